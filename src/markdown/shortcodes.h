#pragma once
// Emoji by GitHub's names: ":rocket:".

#include <span>
#include <string_view>

#include "deck/rich_text.h"

namespace lectern {

/// A name without its colons, and the emoji as UTF-8.
struct Shortcode {
  std::string_view name;
  std::string_view emoji;
};

/// Every name, in no particular order; made when the program is built.
std::span<const Shortcode> shortcode_table();

/// The emoji of a name as UTF-8; empty for an unknown one.
std::string_view emoji_of(std::string_view name);

/// Replaces names between colons by their emoji: not in code, in bare addresses, inside a word ("10:30:45") or behind a
/// backslash. An unknown name stays as it is written. `source` is the file that the text's spans point into.
void set_emoji(RichText& text, std::string_view source);

}  // namespace lectern
