#pragma once
// Levels and order of text that runs both ways (UAX #9).

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/shape.h"

namespace lectern {

class DecodedText;

struct BidiLevels {
  std::uint8_t paragraph = 0;        ///< level of the (first) paragraph: 0 left to right, 1 right to left
  std::vector<std::uint8_t> levels;  ///< one a code point, rules up to L1; empty where every one is 0
};

BidiLevels bidi_levels(std::string_view text, Direction direction);
BidiLevels bidi_levels(const DecodedText& text, Direction direction);

/// Rule L2 over the runs (or characters) of one line: `order[i]` is the index of what stands i-th from the left.
std::vector<std::uint32_t> visual_order(std::span<const std::uint8_t> levels);

}  // namespace lectern
