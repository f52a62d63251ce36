#pragma once
// Short lines of the deck's own text in our labels: titles, section names, what is typed into a search, messages that
// quote the deck. Set by rooms `text` and `layout` in any script, since ImGui does not shape. Main thread only; a line
// takes a fraction of a millisecond and is kept.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "briefing/briefing.h"
#include "paint/rasterizer.h"
#include "present/canvas.h"

namespace lectern {

/// One line with its upper left corner at (x, y), cut with an ellipsis where it is wider than `width`. It has a ground
/// of its own, as high as 1.3 sizes.
struct PlacedWords {
  std::string text;
  float size = 19;  ///< pixels
  int x = 0;
  int y = 0;
  int width = 0;
  Colour ink;
  Colour ground;
};

class DeckWords {
 public:
  /// The picture of a line; null where there is nothing to see. Good until the next call.
  const Bitmap* picture(const Briefing& briefing, std::uint64_t generation, const PlacedWords& words);
  /// Draws the line, and returns how wide it came out.
  int draw(const Canvas& canvas, const Briefing& briefing, std::uint64_t generation, const PlacedWords& words);

 private:
  using Name = std::tuple<std::string, float, int, std::uint32_t, std::uint32_t>;

  Rasterizer rasterizer_;
  std::map<Name, Bitmap> lines_;
  std::uint64_t generation_ = 0;
};

}  // namespace lectern
