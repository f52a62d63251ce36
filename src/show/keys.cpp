#include "show/keys.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {
namespace {

std::optional<Command> once(const KeyPress& press, Command command) {
  if (press.repeat) return std::nullopt;
  return command;
}

/// Keys of the list of screens.
std::optional<Command> command_for_screens(const KeyPress& press, int cursor) {
  if (press.key == Key::up) return MoveScreenCursor{-1};
  if (press.key == Key::down) return MoveScreenCursor{1};
  if (press.key == Key::enter || press.letter == 's') return ChooseScreen{cursor, ScreenRole::slides};
  if (press.letter == 'c') return ChooseScreen{cursor, ScreenRole::console};
  return std::nullopt;
}

/// Keys that answer what is open, before the talk's own. Nothing where the map decides.
std::optional<Command> command_for_open(const KeyPress& press, const Show& show) {
  const bool waits =
      show.question != Question::none || show.entry || show.finder || show.overview_cursor || show.screen_cursor;
  if (!waits || press.control || press.shift || press.alt) return std::nullopt;
  if (show.question == Question::none && show.screen_cursor) return command_for_screens(press, *show.screen_cursor);
  if (press.key == Key::enter) return Accept{};
  if (press.key == Key::backspace && show.entry) return EraseDigit{};
  if (press.key == Key::backspace && takes_text(show)) return EraseQuery{};
  if (press.key == Key::up || press.key == Key::down) {
    const int rows = press.key == Key::down ? 1 : -1;
    if (show.finder) return MoveFound{rows};
    if (show.overview_cursor) return MoveCursor{0, rows};
  }
  if (show.question != Question::none && press.letter == 'y') return Accept{};
  if (show.question != Question::none && press.letter == 'n') return Cancel{};
  return std::nullopt;
}

bool answers_once(const Command& command) {
  return std::holds_alternative<Accept>(command) || std::holds_alternative<Cancel>(command) ||
         std::holds_alternative<ChooseScreen>(command);
}

/// While letters are typed, only keys that type nothing are keys of the talk: a remote's keep working.
bool is_typed(const KeyPress& press, const Show& show) {
  if (!takes_text(show)) return false;
  const bool types = press.key == Key::none || press.key == Key::space;
  const bool edits = press.key == Key::left || press.key == Key::right || press.key == Key::home ||
                     press.key == Key::end || press.key == Key::backspace || press.key == Key::remove;
  return edits || (types && !press.control);
}

/// True where several keys are those of the line above, each with Shift.
bool are_shifted(const std::vector<Chord>& keys, const std::vector<Chord>& above) {
  const auto is_shifted = [&](Chord chord) {
    if (!chord.shift) return false;
    chord.shift = false;
    return std::ranges::find(above, chord) != above.end();
  };
  return keys.size() > 2 && std::ranges::all_of(keys, is_shifted);
}

bool is_of_mouse(const Chord& chord) {
  return chord.key >= Key::click && chord.key <= Key::wheel_down;
}

/// The keys of an action as the sheet writes them, those of the mouse or all others.
std::string keys_on_sheet(const std::vector<Chord>& chords, bool of_mouse) {
  std::string keys;
  for (const Chord& chord : chords) {
    // The sign that a layout makes of the same key needs no mention.
    if (chord.character == U'=' || chord.character == U'\u2212' || is_of_mouse(chord) != of_mouse) continue;
    keys += keys.empty() ? "" : "  ";
    keys += text_of(chord, ChordStyle::sheet);
  }
  return keys;
}

/// The key with its modifiers, as the key sheet writes it.
std::string name_of(const KeyPress& press) {
  Chord chord{press.key, press.letter, press.character, press.control, press.shift};
  if (press.key != Key::none) chord.letter = 0;
  if (chord.letter != 0) chord.character = 0;
  // The sign is what Shift made of the key.
  if (chord.key == Key::none && chord.letter == 0) chord.shift = false;
  const bool is_known = chord.key != Key::none || chord.letter != 0 || chord.character != 0;
  return is_known ? text_of(chord, ChordStyle::sheet) : press.name;
}

/// What the map says of a key, with its words.
struct Meaning {
  std::optional<Command> command;
  std::string_view does;
};

/// The first key that closes the room check; empty where the map has none.
std::string key_of_room_check(const KeyMap& map) {
  const auto found = std::ranges::find(key_actions(), std::string_view("room-check"), &KeyAction::name);
  const auto& keys = map.keys[static_cast<std::size_t>(found - key_actions().begin())];
  return keys.empty() ? std::string() : text_of(keys.front(), ChordStyle::sheet);
}

/// What a key does now: in a talk the key that starts one does something else.
std::string tried_words(const Meaning& meaning, const Show& show, const KeyMap& map) {
  const bool starts = meaning.command && std::holds_alternative<StartTalk>(*meaning.command);
  if (starts && is_presenting(show)) return "bring the windows to the front; the talk stays where it is";
  const bool cancels = meaning.command && std::holds_alternative<Cancel>(*meaning.command);
  if (cancels) return fmt::format("{}; this check ends with {}", meaning.does, key_of_room_check(map));
  return std::string(meaning.does);
}

/// While the room is checked, a key that would move or cover the slides is told and not done; so is one that nobody
/// knows, as some remotes send them, and a remote's Esc, unless something lies over the check that it closes.
std::optional<Command> tried(const KeyPress& press, const Meaning& meaning, const Show& show, const KeyMap& map) {
  const bool is_covered = show.question != Question::none || show.screen_cursor || show.help_shown;
  const bool is_stop = meaning.command && std::holds_alternative<Cancel>(*meaning.command) && tells_room_check(show) &&
                       !is_covered && !key_of_room_check(map).empty();
  if (meaning.command && !is_stop && !waits_for_room_check(*meaning.command)) return meaning.command;
  std::string name = name_of(press);
  if (name.empty() || press.repeat) return std::nullopt;
  return TryKey{std::move(name), tried_words(meaning, show, map)};
}

Meaning meaning_of(const KeyPress& press, const KeyMap& map) {
  const auto actions = key_actions();
  for (std::size_t action = 0; action < map.keys.size() && action < actions.size(); ++action) {
    const auto asks = [&](const Chord& chord) { return answers(chord, press); };
    if (!std::ranges::any_of(map.keys[action], asks)) continue;
    const KeyAction& found = actions[action];
    return {found.repeats ? std::optional(found.command) : once(press, found.command), found.does};
  }
  const bool is_digit = press.character >= U'0' && press.character <= U'9';
  if (is_digit && press.key == Key::none && !press.control && !press.alt)
    return {once(press, TypeDigit{static_cast<int>(press.character - U'0')}), "the number of a slide, then Enter"};
  return {};
}

}  // namespace

