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

/// Where the marking is centred on a page whose text has only `region`: in its middle, where a footer still has room
/// on both sides and no logo stands, else in the slide's.
float marking_middle(Composer& composer, const TextColumn& region);

/// True where the page has a number at its foot.
bool is_numbered(const Composer& composer);

/// Adds foot, footer, header, marking and logo to a page's body.
void place_furniture(Composer& composer, Piece& body, const Furniture& furniture, PagePart part);

}  // namespace lectern
