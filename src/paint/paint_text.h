#pragma once
// Shaped glyphs -> pixels. For room `paint` alone.

#include <cstdint>
#include <vector>

#include "paint/glyph_cache.h"
#include "paint/paint_path.h"
#include "paint/pixels.h"
#include "scene/scene.h"

namespace lectern {

/// Where a glyph's origin lies: a pixel and a quarter of it.
struct PlacedGlyph {
  std::uint32_t glyph = 0;
  int x = 0;
  int y = 0;
  int quarter = 0;
};

/// Draws text through its caches; not thread-safe. Baselines lie on whole pixels, glyphs on quarters of a pixel.
class TextPainter {
 public:
  void paint(const Canvas& canvas, const Placement& placement, const DrawText& draw, float opacity, PathPainter& paths);

 private:
  void place(const Placement& placement, const DrawText& draw);
  void paint_pictures(const Canvas& canvas, float opacity);
  void paint_solid(const Canvas& canvas, Colour colour, float opacity, PathPainter& paths);
  void paint_translucent(const Canvas& canvas, Colour colour, float opacity, PathPainter& paths);

  GlyphCache glyphs_;
  GlyphKey key_;                     ///< face and size of the text being drawn
  std::vector<PlacedGlyph> placed_;  ///< its glyphs
  std::vector<std::uint8_t> mask_;   ///< reused
};

}  // namespace lectern
