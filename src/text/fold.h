#pragma once
// Text made comparable for searching, and the little editing that a search needs.

#include <string>
#include <string_view>

namespace lectern {

/// Without case, accents and widths, white space as single spaces: "Ré\nsumé ＡＢＣ" becomes "re sume abc".
/// Compatibility decomposition (UAX #15, NFKD) without combining marks, then full case folding (UAX #21) and
/// composition, so that Hangul and kana stay whole; katakana counts as hiragana. Ill-formed bytes become U+FFFD.
std::string folded(std::string_view text);

/// Without its last grapheme cluster (UAX #29): what Backspace leaves.
std::string without_last_character(std::string_view text);

}  // namespace lectern
