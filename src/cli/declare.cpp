#include "cli/declare.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <utility>

#include "export/compile_deck.h"

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
  command.add_option("--dialect", reading.dialect, "Dialect of Markdown instead of the one the deck shows")
      ->type_name("NAME");
  command.add_option("--lang", reading.lang, "Language of the deck, such as ja or en-GB")->type_name("TAG");
  command.add_flag("--allow-outside", reading.allow_outside, "Let the deck read pictures outside its own folder");
}

void add_jobs_option(CLI::App& command, int& jobs) {
  command.add_option("--jobs", jobs, "Threads (default: one for each core)")->type_name("N");
}

std::expected<int, Reply> settle_jobs(int jobs) {
  constexpr int kMostJobs = 256;
  if (jobs < 0 || jobs > kMostJobs)
    return std::unexpected(misuse(fmt::format("not a number of threads: --jobs {}", jobs), "write 1 to 256"));
  return jobs == 0 ? default_jobs() : jobs;
}

}  // namespace lectern
