#pragma once
// Where text may be divided, as ICU says: lines (UAX #14), graphemes (UAX #29) and phrases. Offsets are code-point
// indices. The public functions over bytes in shape.h and the line breaking both come from here.

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/decoded_text.h"

namespace lectern {

struct LineBreak {
  std::uint32_t at = 0;  ///< a line may begin with this code point; size() at the end
  bool hard = false;     ///< it must
};

/// The end included (as a soft break), the start not. Empty for empty text.
std::vector<LineBreak> line_breaks(const DecodedText& text, std::string_view language);

/// Grapheme cluster edges, 0 and the end included.
std::vector<std::uint32_t> grapheme_edges(const DecodedText& text);

/// Edges of phrases (Japanese: what one would say in one breath, as ICU's dictionary sees it) or, for other languages
/// without spaces, of dictionary words. Better places to break than others; the end included, the start not.
std::vector<std::uint32_t> phrase_edges(const DecodedText& text, std::string_view language);

}  // namespace lectern
