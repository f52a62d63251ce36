#pragma once
// What the exports of all kinds share: where one deck's output goes, and what a writer is given and says. A kind of
// output is one function here, one file run_export_KIND.cpp, and one line in writer_of().

#include <cstdint>
#include <expected>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/result.h"
#include "briefing/briefing.h"
#include "cli/command_line.h"
#include "cli/export_kind.h"
#include "export/compile_deck.h"
#include "export/html_pictures.h"

namespace lectern {

/// What OUT means, decided before any deck is read.
struct ExportDestination {
  ExportKind kind = ExportKind::png;
  std::string folder;  ///< for one file a deck or a page; made when it is missing. Empty when `file` is given
  std::string file;    ///< the one file, whose ending fits the kind
};

/// OUT that ends as a file does is that file, all else is a folder. Errors are misuse: an ending that contradicts
/// --format, one file for several decks, a deck itself, a folder's kind into a file.
Result<ExportDestination> destination_of(const ExportCommand& command);

/// The notes' rule: --notes where there is no place for them, or none where they are all there is.
std::optional<Error> notes_trouble(const ExportCommand& command, ExportKind kind);

/// Options that would do nothing for what is to be written, so that a person would miss their effect: --transparent for
/// a document, --quality for a PNG.
std::optional<Error> option_trouble(const ExportCommand& command, const ExportDestination& out);

/// The date that what is to be written bears: that of --created, else SOURCE_DATE_EPOCH as build systems set it, which
/// is not looked at for what has no date. Its error is misuse: the variable holds no date.
Result<std::optional<std::int64_t>> date_of(const ExportCommand& command, const ExportDestination& out);

/// Ending of the last part of a path, without the dot, in lower case; empty when there is none.
std::string ending_of_path(std::string_view path);

/// One deck to be exported.
struct ExportTask {
  const ExportCommand& command;
  const ExportDestination& out;
  std::string deck;  ///< as it was typed
  std::string stem;  ///< of the deck's file: what names begin with
  std::stop_token stop;

  /// True when the speaker's notes may be in what is written.
  bool with_notes() const;

  /// How an HTML file's pages are to be pictures; nothing where they are not. Its error is misuse: a size out of
  /// bounds.
  Result<std::optional<HtmlPictureOptions>> html_pictures(const Briefing& briefing) const;

  /// The record lies beside the files, hidden, named after the deck or after the one file.
  ReuseOptions reuse_options() const;
  /// The same for files in another folder than OUT.
  ReuseOptions reuse_options(std::string_view folder) const;

  /// The one file of a document: OUT, or STEM.ending in its folder.
  std::string document_path() const;
};

/// What was written, for the line that is printed.
struct ExportSummary {
  std::string what;   ///< "12 pictures", "34 pages", "1 picture"
  std::string where;  ///< "in out", "as talk.pdf"
  std::uint64_t bytes = 0;
  bool stopped = false;
};

/// Why nothing, or not all, was written.
struct ExportTrouble {
  ExitCode code = ExitCode::failure;
  Error error;
};

using ExportOutcome = std::expected<ExportSummary, ExportTrouble>;

/// A mistake in what was asked of this deck (exit code 2); the machine's trouble (3).
std::unexpected<ExportTrouble> misused(const ExportTask& task, const Error& error);
std::unexpected<ExportTrouble> failed(const Error& error);

/// Lists warnings and errors on standard error. They never make an export fail.
void print_findings(const Briefing& briefing, const Diagnostics& diagnostics);

/// Warns of pictures that an export left in the folder when the deck was longer: they would be shown, or given away,
/// with the others. They are never deleted, since they may be all that is left of what they show.
void print_left_behind(const ExportTask& task, const Briefing& briefing, const CompiledDeck& deck,
                       const std::string& folder, std::string_view ending);

/// "1 picture", "12 pictures".
std::string counted(std::size_t count, std::string_view noun);

/// "12 pictures", "1 picture, unchanged", "12 pictures, 9 of them unchanged".
std::string pictures_in_words(const ExportReport& report);

/// Writes one deck. Prints nothing but findings and a ProgressBar; a stop that was asked for is no trouble.
using ExportWriter = ExportOutcome (*)(const ExportTask& task, const Briefing& briefing);

ExportOutcome export_as_pictures(const ExportTask& task, const Briefing& briefing);
ExportOutcome export_as_html(const ExportTask& task, const Briefing& briefing);
ExportOutcome export_as_pdf(const ExportTask& task, const Briefing& briefing);
ExportOutcome export_as_svg(const ExportTask& task, const Briefing& briefing);
ExportOutcome export_as_pptx(const ExportTask& task, const Briefing& briefing);
ExportOutcome export_as_kit(const ExportTask& task, const Briefing& briefing);
ExportOutcome export_as_sheets(const ExportTask& task, const Briefing& briefing);  ///< handout, contact, notes on paper
ExportOutcome export_as_notes(const ExportTask& task, const Briefing& briefing);   ///< on paper or as text
ExportOutcome export_as_notes_text(const ExportTask& task, const Briefing& briefing);
ExportOutcome export_as_pdfpc(const ExportTask& task, const Briefing& briefing);

/// Null for a kind that this version cannot write yet.
ExportWriter writer_of(ExportKind kind);

}  // namespace lectern
