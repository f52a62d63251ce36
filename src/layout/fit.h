#pragma once
// One search over the theme's type scale for a slide's body: the largest sizes at which everything fits, or pages.

#include <span>
#include <vector>

#include "layout/flow.h"

namespace lectern {

/// A body at the sizes that suit it, with the ends of its pages. A repeated head may make the pages differ in height.
struct FittedFlow {
  Flow flow;
  FitLevel level;
  std::vector<std::size_t> ends;
};

/// Fits blocks into an area.
FittedFlow fit_flow(Composer& composer, std::span<const Block> blocks, const FlowArea& area);

/// Slabs of page `part`, counted from 0, standing at `y` in `room`.
Piece place_page(const Composer& composer, const FittedFlow& fitted, std::size_t part, float y, float room);

/// A single text that has the slide to itself: the largest size in [least, most] at which it fits `room`.
struct FittedText {
  BrokenText lines;
  float size = 0;
  float height = 0;
  bool fits = true;
};
FittedText fit_text(const Passage& passage, float most, float least, Size room, Breaking breaking,
                    std::size_t most_lines = SIZE_MAX);

}  // namespace lectern
