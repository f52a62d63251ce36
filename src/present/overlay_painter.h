#pragma once
// Ink, laser and spotlight, drawn over the slide that stands in a window. The slide's picture is not touched, so a
// pointer costs no repainting; and since everything is measured in slide units, it looks alike at every size.

#include "present/canvas.h"
#include "show/show.h"

namespace lectern {

/// Where the slide, or its enlarged part, lies in a window.
struct SlidePlacement {
  PixelRect rect;
  Rect part;  ///< slide units; what fills `rect`

  float scale() const { return part.width > 0 ? static_cast<float>(rect.width) / part.width : 1; }
  Point to_pixels(Point point) const;
  /// The place on the slide under the middle of a pixel.
  Point to_slide(int x, int y) const;
};

SlidePlacement placement_of(const PixelRect& rect, Size slide, const std::optional<Rect>& zoom);

/// Nothing is drawn outside of the placement's rectangle.
void draw_overlay(const Canvas& canvas, const SlidePlacement& placement, const Overlay& overlay);

/// The frame of a region that is being chosen, between two places of the slide.
void draw_region(const Canvas& canvas, const SlidePlacement& placement, const Rect& region, Colour colour);

}  // namespace lectern
