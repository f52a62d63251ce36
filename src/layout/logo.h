#pragma once
// The theme's logo on a slide: in its corner, inside the margin, clear of all text.

#include <optional>

#include "layout/compose.h"
#include "layout/page.h"

namespace lectern {

/// Where the logo stands, before mirroring; nothing where this slide has none or leaves it no room.
std::optional<Rect> logo_box(const Composer& composer, const TextColumn& column);

/// What is left of a line of small text beside the logo, where the two would meet between `top` and `bottom`.
TextColumn beside_logo(const Composer& composer, const TextColumn& column, float top, float bottom);

void place_logo(const Composer& composer, Piece& piece, const TextColumn& column);

}  // namespace lectern
