#pragma once
// HarfBuzz at work on one item.

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "text/itemise.h"

namespace lectern {

/// A shaped item, or a part of one. Clusters are in logical order.
struct ShapedItem {
  struct Cluster {
    std::uint32_t begin = 0;  ///< code point of the paragraph
    std::uint32_t first = 0;  ///< glyphs [first, last) of the run
    std::uint32_t last = 0;
    float width = 0;   ///< in ems of the run's size
    float gap = 0;     ///< within the width: the space between a Latin letter and a CJK one
    bool safe = true;  ///< the text may be cut before it without shaping again
  };
  std::shared_ptr<const ShapedRun> run;
  std::vector<Cluster> clusters;
};

/// Code points that may shape the part from outside, as Arabic letters join across styles: those of its line.
struct Context {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// What the end of the part stands at: a soft hyphen is drawn only at the end of a line, and there a hyphen may be
/// added.
enum class PartEnd { inside, hyphen, added_hyphen };

/// Shapes code points [begin, end) of an item.
ShapedItem shape_item(const StyledText& styled, const DecodedText& text, const TextItem& item, std::uint32_t begin,
                      std::uint32_t end, std::string_view language, Context context,
                      PartEnd part_end = PartEnd::inside);

/// What of a glyph stands outside the edge where a line begins with it, in ems: the blank half of a full-width opening
/// bracket (JLREQ 3.1.5), and with `hang_quotes` a whole opening quotation mark.
float outside_at_start(const ShapedRun& run, std::uint32_t glyph, char32_t c, bool hang_quotes);

/// Advance of the hyphen that a soft hyphen becomes, in ems.
float hyphen_width(const Face& face);

/// Tracking that a style asks for and the script allows: joined scripts are not pulled apart.
float tracking_of(const TextStyle& style, hb_script_t script);

}  // namespace lectern
