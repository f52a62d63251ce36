#pragma once
// Rectangles straight into pixels. For room `paint` alone.

#include "paint/pixels.h"
#include "scene/scene.h"

namespace lectern {

/// The pixels that a rectangle fills: edges lie on whole pixels, so that rules are sharp and neighbours meet without a
/// seam. Never less than one pixel wide or high; thin extents (and all of them where `keep_size`) are rounded by
/// themselves, so that equal rules are equally thick wherever they lie.
PixelBox snapped(const Rect& rect, const Placement& placement, bool keep_size);

/// A colour (premultiplied) over the box's part inside the clip.
void fill_box(const Canvas& canvas, const PixelBox& box, std::uint32_t colour);

void paint_rect(const Canvas& canvas, const Placement& placement, const FillRect& fill, float opacity);
void paint_gradient(const Canvas& canvas, const Placement& placement, const FillGradient& fill, float opacity);

}  // namespace lectern
