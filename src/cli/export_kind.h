#pragma once
// What a deck can be exported as: the names of --format, and how they show in the name of a file.

#include <optional>
#include <span>
#include <string_view>

#include "export/encode_image.h"

namespace lectern {

enum class ExportKind {
  png,
  jpeg,
  webp,
  svg,
  pdf,
  pptx,
  html,
  notes,     ///< paper for the speaker: slides above their notes
  handout,   ///< paper for the room
  contact,   ///< sheets of small slides
  markdown,  ///< the speaking notes
  text,      ///< the same as plain text
  pdfpc,     ///< the notes as pdfpc reads them
  kit,       ///< one of each for another person's computer
};

/// What an export of one deck comes to.
enum class ExportShape {
  pages,     ///< a file for each page or step; OUT is a folder, or a file when there is one
  document,  ///< one file; OUT is that file, or a folder for it
  folder,    ///< several kinds of files; OUT is a folder
};

/// "png", "jpg", "notes" ...: what --format takes.
std::string_view name_of(ExportKind kind);
/// Reads it, in any case; "jpeg" is "jpg".
std::optional<ExportKind> export_kind_from_name(std::string_view name);

/// All of them, in the order in which help lists them.
std::span<const ExportKind> export_kinds();

ExportShape shape_of(ExportKind kind);

/// What a kind has to do with the speaker's notes. Nothing private leaves by default.
enum class NotesRule {
  never,       ///< it cannot hold them: --notes is refused
  when_asked,  ///< with --notes only
  required,    ///< it is nothing but notes, and wants --notes said
  implied,     ///< `notes` says it itself
};

NotesRule notes_rule_of(ExportKind kind);

/// What follows the stem in the name of a document: "pdf", "notes.pdf". Of pages: the ending of each.
std::string_view ending_of(ExportKind kind);

/// What a file's ending (without its dot, in lower case) says when --format is silent.
std::optional<ExportKind> export_kind_from_ending(std::string_view ending);

/// True when a file of that ending may hold the kind: notes may be a .pdf or a .md, a contact sheet a .png or a .pdf.
bool may_end_in(ExportKind kind, std::string_view ending);

/// Of kinds whose files are pictures of ours.
std::optional<PictureFormat> picture_format_of(ExportKind kind);

}  // namespace lectern
