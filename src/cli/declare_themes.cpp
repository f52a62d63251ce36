// `themes`, `fonts` and `new`: what there is to start from.

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <optional>

#include "cli/declare.h"

namespace lectern {
namespace {

struct Typed {
  ThemesCommand command;
  std::optional<int> jobs;
};

std::expected<Invocation, Reply> settled(const Typed& typed) {
  ThemesCommand themes = typed.command;
  if (themes.print && !themes.output.empty())
    return std::unexpected(misuse("--print and --output exclude each other", "a theme is printed or exported"));
  if (themes.print && themes.themes.size() != 1)
    return std::unexpected(misuse("--print prints one theme", "name it: lectern themes --print chancery"));
  if (!themes.themes.empty() && !themes.print && themes.output.empty())
    return std::unexpected(misuse(fmt::format("what to do with {} was not said", themes.themes.front()),
                                  "-o DIR exports its specimen, --print prints it"));
  const auto jobs = settle_jobs(typed.jobs);
  if (!jobs) return std::unexpected(jobs.error());
  themes.jobs = *jobs;
  return themes;
}

}  // namespace

DeclaredCommand declare_themes(CLI::App& root) {
  const auto typed = std::make_shared<Typed>();
  ThemesCommand& themes = typed->command;
  CLI::App* command =
      root.add_subcommand("themes", "List the built-in themes, print one, or export a specimen of each");
  command->add_option("THEME", themes.themes, "Built-in themes or theme files (default: all built in)");
  command->add_option("-o,--output", themes.output, "Folder for pictures of every layout, a folder a theme")
      ->type_name("DIR");
  command->add_flag("--print", themes.print, "Print a theme as a complete theme file");
  add_jobs_option(*command, typed->jobs);
  return {command, [typed] { return settled(*typed); }};
}

DeclaredCommand declare_fonts(CLI::App& root) {
  return {root.add_subcommand("fonts", "List the fonts that a theme may name"), [] { return FontsCommand{}; }};
}

DeclaredCommand declare_new(CLI::App& root) {
  const auto typed = std::make_shared<NewCommand>();
  CLI::App* command = root.add_subcommand("new", "Write a briefing to start from");
  command->add_option("FILE", typed->file, "The file to write; it must not exist yet")->required();
  return {command, [typed] { return *typed; }};
}

}  // namespace lectern
