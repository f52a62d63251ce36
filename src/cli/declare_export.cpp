#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <charconv>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/declare.h"

namespace lectern {
namespace {

// What is typed, before it is given a meaning.
struct Typed {
  ExportCommand command;
  std::string format;
  std::string size;
  std::string scale;
  std::string slides;
  std::string steps = "last";
  std::string compression = "fast";
  int jobs = 0;
  std::optional<int> quality;
};

void add_options(CLI::App& command, Typed& typed) {
  ExportCommand& exporting = typed.command;
  command.add_option("DECK", exporting.decks, "One briefing or several")->required();
  command
      .add_option("-o,--output", exporting.output,
                  "Folder for the pictures, or a file for one picture (png, jpg, webp) or document (html, pptx)")
      ->type_name("OUT")
      ->required();
  command.add_option("--format", typed.format, "png (the default), jpg, webp, html or pptx")->type_name("NAME");
  command.add_option("--size", typed.size, "Size in pixels, such as 1920x1080")->type_name("WxH");
  command.add_option("--scale", typed.scale, "Size as a factor of 1080 lines, such as 2")->type_name("X");
  command.add_option("--slides", typed.slides, "Slides, such as 1,4-6 (numbers as in lectern outline)")
      ->type_name("LIST");
  command.add_option("--steps", typed.steps, "last (the default): the finished slide; all: a picture for each step")
      ->type_name("last|all");
  command.add_flag("--backup", exporting.images.slides.backup, "Backup slides too");
  add_jobs_option(command, typed.jobs);
  command.add_option("--compression", typed.compression, "fast (the default) or small")->type_name("fast|small");
  command.add_option("--quality", typed.quality, "Of JPEG, 1 to 100 (default: 92)")->type_name("N");
  command.add_flag("--transparent", exporting.images.encoding.transparent, "Leave the slide's paper out (png, webp)");
  command.add_flag("--reuse", exporting.reuse, "Do not paint again what has not changed since the last export there");
  add_reading_options(command, exporting.reading);
  // Known and not offered: answered with a clear word instead of "unknown option".
  command.add_flag("--notes", exporting.notes)->group("");
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
  return misuse(fmt::format("unknown format: --format {}", typed.format), "png, jpg, webp, html and pptx are known");
}

std::optional<Reply> settle_slides(const Typed& typed, ImageExportOptions& images) {
  if (!typed.slides.empty()) {
    auto ranges = parse_slide_ranges(typed.slides);
    if (!ranges) return misuse(ranges.error());
    images.slides.ranges = *ranges;
  }
  if (typed.steps != "last" && typed.steps != "all")
    return misuse(fmt::format("unknown choice: --steps {}", typed.steps), "write last or all");
  images.steps = typed.steps == "all" ? StepChoice::all : StepChoice::last;
  return std::nullopt;
}

std::expected<Invocation, Reply> settled(const Typed& typed) {
  ExportCommand exporting = typed.command;
  ImageExportOptions& images = exporting.images;
  if (auto reply = settle_format(typed, exporting)) return std::unexpected(*reply);
  if (auto reply = settle_sizes(typed, images)) return std::unexpected(*reply);
  if (auto reply = settle_slides(typed, images)) return std::unexpected(*reply);
  if (typed.compression != "fast" && typed.compression != "small") {
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
  CLI::App* command = root.add_subcommand("export", "Write slides as pictures");
  add_options(*command, *typed);
  return {command, [typed] { return settled(*typed); }};
}

}  // namespace lectern
