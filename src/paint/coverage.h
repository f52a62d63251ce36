#pragma once
// Outlines -> exact area coverage of each pixel, 8 bits. For room `paint` alone.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/geometry.h"
#include "paint/pixels.h"
#include "text/face.h"

namespace lectern {

/// Coverage of the pixels in `box`, row by row; the box is relative to the pixel that holds the glyph's origin.
struct Mask {
  PixelBox box;
  std::vector<std::uint8_t> coverage;
};

/// The pixels that an outline (ems, y up) at `size` pixels an em may touch, its origin `shift` right of a pixel's left
/// edge.
PixelBox outline_box(std::span<const OutlineSegment> outline, float size, float shift);

/// What is painted for each coverage.
using Levels = std::array<std::uint8_t, 256>;

/// Scan conversion by signed area: each edge adds its area to the pixels that it crosses, and a running sum along the
/// row gives the winding's coverage. Exact for outlines that do not overlap themselves; overlaps of one direction count
/// once. Owns its buffer: one for each thread.
class ScanConverter {
 public:
  /// The outline placed as for outline_box, whose size the caller has found sensible; each coverage is replaced by its
  /// level.
  Mask convert(std::span<const OutlineSegment> outline, float size, float shift, const Levels& levels);

 private:
  void add_line(Point from, Point to);
  void add_curve(Point from, Point control1, Point control2, Point to);

  std::vector<float> area_;
  int width_ = 0;
  int height_ = 0;
};

/// Coverage in the steps that are painted: 33 levels cannot be told from 256, and a slide of text keeps to the 256
/// colours of a palette.
inline std::uint32_t stepped_coverage(std::uint32_t coverage) {
  return ((coverage * 32 + 127) / 255 * 255 + 16) / 32;
}

}  // namespace lectern
