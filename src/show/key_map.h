#pragma once
// Which keys do what: a table that a person may change by a settings file. Pure.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "show/command.h"

namespace lectern {

/// Keys that are known by name, the buttons of a mouse among them. `none` for all that produce a character.
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
  insert,
  remove,
  home,
  end,
  escape,
  tab,
  f1,
  f2,
  f3,
  f4,
  f5,
  f6,
  f7,
  f8,
  f9,
  f10,
  f11,
  f12,
  click,  ///< the left button on a slide, or a finger that taps it
  middle_click,
  right_click,
  back_click,  ///< the side buttons
  forward_click,
  wheel_up,
  wheel_down
};

struct KeyPress {
  Key key = Key::none;
  char32_t character = 0;  ///< what the key produced with its modifiers; 0 where that is not known
  char letter = 0;         ///< 'a' to 'z': the letter that the key stands for, whatever Shift and Caps Lock do; else 0
  bool control = false;
  bool shift = false;
  bool alt = false;
  bool repeat = false;    ///< sent because the key is held down
  std::string name = {};  ///< the system's, where none of the above is known
};

/// A key with its modifiers as a map names it: "PageDown", "Shift+Right", "Ctrl+Q", "B", ".". A character counts
/// however the layout makes it, so Shift means nothing with one.
struct Chord {
  Key key = Key::none;
  char letter = 0;
  char32_t character = 0;
  bool control = false;
  bool shift = false;
  bool operator==(const Chord&) const = default;
};

bool answers(const Chord& chord, const KeyPress& press);

/// Something that a key can be given to.
struct KeyAction {
  std::string_view name;          ///< in the settings file: "next-slide"
  std::string_view does;          ///< on the key sheet
  std::string_view default_keys;  ///< as a settings file would say them
  Command command;
  bool repeats = false;  ///< a held key goes on
};
/// In the order of the key sheet.
std::span<const KeyAction> key_actions();

/// For each of key_actions() the keys that ask for it.
struct KeyMap {
  std::vector<std::vector<Chord>> keys;
  bool operator==(const KeyMap&) const = default;
};
const KeyMap& default_key_map();

/// Reads a settings file over the default map:
///
///     # a comment
///     black: B . F2        the keys of this action, in place of those it has
///     freeze: none         no key
///
/// A key that is given to one action is taken from the one that has it by default. What is wrong is reported with its
/// place and the rest holds.
KeyMap read_key_map(std::string_view text, Diagnostics& diagnostics);

/// The map as such a file, with what every action does: where a person may begin.
std::string write_key_map(const KeyMap& map);

/// "Ctrl+↑", for the key sheet; "Ctrl+Up", for a settings file.
enum class ChordStyle { sheet, file };
std::string text_of(const Chord& chord, ChordStyle style);

}  // namespace lectern
