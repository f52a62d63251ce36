#include "cli/declare.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <string_view>
#include <utility>
#include <vector>

#include "base/words.h"
#include "export/compile_deck.h"
#include "markdown/deck_settings.h"
#include "markdown/read_deck.h"
#include "theme/load_theme.h"
#include "theme/theme.h"

namespace lectern {

Reply misuse(std::string message, const std::string& hint) {
  std::string text = fmt::format("lectern: {}\n", message);
  if (!hint.empty()) text += fmt::format("  hint: {}\n", hint);
  return {ExitCode::usage, std::move(text)};
}

Reply misuse(const Error& error) {
  return misuse(error.message, error.hint);
}

void add_reading_options(CLI::App& command, ReadingOptions& reading) {
  command.add_option("--theme", reading.theme, "Theme instead of the deck's own (lectern themes lists them)")
      ->type_name("NAME");
  command
      .add_option("--dialect", reading.dialect,
                  "What the deck is written in, whatever it seems to be: native, the only one there is")
      ->type_name("NAME");
  command.add_option("--lang", reading.lang, "Language of the deck, such as ja or en-GB")->type_name("TAG");
  command.add_flag("--allow-outside", reading.allow_outside, "Let the deck read pictures outside its own folder");
}

std::optional<Reply> reading_trouble(const ReadingOptions& reading) {
  const std::string& theme = reading.theme;
  if (!theme.empty() && !is_theme_path(theme) && find_built_in_theme(theme) == nullptr) {
    const std::vector<std::string_view> names = built_in_theme_names();
    const std::string_view nearest = nearest_name(theme, names);
    return misuse(fmt::format("no theme is named {}: --theme {}", theme, theme),
                  nearest.empty() ? fmt::format("the themes are {}; a theme of your own is a file named ... .yaml",
                                                fmt::join(names, ", "))
                                  : fmt::format("did you mean {}?", nearest));
  }
  if (!reading.dialect.empty() && !is_dialect(reading.dialect))
    return misuse(fmt::format("no dialect is named {0}: --dialect {0}", reading.dialect), "the only dialect is native");
  if (!reading.lang.empty() && !is_language_tag(reading.lang))
    return misuse(fmt::format("not a language: --lang {}", reading.lang),
                  "write a BCP 47 tag, such as en, ja or pt-BR");
  return std::nullopt;
}

void add_jobs_option(CLI::App& command, std::optional<int>& jobs) {
  command.add_option("--jobs", jobs, "Threads (default: one for each core)")->type_name("N");
}

std::expected<int, Reply> settle_jobs(std::optional<int> jobs) {
  constexpr int kMostJobs = 256;
  if (!jobs) return default_jobs();
  if (*jobs < 1 || *jobs > kMostJobs)
    return std::unexpected(misuse(fmt::format("not a number of threads: --jobs {}", *jobs), "write 1 to 256"));
  return *jobs;
}

}  // namespace lectern