std::optional<Command> command_for(const KeyPress& press, const Show& show, const KeyMap& map) {
  if (const auto command = command_for_open(press, show)) {
    return answers_once(*command) ? once(press, *command) : command;
  }
  if (is_typed(press, show)) return std::nullopt;
  const Meaning meaning = meaning_of(press, map);
  return show.room_check ? tried(press, meaning, show, map) : meaning.command;
}

std::optional<Command> command_for(const KeyPress& press, const Show& show) {
  return command_for(press, show, default_key_map());
}

std::vector<KeySheetRow> key_sheet(const KeyMap& map) {
  std::vector<KeySheetRow> rows;
  std::vector<KeySheetRow> of_mouse;
  const auto actions = key_actions();
  for (std::size_t action = 0; action < map.keys.size() && action < actions.size(); ++action) {
    const bool is_shifted = action > 0 && are_shifted(map.keys[action], map.keys[action - 1]);
    std::string keys = is_shifted ? "Shift with those" : keys_on_sheet(map.keys[action], false);
    if (!keys.empty()) rows.push_back({std::move(keys), std::string(actions[action].does)});
    std::string buttons = keys_on_sheet(map.keys[action], true);
    if (!buttons.empty()) of_mouse.push_back({std::move(buttons), std::string(actions[action].does)});
  }
  rows.push_back({"0 \u2026 9  Enter", "the slide of that number"});
  rows.insert(rows.end(), of_mouse.begin(), of_mouse.end());
  rows.push_back({"Ctrl and drag, Ctrl and wheel", "enlarge a part"});
  return rows;
}

}  // namespace lectern
