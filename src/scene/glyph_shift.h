#pragma once
// Where glyphs stand otherwise than where a program puts them that sets text by itself. Pure.

#include <cstdint>

#include "text/shape.h"

namespace lectern {

/// In ems: so far to the right of where it would stand, and so much more room behind it.
struct GlyphShift {
  float before = 0;
  float after = 0;
  bool operator==(const GlyphShift&) const = default;
};

/// The blank halves of full-width marks that are taken away, the gap between scripts, and what hangs over a line's edge
/// (see text/shape_run.h); kerning is not among them. Zero in right-to-left runs.
GlyphShift shift_of(const ShapedRun& run, std::uint32_t glyph);

}  // namespace lectern
