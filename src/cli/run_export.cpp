#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "base/words.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/open_deck.h"
#include "cli/signals.h"
#include "export/export_images.h"
#include "export/write_file.h"
#include "files/files.h"

namespace lectern {
namespace {

constexpr std::array<std::string_view, 4> kLaterEndings{"pdf", "pptx", "html", "svg"};

// Ending of the last part of a path, without the dot, in lower case; empty when there is none.
std::string ending_of_path(std::string_view path) {
  const std::string_view name = path.substr(path.find_last_of('/') + 1);
  const std::size_t dot = name.find_last_of('.');
  return dot == std::string_view::npos || dot == 0 ? std::string() : lower_ascii(name.substr(dot + 1));
}

int misused(const Error& error) {
  print_error(error);
  return static_cast<int>(ExitCode::usage);
}

int failed(const Error& error) {
  print_error(error);
  return static_cast<int>(ExitCode::failure);
}

// Decides between a folder and one picture's own file. Nothing when all is well.
std::optional<Error> settle_output(const ExportCommand& command, ImageExportOptions& images) {
  const std::string ending = ending_of_path(command.output);
  if (std::ranges::find(kLaterEndings, ending) != kLaterEndings.end()) {
    return Error{fmt::format("this version cannot write {} yet: {}", ending, command.output),
                 "give a folder for pictures, or a name that ends in .png, .jpg or .webp for one"};
  }
  const auto format = picture_format_from_name(ending);
  images.format = command.format.value_or(format.value_or(PictureFormat::png));
  if (!format) {
    images.folder = command.output;
    return std::nullopt;
  }
  if (*format != images.format) {
    return Error{fmt::format("{} says {}, and --format says {}", command.output, ending, ending_of(images.format)),
                 "leave --format out, or name the file accordingly"};
  }
  if (command.decks.size() > 1) {
    return Error{fmt::format("{} can hold one picture, and {} decks were named", command.output, command.decks.size()),
                 "give a folder"};
  }
  for (const std::string& deck : command.decks) {
    if (same_file(deck, command.output))
      return Error{fmt::format("{} is the deck itself", command.output), "choose another name"};
  }
  images.file = command.output;
  return std::nullopt;
}

// Two decks of one name would write over each other's pictures.
std::optional<Error> equal_names(const std::vector<std::string>& decks) {
  std::map<std::string, const std::string*> known;
  for (const std::string& deck : decks) {
    const auto [place, fresh] = known.try_emplace(stem_of(deck), &deck);
    if (!fresh) {
      return Error{fmt::format("{} and {} would write pictures of the same names", *place->second, deck),
                   "export them into different folders"};
    }
  }
  return std::nullopt;
}

std::string size_in_words(std::uint64_t bytes) {
  constexpr double kMega = 1e6;
  constexpr double kKilo = 1e3;
  const auto size = static_cast<double>(bytes);
  return size < kMega ? fmt::format("{:.0f} kB", size / kKilo) : fmt::format("{:.1f} MB", size / kMega);
}

int export_one(const std::string& path, const ExportCommand& command, ImageExportOptions images,
               const std::shared_ptr<const FontSet>& fonts) {
  const auto briefing = open_deck(path, command.reading, fonts);
  if (!briefing) return failed(briefing.error());
  images.stem = stem_of(path);
  const auto plan = plan_images(**briefing, images);
  if (!plan) return misused({fmt::format("{}: {}", path, plan.error().message), plan.error().hint});
  print_error(listed(**briefing, plan->deck.diagnostics, Severity::warning));

  Result<ExportReport> report = ExportReport{};
  {
    ProgressBar bar(path);
    report =
        export_images(**briefing, *plan, images, [&](std::size_t done, std::size_t total) { bar.show(done, total); });
  }
  if (!report) return failed(report.error());
  const std::string where =
      images.file.empty() ? fmt::format("in {}", images.folder) : fmt::format("as {}", images.file);
  print_out(fmt::format("{}: {} {} {}, {}{}\n", path, report->files, report->files == 1 ? "picture" : "pictures", where,
                        size_in_words(report->bytes), report->stopped ? ", stopped early" : ""));
  return static_cast<int>(ExitCode::done);
}

}  // namespace

int run_export(const ExportCommand& command) {
  ImageExportOptions images = command.images;
  if (const auto trouble = settle_output(command, images)) return misused(*trouble);
  if (const auto trouble = equal_names(command.decks)) return misused(*trouble);

  const SignalWatch signals;
  images.stop = signals.stop();
  const auto fonts = open_fonts();
  int code = 0;
  for (const std::string& deck : command.decks) {
    code = std::max(code, export_one(deck, command, images, fonts));
    if (signals.caught() != 0) return 128 + signals.caught();
  }
  return code;
}

}  // namespace lectern
