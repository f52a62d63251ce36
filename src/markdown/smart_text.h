#pragma once
// Typographer's marks for typewriter ones (`smart: true`), and readings above Japanese words ({漢字|かんじ}). Both
// change finished texts: spans keep their styles and places, code and keys are left alone.

#include <string_view>

#include "deck/rich_text.h"

namespace lectern {

/// Straight quotation marks become the language's own (CLDR 42, delimiters), apostrophes curl, "--" becomes an en dash,
/// "---" an em dash, "..." an ellipsis, and a hyphen between two numbers an en dash (2014-2015, but not 2014-09-18).
void make_smart(RichText& text, std::string_view language);

/// {base|reading} becomes `base` with its reading kept beside it; the base must hold a Han character.
void mark_readings(RichText& text);

}  // namespace lectern
