#pragma once
// Shaped glyphs -> pixels. For room `paint` alone.

#include "paint/glyph_cache.h"
#include "paint/paint_path.h"
#include "paint/pixels.h"
#include "scene/scene.h"

namespace lectern {

/// Draws text through its caches; not thread-safe. Baselines lie on whole pixels, glyphs on quarters of a pixel.
class TextPainter {
 public:
  void paint(const Canvas& canvas, const Placement& placement, const DrawText& draw, float opacity, PathPainter& paths);

 private:
  GlyphCache glyphs_;
  std::vector<std::uint8_t> mask_;
};

}  // namespace lectern
