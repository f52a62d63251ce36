#pragma once
// What stands around a page's body, in the same places on every slide.

#include "layout/page.h"

namespace lectern {

/// Small text that should stay on one line: it shrinks to its width, and below its least size takes more lines; never
/// cut.
struct SmallLine {
  Passage passage;
  float size = 0;
};
SmallLine small_line(Composer& composer, const RichText& text, const TextRole& role, float size, float width);

/// Sets a small line with its last line's baseline at `baseline`.
void place_small_line(const Composer& composer, Piece& piece, const SmallLine& line, float baseline,
                      const TextColumn& column, Align align);

/// Adds foot, footer, header, marking and logo to a page's body.
void place_furniture(Composer& composer, Piece& body, const Furniture& furniture, PagePart part);

}  // namespace lectern
