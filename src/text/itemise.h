#pragma once
// A paragraph cut into stretches that HarfBuzz can shape in one go: one style, face, script and bidi level.

#include <hb.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "text/decoded_text.h"
#include "text/shape.h"

namespace lectern {

/// Code points [begin, end) in logical order. Grapheme clusters are whole.
struct TextItem {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t style = 0;  ///< index into StyledText::ranges
  std::shared_ptr<const Face> face;
  hb_script_t script = HB_SCRIPT_COMMON;
  std::uint8_t level = 0;
  bool missing = false;
};

struct ItemisedText {
  std::vector<TextItem> items;
  std::vector<MissingGlyph> missing;
};

/// `graphemes` are the edges of grapheme_edges(), `levels` those of bidi_levels().
ItemisedText itemise(const FontSet& fonts, const StyledText& styled, const DecodedText& text,
                     const std::vector<std::uint32_t>& graphemes, const std::vector<std::uint8_t>& levels,
                     std::string_view language);

/// Draws nothing by nature: controls, format characters, line separators. Never reported as missing.
bool draws_nothing(char32_t code_point);

/// White space that hangs beyond a line's end (no-break spaces do not).
bool is_blank(char32_t code_point);

}  // namespace lectern
