#pragma once
// The key map: what a key press means in a given state. Pure. Works on what a key produces rather than on where it
// lies, so that every keyboard layout finds `. , + - ? /` and the digits; letters work under Caps Lock.

#include <optional>
#include <span>
#include <string_view>

#include "show/command.h"
#include "show/show.h"

namespace lectern {

/// Keys that are known by name. `none` for all that produce a character.
enum class Key {
  none,
  right,
  left,
  up,
  down,
  page_up,
  page_down,
  space,
  enter,
  backspace,
  home,
  end,
  escape,
  tab,
  f1,
  f5,
  f11
};

struct KeyPress {
  Key key = Key::none;
  char32_t character = 0;  ///< what the key produced with its modifiers; 0 where that is not known
  char letter = 0;         ///< 'a' to 'z': the letter that the key stands for, whatever Shift and Caps Lock do; else 0
  bool control = false;
  bool shift = false;
  bool alt = false;
  bool repeat = false;  ///< sent because the key is held down
};

std::optional<Command> command_for(const KeyPress& press, const Show& show);

/// A line of the key sheet.
struct KeySheetRow {
  std::string_view keys;
  std::string_view action;
};
/// Every key that command_for knows, in the order that a speaker meets them.
std::span<const KeySheetRow> key_sheet();

}  // namespace lectern
