#pragma once
// What a key press means in a given state. Pure. Works on what a key produces rather than on where it lies, so that
// every keyboard layout finds `. , + - ? /` and the digits; letters work under Caps Lock.

#include <optional>
#include <string>
#include <vector>

#include "show/command.h"
#include "show/key_map.h"
#include "show/show.h"

namespace lectern {

std::optional<Command> command_for(const KeyPress& press, const Show& show, const KeyMap& map);
/// The same with the keys as Lectern comes.
std::optional<Command> command_for(const KeyPress& press, const Show& show);

/// A line of the key sheet.
struct KeySheetRow {
  std::string keys;    ///< "→ ↓ Space PgDn Enter N"
  std::string action;  ///< "next step"
  bool operator==(const KeySheetRow&) const = default;
};
/// Every action of the map with its keys, in the order that a speaker meets them; actions without a key are left out.
/// What the mouse does has lines of its own at the end.
std::vector<KeySheetRow> key_sheet(const KeyMap& map);

}  // namespace lectern
