#include <CLI/CLI.hpp>

#include <memory>

#include "cli/declare.h"

namespace lectern {
namespace {

void add_options(CLI::App& command, PresentCommand& present) {
  command.add_option("DECK", present.deck, "The briefing: a Markdown file");
  command.add_option("--from", present.from, "Slide to start at, by its printed number")->type_name("N");
  command.add_option("--screen", present.screen, "Screen for the slides: its name, or its number from 1")
      ->type_name("NAME|N");
  command.add_flag("--full-screen", present.full_screen, "Fill the screen from the start (F11 does it later)");
  command.add_option("--keys", present.keys, "Keys from this file instead of ~/.config/lectern/keys.conf")
      ->type_name("FILE");
  add_reading_options(command, present.reading);
}

std::expected<Invocation, Reply> settled(const PresentCommand& present) {
  if (present.deck.empty())
    return std::unexpected(misuse("no deck was named", "lectern DECK shows one; lectern --help lists the commands"));
  if (present.from && *present.from < 1) return std::unexpected(misuse("--from counts slides from 1"));
  if (present.screen == "0") return std::unexpected(misuse("--screen counts screens from 1"));
  return present;
}

}  // namespace

DeclaredCommand declare_present(CLI::App& root) {
  const auto typed = std::make_shared<PresentCommand>();
  CLI::App* command = root.add_subcommand("present", "Show a briefing in a window");
  add_options(root, *typed);
  add_options(*command, *typed);
  return {command, [typed] { return settled(*typed); }};
}

DeclaredCommand declare_keys(CLI::App& root) {
  const auto typed = std::make_shared<KeysCommand>();
  CLI::App* command = root.add_subcommand("keys", "Print the keys of a talk as a settings file");
  command->add_option("FILE", typed->file, "A settings file of keys (default: ~/.config/lectern/keys.conf)");
  return {command, [typed] { return *typed; }};
}

}  // namespace lectern
