#pragma once
// Text in the catalogue's faces, set on a line.

#include <string>

#include "files/files.h"
#include "text/shape.h"
#include "unit/paint/small_scene.h"

namespace lectern {

/// One set for the whole program: opening faces takes longer than the tests.
inline const FontSet& catalogue() {
  static const FontSet fonts(catalogue_fonts());
  return fonts;
}

inline void add_text(Scene& scene, const std::string& text, Point baseline, float size, Colour colour,
                     const std::string& family = "Inter") {
  TextStyle style;
  style.family = family;
  const StyledText styled{text, {{0, static_cast<std::uint32_t>(text.size()), style}}};
  const BrokenText broken = break_lines(shape_paragraph(catalogue(), styled, {}), {size, 1e6F, Breaking::greedy});
  for (const PlacedRun& run : broken.lines.at(0).runs) {
    const Point origin{baseline.x + run.x, baseline.y - run.rise};
    add(scene, DrawText{run.run, run.first, run.last, origin, run.size, run.width, colour});
  }
}

}  // namespace lectern
