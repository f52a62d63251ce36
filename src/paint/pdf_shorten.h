#pragma once
// Content that Cairo wrote into a PDF document, said in fewer bytes: Cairo holds places in 256ths of a unit and writes
// each with three decimals. For room `paint` alone.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// A step along a path in whole units of its grid: to a place (`m`, `l`), or back to where the part began (`h`, whose
/// place counts for nothing).
struct GridStep {
  char operation = 'l';
  std::uint32_t x = 0;
  std::uint32_t y = 0;
  bool operator==(const GridStep&) const = default;
};

/// A stretch of content, and the path that begins behind it; the operator that paints the path begins the next text.
struct ContentPart {
  std::string text;
  std::vector<GridStep> path;
};

/// The operators of a content stream (ISO 32000-1, 7.8.2) with a blank between them, and the numbers of its paths as
/// the shortest ones that fall on the same 256th. With a `grid` above 0, long paths of straight lines alone (coasts and
/// borders of a map) are moved to the nearest places of a grid of that many units, and stand in the parts' paths.
/// Nothing where it holds a picture's bytes (BI), whose end cannot be told.
std::optional<std::vector<ContentPart>> shortened(std::string_view content, double grid = 0);

/// The bytes of a stream before they are packed.
struct ContentRows {
  std::string bytes;
  std::size_t columns = 0;  ///< 0: the bytes as they are; else the length of PNG's rows (predictor 15, 7.4.4.4)
};

/// The parts as one content. Where paths take up most of it, each step is a row of one length, said as its difference
/// from the row above: the leading digits of a coast seldom change, which packs in a fifth less.
ContentRows rows_of(const std::vector<ContentPart>& parts);

/// What a zlib stream was made from; nothing where it is broken or becomes larger than `most` bytes.
std::optional<std::string> inflated(std::string_view bytes, std::size_t most);

}  // namespace lectern
