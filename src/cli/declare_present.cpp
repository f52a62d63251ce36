#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <memory>
#include <string_view>
#include <utility>

#include "cli/declare.h"

namespace lectern {
namespace {

void add_options(CLI::App& command, PresentCommand& present) {
  command.add_option("DECK", present.deck, "The briefing: a Markdown file");
  command.add_option("--from", present.from, "Slide to start at, by its printed number")->type_name("N");
  command
      .add_option("--screen", present.screen,
                  "Screen for the slides: its name, or its number from 1; one that is not there gets them when it is "
                  "plugged in")
      ->type_name("NAME|N");
  command
      .add_option("--aspect", present.aspect,
                  "Shape of the slides: deck (the default), auto (the screen's), 4:3, 16:9, 16:10")
      ->type_name("SHAPE");
  command.add_option("--safe", present.safe_typed, "Edge to keep free where a projector cuts it off, such as 5%")
      ->type_name("PERCENT");
  command.add_flag("--still", present.still, "No fades between slides, whatever the deck asks for");
  command.add_flag("--full-screen", present.full_screen, "Fill the screen from the start (F11 does it later)");
  command.add_flag(
      "--room-check", present.room_check,
      "Begin with a test card on the screen, and screens, clicker and power in the console (A does it later)");
  command.add_option("--keys", present.keys, "Keys from this file instead of ~/.config/lectern/keys.conf")
      ->type_name("FILE");
  command.add_flag("--no-record", present.no_record, "Do not keep what the slides take in this talk");
  add_reading_options(command, present.reading);
}

std::optional<Reply> settle_aspect(PresentCommand& present) {
  constexpr std::array<std::pair<std::string_view, Size>, 3> kShapes{
      {{"4:3", {4, 3}}, {"16:9", {16, 9}}, {"16:10", {16, 10}}}};
  present.shape_of_screen = present.aspect == "auto";
  if (present.shape_of_screen || present.aspect == "deck") return std::nullopt;
  for (const auto& [name, shape] : kShapes) {
    if (name == present.aspect) present.shape = shape;
  }
  if (present.shape.width > 0) return std::nullopt;
  return misuse(fmt::format("unknown shape: --aspect {}", present.aspect), "deck, auto, 4:3, 16:9 and 16:10 are known");
}

std::optional<Reply> settle_safe(PresentCommand& present) {
  std::string_view text = present.safe_typed;
  if (text.empty()) return std::nullopt;
  if (text.ends_with('%')) text.remove_suffix(1);
  float percent = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  const bool is_edge = is_number && percent >= 0 && percent <= 20;
  if (!is_edge) return misuse(fmt::format("not an edge: --safe {}", present.safe_typed), "write 0% to 20%, such as 5%");
  present.safe = percent / 100;
  return std::nullopt;
}

bool is_below_one(std::string_view text) {
  int number = 1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number < 1;
}

std::expected<Invocation, Reply> settled(PresentCommand present) {
  if (auto reply = settle_aspect(present)) return std::unexpected(*reply);
  if (auto reply = settle_safe(present)) return std::unexpected(*reply);
  if (present.deck.empty())
    return std::unexpected(misuse("no deck was named", "lectern DECK shows one; lectern --help lists the commands"));
  if (present.from && *present.from < 1) return std::unexpected(misuse("--from counts slides from 1"));
  if (is_below_one(present.screen.value_or("")))
    return std::unexpected(
        misuse("--screen counts screens from 1", "write a screen's name or its number: --screen HDMI-1, --screen 2"));
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
