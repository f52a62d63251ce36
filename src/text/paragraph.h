#pragma once
// What a ShapedParagraph holds: everything about a paragraph that does not depend on size and width.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "text/break_costs.h"
#include "text/decoded_text.h"
#include "text/hyphenate.h"
#include "text/itemise.h"
#include "text/shape.h"
#include "text/shape_run.h"

namespace lectern {

/// The smallest piece of shaped text: what one or more glyphs stand for together. In logical order.
struct TextUnit {
  std::uint32_t begin = 0;  ///< code point
  std::uint32_t item = 0;   ///< index into ShapedParagraph::Internals::items
  std::uint32_t first = 0;  ///< glyphs [first, last) of the item's run
  std::uint32_t last = 0;
  float trailing = 0;    ///< tracking within its width, which a line's end does not need
  float leading = 0;     ///< blank within its width, or a mark, that stands outside where a line begins with it
  bool safe = true;      ///< a line may begin here without shaping the item again
  bool grapheme = true;  ///< a grapheme cluster begins here
  bool blank = false;    ///< hangs beyond a line's end
};

/// Immutable. Widths are in ems of the paragraph's size.
struct ShapedParagraph::Internals {
  StyledText styled;
  DecodedText text{""};
  std::string language;
  std::shared_ptr<const Hyphenator> hyphenator;  ///< null where the language has no patterns
  bool hang_quotes = false;
  std::uint8_t level = 0;  ///< bidi level of the paragraph
  std::vector<MissingGlyph> missing;
  std::vector<TextItem> items;
  std::vector<std::shared_ptr<const ShapedRun>> runs;  ///< one an item
  std::vector<TextUnit> units;
  std::vector<double> offsets;  ///< width of units [0, i); one more than units
  std::vector<std::uint32_t>
      solid_end;                   ///< for a line that ends before unit i: the end of its last unit that is not blank
  std::vector<BreakPlace> places;  ///< where a line may end; the paragraph's end is the last
  float natural_width = 0;
  float longest_word = 0;

  float scale(std::uint32_t item) const { return styled.ranges[items[item].style].style.scale; }
  /// First unit that begins at or after a code point.
  std::uint32_t unit_at(std::uint32_t code_point) const;
  /// Width of units [begin, end) as a line: without blanks at its end.
  double line_width(std::uint32_t begin, std::uint32_t end) const;
};

}  // namespace lectern
