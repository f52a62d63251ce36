#pragma once
// The commands as the parser knows them: each has a file that declares its options and settles what was typed. Private
// to the command line.

#include <expected>
#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "cli/command_line.h"

namespace CLI {
class App;
}

namespace lectern {

/// A command of the parser. `settle` gives its typed words their meaning, once they were parsed; it owns those words.
struct DeclaredCommand {
  CLI::App* app = nullptr;  ///< owned by the root
  std::function<std::expected<Invocation, Reply>()> settle;
};

/// The root's own words are those of `present`: `lectern DECK` shows a deck.
DeclaredCommand declare_present(CLI::App& root);
DeclaredCommand declare_export(CLI::App& root);
DeclaredCommand declare_check(CLI::App& root);
DeclaredCommand declare_outline(CLI::App& root);
DeclaredCommand declare_new(CLI::App& root);
DeclaredCommand declare_themes(CLI::App& root);
DeclaredCommand declare_fonts(CLI::App& root);
DeclaredCommand declare_keys(CLI::App& root);
DeclaredCommand declare_rehearse(CLI::App& root);
DeclaredCommand declare_report(CLI::App& root);

/// A mistake of the person who typed: exit code 2, the message and its hint.
Reply misuse(std::string message, const std::string& hint = {});
Reply misuse(const Error& error);

/// --theme, --dialect, --lang, --allow-outside.
void add_reading_options(CLI::App& command, ReadingOptions& reading);

/// What is wrong with them: a theme that is not built in (files are another matter), a language that is none.
std::optional<Reply> reading_trouble(const ReadingOptions& reading);

/// --jobs, and its meaning: one for each core when it was not given.
void add_jobs_option(CLI::App& command, std::optional<int>& jobs);
std::expected<int, Reply> settle_jobs(std::optional<int> jobs);

}  // namespace lectern
