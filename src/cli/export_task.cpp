#include "cli/export_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/words.h"
#include "cli/console.h"
#include "cli/parse_moment.h"
#include "export/left_behind.h"
#include "export/scene_hash.h"
#include "export/write_file.h"
#include "files/files.h"

namespace lectern {
namespace {

// Which build this is: its own bytes, so that a program that paints differently never reuses what another one painted.
std::string program_mark() {
  static const std::string mark = [] {
    const auto program = read_file("/proc/self/exe");
    return program ? hash_of(program->data) : std::string(LECTERN_VERSION);
  }();
  return mark;
}

// Who writes these means a file, and would be surprised by a folder of that name.
constexpr std::array<std::string_view, 22> kForeignEndings{"gif", "bmp",  "tif", "tiff", "avif", "heic", "svgz", "ppt",
                                                           "odp", "key",  "doc", "docx", "odt",  "ps",   "eps",  "mp4",
                                                           "mov", "webm", "gz",  "zip",  "json", "tex"};

// "out/" means "out".
std::string without_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

// Of the file that is written, or of those in a folder: "pdf", "notes.pdf"; empty for a kit.
std::string ending_written(const ExportDestination& out) {
  return out.file.empty() ? std::string(ending_of(out.kind)) : ending_of_path(out.file);
}

bool bears_date(const ExportDestination& out) {
  const std::string ending = ending_written(out);
  return out.kind == ExportKind::kit || ending.ends_with("pdf") || ending == "pptx";
}

// A file's steps are clicks in it, pages or pictures of their own; elsewhere a slide is always the finished one.
bool has_choice_of_steps(ExportKind kind) {
  switch (kind) {
    case ExportKind::html:  // its steps are always there
    case ExportKind::notes:
    case ExportKind::markdown:
    case ExportKind::text:
      return false;
    default:
      return true;
  }
}

}  // namespace

Result<std::optional<std::int64_t>> date_of(const ExportCommand& command, const ExportDestination& out) {
  if (command.created || !bears_date(out)) return command.created;
  const char* value = std::getenv("SOURCE_DATE_EPOCH");  // NOLINT(concurrency-mt-unsafe): nobody here sets variables
  if (value == nullptr || *value == '\0') return std::nullopt;
  const auto moment = parse_moment(value);
  if (!moment)
    return std::unexpected(Error{fmt::format("not a date: the environment has SOURCE_DATE_EPOCH={}", value),
                                 "it is in seconds since 1970; unset it, or give --created"});
  return moment;
}

std::string ending_of_path(std::string_view path) {
  const std::string_view name = path.substr(path.find_last_of('/') + 1);
  const std::size_t dot = name.find_last_of('.');
  return dot == std::string_view::npos || dot == 0 ? std::string() : lower_ascii(name.substr(dot + 1));
}

Result<ExportDestination> destination_of(const ExportCommand& command) {
  if (command.output == "-")
    return std::unexpected(
        Error{"-o - would be standard output, and only files are written", "write a folder or a file: -o out"});
  const std::string ending = ending_of_path(command.output);
  const auto said = export_kind_from_ending(ending);
  const ExportKind kind = command.kind.value_or(said.value_or(ExportKind::png));
  if (!said && std::ranges::find(kForeignEndings, std::string_view(ending)) != kForeignEndings.end()) {
    return std::unexpected(Error{fmt::format("this version cannot write {}: {}", ending, command.output),
                                 ending == "json" ? "lectern outline DECK --format json lists the slides"
                                                  : "lectern export --help lists what it writes"});
  }
  if (!said) return ExportDestination{kind, without_slashes(command.output), {}};  // whatever dots its name has

  if (shape_of(kind) == ExportShape::folder) {
    return std::unexpected(
        Error{fmt::format("--format {} writes several files, and {} names one", name_of(kind), command.output),
              "give a folder"});
  }
  if (!may_end_in(kind, ending)) {
    return std::unexpected(Error{fmt::format("{} says {}, and --format says {}", command.output, ending, name_of(kind)),
                                 "leave --format out, or name the file accordingly"});
  }
  for (const std::string& deck : command.decks) {
    if (same_file(deck, command.output))
      return std::unexpected(Error{fmt::format("{} is the deck itself", command.output), "choose another name"});
  }
  if (command.decks.size() > 1) {
    return std::unexpected(
        Error{fmt::format("{} can hold one {}, and {} decks were named", command.output,
                          shape_of(kind) == ExportShape::pages ? "picture" : "deck", command.decks.size()),
              "give a folder"});
  }
  return ExportDestination{kind, {}, command.output};
}

std::optional<Error> notes_trouble(const ExportCommand& command, ExportKind kind) {
  if (command.notes && notes_rule_of(kind) == NotesRule::never) {
    return Error{fmt::format("{} holds no notes, and --notes was given", name_of(kind)),
                 "leave --notes out, or choose --format notes"};
  }
  if (!command.notes && notes_rule_of(kind) == NotesRule::required) {
    return Error{fmt::format("{} is nothing but the speaker's notes", name_of(kind)), "add --notes if they may leave"};
  }
  return std::nullopt;
}

std::optional<Error> option_trouble(const ExportCommand& command, const ExportDestination& out) {
  const ExportKind kind = out.kind;
  const ImageExportOptions& images = command.images;
  if (images.encoding.transparent && shape_of(kind) != ExportShape::pages)
    return Error{fmt::format("{} cannot be transparent", name_of(kind)), "--transparent is for png, webp and svg"};

  const std::string ending = ending_written(out);
  const auto idle = [&](std::string_view option, std::string_view use) {
    return Error{fmt::format("{} is for {}, and {} is to be written", option, use, ending.empty() ? "a kit" : ending),
                 "leave it out"};
  };
  if (command.created && !bears_date(out)) return idle("--created", "pdf and pptx");
  if (command.steps_said && !has_choice_of_steps(kind)) {
    return kind == ExportKind::html ? Error{"--steps is for pictures, pdf and pptx, and html is to be written",
                                            "leave it out: in html each step is there"}
                                    : idle("--steps", "pictures, pdf and pptx");
  }
  if (command.outline_text && kind != ExportKind::svg) return idle("--outline-text", "svg");
  const bool jpeg = ending == "jpg" || ending == "jpeg";
  const bool pixels = jpeg || ending == "png" || ending == "webp" || kind == ExportKind::kit ||
                      (kind == ExportKind::contact && ending != "pdf");
  const bool pictures = command.pictures && kind == ExportKind::html;
  if (command.pictures && kind != ExportKind::html && kind != ExportKind::kit) return idle("--pictures", "html");
  const bool sized = pixels || pictures || kind == ExportKind::svg || kind == ExportKind::contact;
  const bool could = kind == ExportKind::html && (images.size.width > 0 || command.scale_said);
  if (could && !pictures)
    return Error{"--size and --scale are for pictures, and html is to be written", "leave it out, or add --pictures"};
  if (!sized && images.size.width > 0) return idle("--size", "pictures");
  if (!sized && command.scale_said) return idle("--scale", "pictures");
  if (!jpeg && command.quality_said) return idle("--quality", "jpg");
  if (((!pixels && !pictures) || jpeg) && command.compression_said) return idle("--compression", "png and webp");
  if (!pixels && kind != ExportKind::svg && command.reuse) return idle("--reuse", "pictures");
  return std::nullopt;
}

bool ExportTask::with_notes() const {
  return command.notes || notes_rule_of(out.kind) == NotesRule::implied;
}

Result<std::optional<HtmlPictureOptions>> ExportTask::html_pictures(const Briefing& briefing) const {
  if (!command.pictures) return std::nullopt;
  const PixelSize size = picture_size(briefing, command.images);
  if (const auto fits = check_picture_size(size, PictureFormat::png); !fits) return std::unexpected(fits.error());
  return HtmlPictureOptions{size, command.images.encoding.compression};
}

ReuseOptions ExportTask::reuse_options() const {
  if (out.file.empty()) return reuse_options(out.folder);
  return {fmt::format("{}/.{}.reuse", folder_of(out.file), stem_of(out.file)), program_mark()};
}

ReuseOptions ExportTask::reuse_options(std::string_view folder) const {
  return {fmt::format("{}/.{}.reuse", folder, stem), program_mark()};
}

std::string ExportTask::document_path() const {
  return out.file.empty() ? fmt::format("{}/{}.{}", out.folder, stem, ending_of(out.kind)) : out.file;
}

std::unexpected<ExportTrouble> misused(const ExportTask& task, const Error& error) {
  return std::unexpected(ExportTrouble{ExitCode::usage, {fmt::format("{}: {}", task.deck, error.message), error.hint}});
}

std::unexpected<ExportTrouble> failed(const Error& error) {
  return std::unexpected(ExportTrouble{ExitCode::failure, error});
}

void print_findings(const Briefing& briefing, const Diagnostics& diagnostics) {
  print_error(listed(briefing, diagnostics, Severity::warning));
}

void print_left_behind(const ExportTask& task, const Briefing& briefing, const CompiledDeck& deck,
                       const std::string& folder, std::string_view ending) {
  if (task.stop.stop_requested()) return;  // not all pages are counted
  const std::vector<std::string> left = left_behind(briefing, deck, folder, task.stem, ending);
  if (left.empty()) return;
  const std::string others = left.size() == 1 ? "" : fmt::format(" to {}", left.back());
  print_error(fmt::format("{}: warning: {} holds {}{} of an export when the deck was longer\n", task.deck, folder,
                          left.front(), others));
  print_error("  hint: delete what nobody should see\n");
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string pictures_in_words(const ExportReport& report) {
  std::string pictures = counted(report.files, "picture");
  if (report.unchanged == 0) return pictures;
  if (report.unchanged == report.files) return pictures + ", unchanged,";
  return fmt::format("{}, {} of them unchanged,", pictures, report.unchanged);
}

ExportWriter writer_of(ExportKind kind) {
  switch (kind) {
    case ExportKind::png:
    case ExportKind::jpeg:
    case ExportKind::webp:
      return export_as_pictures;
    case ExportKind::html:
      return export_as_html;
    case ExportKind::pdf:
      return export_as_pdf;
    case ExportKind::pptx:
      return export_as_pptx;
    case ExportKind::notes:
      return export_as_notes;
    case ExportKind::handout:
    case ExportKind::contact:
      return export_as_sheets;
    case ExportKind::markdown:
    case ExportKind::text:
      return export_as_notes_text;
    case ExportKind::pdfpc:
      return export_as_pdfpc;
    case ExportKind::svg:
      return export_as_svg;
    case ExportKind::kit:
      return export_as_kit;
  }
  return nullptr;
}

}  // namespace lectern
