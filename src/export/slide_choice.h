#pragma once
// Which slides an export takes.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "deck/deck.h"

namespace lectern {

/// A stretch of slides as `lectern outline` counts them, from 1, both ends included.
struct SlideRange {
  int first = 1;
  int last = 1;
  bool operator==(const SlideRange&) const = default;
};

struct SlideChoice {
  std::vector<SlideRange> ranges;  ///< empty: all
  bool backup = false;             ///< backup slides too; hidden ones never
};

/// Reads "1,4-6" or "4-" (to the end). Fails with a worded error.
Result<std::vector<SlideRange>> parse_slide_ranges(std::string_view text);

/// Indices into `deck.slides`, rising. Fails when a range names a slide that the deck lacks, or when nothing is left.
Result<std::vector<std::size_t>> chosen_slides(const Deck& deck, const SlideChoice& choice);

}  // namespace lectern
