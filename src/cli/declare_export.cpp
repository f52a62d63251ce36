#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/declare.h"
#include "cli/export_task.h"
#include "cli/parse_moment.h"

namespace lectern {
namespace {

// What is typed, before it is given a meaning.
struct Typed {
  ExportCommand command;
  std::string format;
  std::string size;
  std::string scale;
  std::string slides;
  std::string created;
  std::string steps;
  std::string compression;
  std::optional<int> jobs;
  std::optional<int> quality;
  std::string paper;
  std::optional<int> per_page;
  std::optional<int> columns;
};

// "png, jpg, webp ...", of the kinds that this version writes.
std::string written_formats() {
  std::string names;
  for (const ExportKind kind : export_kinds()) {
    if (writer_of(kind) == nullptr) continue;
    if (!names.empty()) names += ", ";
    names += name_of(kind);
  }
  return names;
}

void add_options(CLI::App& command, Typed& typed) {
  ExportCommand& exporting = typed.command;
  command.add_option("DECK", exporting.decks, "One briefing or several")->required();
  command
      .add_option("-o,--output", exporting.output,
                  "A folder; or a file: of one picture (png, jpg, webp, svg), or a document (pdf, pptx, html ...)")
      ->type_name("OUT")
      ->required();
  command.add_option("--format", typed.format, fmt::format("What to write: {}", written_formats()))->type_name("NAME");
  command.add_option("--size", typed.size, "Size in pixels, such as 1920x1080")->type_name("WxH");
  command.add_option("--scale", typed.scale, "Size as a factor of 1080 lines, such as 2")->type_name("X");
  command.add_option("--slides", typed.slides, "Slides, such as 1,4-6 (numbers as in lectern outline)")
      ->type_name("LIST");
  command
      .add_option("--steps", typed.steps,
                  "last (the default): the finished slide; all: a picture or page for each step (pptx: a click)")
      ->type_name("last|all");
  command.add_flag("--backup", exporting.images.slides.backup, "Backup slides too");
  add_jobs_option(command, typed.jobs);
  command.add_option("--compression", typed.compression, "fast (the default) or small")->type_name("fast|small");
  command.add_option("--quality", typed.quality, "Of JPEG, 1 to 100 (default: 92)")->type_name("N");
  command.add_flag("--transparent", exporting.images.encoding.transparent,
                   "Leave the slide's paper out (png, webp, svg)");
  command.add_flag("--pictures", exporting.pictures,
                   "Of HTML (and a kit's): slides as pictures, the pixels of the PNG, with their text unseen above");
  command.add_flag("--reuse", exporting.reuse,
                   "Leave pictures and svg alone that have not changed since the last export there");
  command.add_flag("--notes", exporting.notes,
                   "The speaker's notes may be in what is written (pptx, html, handout, md, txt, pdfpc; beside a pdf)");
  command.add_flag("--ink", exporting.ink, "With what was drawn on the slides during talks");
  command
      .add_option("--paper", typed.paper,
                  "Of notes and handouts: a4 (the default) or letter; of a PDF instead of the slide's size")
      ->type_name("a4|letter");
  command.add_option("--per-page", typed.per_page, "Slides on a page of a handout: 2, 3 (the default), 4, 6 or 9")
      ->type_name("N");
  command.add_option("--columns", typed.columns, "Of a contact sheet (default: 4, fewer for few slides)")
      ->type_name("N");
  command.add_flag("--outline-text", exporting.outline_text, "Of SVG: letters as paths instead of text");
  command
      .add_option(
          "--created", typed.created,
          "Date that a PDF or PPTX bears, such as 2015-02-07 (default: none, or SOURCE_DATE_EPOCH where it is set)")
      ->type_name("DATE");
  add_reading_options(command, exporting.reading);
}

std::optional<PixelSize> parse_size(std::string_view text) {
  const std::size_t cross = text.find_first_of("xX");
  if (cross == std::string_view::npos) return std::nullopt;
  PixelSize size;
  const auto read = [](std::string_view digits, int& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size();
  };
  if (!read(text.substr(0, cross), size.width) || !read(text.substr(cross + 1), size.height)) return std::nullopt;
  return size;
}

std::optional<Reply> settle_sizes(const Typed& typed, ImageExportOptions& images) {
  if (!typed.size.empty() && !typed.scale.empty())
    return misuse("--size and --scale were both given", "leave one of them out");
  if (!typed.size.empty()) {
    const auto size = parse_size(typed.size);
    if (!size || size->width < 1 || size->height < 1) {
      return misuse(fmt::format("not a size: --size {}", typed.size),
                    "write width and height in pixels, such as 1920x1080");
    }
    images.size = *size;
  }
  if (!typed.scale.empty()) {
    const std::string_view text = typed.scale;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), images.scale);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(images.scale) || images.scale <= 0) {
      return misuse(fmt::format("not a scale: --scale {}", text), "write a factor above 0, such as 2 or 0.5");
    }
  }
  return std::nullopt;
}

std::optional<Reply> settle_format(const Typed& typed, ExportCommand& exporting) {
  if (typed.format.empty()) return std::nullopt;
  exporting.kind = export_kind_from_name(typed.format);
  if (exporting.kind) return std::nullopt;
  return misuse(fmt::format("unknown format: --format {}", typed.format),
                fmt::format("known are {}", written_formats()));
}

