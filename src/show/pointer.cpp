#include "show/pointer.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// A drag that spans less than this in both directions was a click.
constexpr float kLeastDrag = 24;
constexpr float kZoomNotch = 1.2F;

Rect kept_inside(Rect region, Size slide) {
  region.x = std::clamp(region.x, 0.0F, std::max(0.0F, slide.width - region.width));
  region.y = std::clamp(region.y, 0.0F, std::max(0.0F, slide.height - region.height));
  return region;
}

}  // namespace

Stroke stroke_being_drawn(const Pointer& pointer) {
  const bool is_marker = pointer.tool == Tool::marker;
  return {.kind = is_marker ? InkKind::marker : InkKind::pen,
          .colour = ink_colours()[static_cast<std::size_t>(is_marker ? pointer.marker_colour : pointer.pen_colour)],
          .width = is_marker ? kMarkerWidth : kPenWidth,
          .points = pointer.trail};
}

std::optional<Rect> zoom_region(Point a, Point b, Size slide) {
  const float width = std::abs(a.x - b.x);
  const float height = std::abs(a.y - b.y);
  if ((width < kLeastDrag && height < kLeastDrag) || slide.width <= 0 || slide.height <= 0) return std::nullopt;
  const float share = std::clamp(std::max(width / slide.width, height / slide.height), 1 / kMostZoom, 1.0F);
  const Size size{slide.width * share, slide.height * share};
  return kept_inside({(a.x + b.x - size.width) / 2, (a.y + b.y - size.height) / 2, size.width, size.height}, slide);
}

Rect moved_region(Rect region, float x, float y, Size slide) {
  region.x += x;
  region.y += y;
  return kept_inside(region, slide);
}

std::optional<Rect> resized_region(const std::optional<Rect>& region, int notches, Point centre, Size slide) {
  const Rect from = region.value_or(Rect{0, 0, slide.width, slide.height});
  const float factor = std::pow(kZoomNotch, static_cast<float>(std::clamp(-notches, -20, 20)));
  const float share = std::max(from.width / slide.width * factor, 1 / kMostZoom);
  if (share >= 0.999F) return std::nullopt;
  const Size size{slide.width * share, slide.height * share};
  // What lies under the pointer stays under it.
  const float across = (centre.x - from.x) / from.width;
  const float down = (centre.y - from.y) / from.height;
  return kept_inside({centre.x - across * size.width, centre.y - down * size.height, size.width, size.height}, slide);
}

std::optional<Rect> pinched_region(const std::optional<Rect>& region, Point held, Point share, float factor,
                                   Size slide) {
  constexpr float kNearlyWhole = 0.97F;
  if (slide.width <= 0 || slide.height <= 0) return std::nullopt;
  const float before = region ? region->width / slide.width : 1;
  const float after = std::max(before / std::max(factor, 0.001F), 1 / kMostZoom);
  if (after >= kNearlyWhole) return std::nullopt;
  const Size size{slide.width * after, slide.height * after};
  return kept_inside({held.x - share.x * size.width, held.y - share.y * size.height, size.width, size.height}, slide);
}

}  // namespace lectern
