// Themes listed, printed as files, or shown by a specimen of every layout.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/open_deck.h"
#include "cli/signals.h"
#include "export/export_images.h"
#include "files/files.h"
#include "theme/load_theme.h"
#include "theme/specimen.h"

namespace lectern {
namespace {

constexpr std::string_view kSpecimenName = "specimen.md";

int failed(const Error& error, ExitCode code) {
  print_error(error);
  return static_cast<int>(code);
}

// A theme in the specimen: what a deck that asked for it would have.
std::shared_ptr<const Briefing> specimen_in(const std::string& theme, const std::shared_ptr<const FontSet>& fonts) {
  ReadingOptions reading;
  reading.theme = theme;
  BriefingInputs inputs;
  inputs.file_name = kSpecimenName;
  inputs.source = shared_bytes(std::string(specimen_deck()));
  inputs.files = specimen_files();
  inputs.fonts = fonts;
  inputs.theme = theme;
  inputs.theme_files = theme_folder(reading);
  return read_briefing(inputs);
}

// A misspelt or missing theme would otherwise be shown as the default one. What is amiss inside a file is listed.
std::optional<Error> trouble_of(const Briefing& briefing) {
  for (const Diagnostic& diagnostic : briefing.diagnostics.items()) {
    if (diagnostic.code == "unknown-theme" || diagnostic.code == "missing-theme")
      return Error{diagnostic.message, diagnostic.hint};
  }
  return std::nullopt;
}

std::string theme_stem(const std::string& theme) {
  return is_theme_path(theme) ? stem_of(theme) : theme;
}

int export_specimen(const Briefing& briefing, const std::string& theme, const ThemesCommand& command,
                    const std::stop_token& stop) {
  ImageExportOptions images;
  images.folder = fmt::format("{}/{}", command.output, theme_stem(theme));
  images.stem = theme_stem(theme);
  images.jobs = command.jobs;
  images.stop = stop;
  const auto plan = plan_images(briefing, images);
  if (!plan) return failed(plan.error(), ExitCode::usage);
  print_error(listed(briefing, plan->deck.diagnostics, Severity::warning));
  Result<ExportReport> report = ExportReport{};
  {
    ProgressBar bar(theme);
    report =
        export_images(briefing, *plan, images, [&](std::size_t done, std::size_t total) { bar.show(done, total); });
  }
  if (!report) return failed(report.error(), ExitCode::failure);
  print_out(fmt::format("{}: {} pictures in {}{}\n", theme, report->files, images.folder,
                        report->stopped ? ", stopped early" : ""));
  return static_cast<int>(ExitCode::done);
}

int print_theme(const std::string& theme) {
  const auto briefing = specimen_in(theme, open_fonts());
  if (const auto trouble = trouble_of(*briefing)) return failed(*trouble, ExitCode::failure);
  print_error(listed(*briefing, {}, Severity::warning));
  print_out(write_theme(briefing->theme));
  return static_cast<int>(ExitCode::done);
}

// Two themes of one name would write over each other's pictures.
std::optional<Error> equal_names(const std::vector<std::string>& themes) {
  std::map<std::string, std::string> known;
  for (const std::string& theme : themes) {
    const auto [place, fresh] = known.try_emplace(theme_stem(theme), theme);
    if (!fresh)
      return Error{fmt::format("{} and {} would write pictures of the same names", place->second, theme),
                   "export them into different folders"};
  }
  return std::nullopt;
}

}  // namespace

int run_themes(const ThemesCommand& command) {
  if (command.print) return print_theme(command.themes.front());
  std::vector<std::string> themes = command.themes;
  if (themes.empty()) {
    const auto names = built_in_theme_names();
    themes.assign(names.begin(), names.end());
  }
  if (command.output.empty()) {
    for (const std::string& theme : themes) print_out(theme + "\n");
    return static_cast<int>(ExitCode::done);
  }
  if (const auto trouble = equal_names(themes)) return failed(*trouble, ExitCode::usage);
  const SignalWatch signals;
  const auto fonts = open_fonts();
  int code = 0;
  for (const std::string& theme : themes) {
    const auto briefing = specimen_in(theme, fonts);
    if (const auto trouble = trouble_of(*briefing)) return failed(*trouble, ExitCode::failure);
    code = std::max(code, export_specimen(*briefing, theme, command, signals.stop()));
    if (signals.caught() != 0) return 128 + signals.caught();
  }
  return code;
}

}  // namespace lectern