std::optional<Reply> settle_slides(const Typed& typed, ImageExportOptions& images) {
  if (!typed.slides.empty()) {
    auto ranges = parse_slide_ranges(typed.slides);
    if (!ranges) return misuse(ranges.error());
    images.slides.ranges = *ranges;
  }
  if (!typed.steps.empty() && typed.steps != "last" && typed.steps != "all")
    return misuse(fmt::format("unknown choice: --steps {}", typed.steps), "write last or all");
  images.steps = typed.steps == "all" ? StepChoice::all : StepChoice::last;
  return std::nullopt;
}

// Options of sheets are refused where there are none, for they would do nothing.
std::optional<Reply> settle_sheets(const Typed& typed, ExportCommand& exporting) {
  const auto only_for = [&](const char* option, std::initializer_list<ExportKind> kinds) -> std::optional<Reply> {
    if (exporting.kind && std::ranges::find(kinds, *exporting.kind) != kinds.end()) return std::nullopt;
    std::string names;
    for (const ExportKind& kind : kinds) {
      if (!names.empty()) names += &kind == kinds.end() - 1 ? " or " : ", ";
      names += name_of(kind);
    }
    return misuse(fmt::format("{} is for --format {}", option, names), "leave it out, or say the format");
  };
  if (!typed.paper.empty()) {
    const auto paper = paper_from_name(typed.paper);
    if (!paper) return misuse(fmt::format("unknown paper: --paper {}", typed.paper), "write a4 or letter");
    exporting.sheets.paper = *paper;
    const std::string ending = ending_of_path(exporting.output);
    const auto kind = exporting.kind ? exporting.kind : export_kind_from_ending(ending);
    if (kind == ExportKind::notes && (ending == "md" || ending == "txt"))
      return misuse(fmt::format("--paper is for paper, and {} is to be written", ending), "leave it out");
    exporting.pages_on_paper = kind == ExportKind::pdf;
    if (!exporting.pages_on_paper) {
      if (auto reply = only_for("--paper", {ExportKind::notes, ExportKind::handout, ExportKind::pdf})) return reply;
    }
  }
  if (typed.per_page) {
    if (auto reply = only_for("--per-page", {ExportKind::handout})) return reply;
    if (!is_handout_division(*typed.per_page))
      return misuse(fmt::format("a handout cannot have {} slides a page", *typed.per_page), "write 2, 3, 4, 6 or 9");
    exporting.sheets.per_sheet = *typed.per_page;
  }
  if (typed.columns) {
    if (auto reply = only_for("--columns", {ExportKind::contact})) return reply;
    if (*typed.columns < 1 || *typed.columns > kMostContactColumns)
      return misuse(fmt::format("not a number of columns: --columns {}", *typed.columns),
                    fmt::format("write 1 to {}", kMostContactColumns));
    exporting.sheets.columns = *typed.columns;
  }
  return std::nullopt;
}

std::expected<Invocation, Reply> settled(const Typed& typed) {
  ExportCommand exporting = typed.command;
  ImageExportOptions& images = exporting.images;
  if (auto reply = settle_format(typed, exporting)) return std::unexpected(*reply);
  if (auto reply = settle_sizes(typed, images)) return std::unexpected(*reply);
  if (auto reply = settle_slides(typed, images)) return std::unexpected(*reply);
  exporting.steps_said = !typed.steps.empty();
  exporting.scale_said = !typed.scale.empty();
  exporting.quality_said = typed.quality.has_value();
  exporting.compression_said = !typed.compression.empty();
  if (auto reply = settle_sheets(typed, exporting)) return std::unexpected(*reply);
  if (!typed.created.empty()) {
    exporting.created = parse_moment(typed.created);
    if (!exporting.created) {
      return std::unexpected(misuse(fmt::format("not a date: --created {}", typed.created),
                                    "write 2015-02-07, 2015-02-07T12:30:00Z, or seconds since 1970"));
    }
  }
  if (exporting.compression_said && typed.compression != "fast" && typed.compression != "small") {
    return std::unexpected(
        misuse(fmt::format("unknown choice: --compression {}", typed.compression), "write fast or small"));
  }
  images.encoding.compression = typed.compression == "small" ? Compression::small : Compression::fast;
  if (typed.quality && (*typed.quality < 1 || *typed.quality > 100))
    return std::unexpected(misuse(fmt::format("not a quality: --quality {}", *typed.quality), "write 1 to 100"));
  images.encoding.quality = typed.quality.value_or(kUsualQuality);
  const auto jobs = settle_jobs(typed.jobs);
  if (!jobs) return std::unexpected(jobs.error());
  images.jobs = *jobs;
  return exporting;
}

}  // namespace

DeclaredCommand declare_export(CLI::App& root) {
  const auto typed = std::make_shared<Typed>();
  CLI::App* command = root.add_subcommand("export", "Write slides as pictures, PDF, PPTX, HTML, paper");
  add_options(*command, *typed);
  return {command, [typed] { return settled(*typed); }};
}

}  // namespace lectern
