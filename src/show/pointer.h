#pragma once
// What the speaker points with: tools, the pointer's place, the part of the slide that is enlarged. Plain values in
// slide units.

#include <optional>
#include <vector>

#include "base/geometry.h"
#include "show/ink.h"

namespace lectern {

enum class Tool { none, laser, spotlight, pen, marker, eraser, zoom };

/// The pointer and what it holds.
struct Pointer {
  Tool tool = Tool::none;
  std::optional<Point> at;    ///< over the slides
  bool is_pressed = false;    ///< the tool is at work: drawing, erasing, choosing a region, moving the enlarged part
  bool is_choosing = false;   ///< a region is being dragged, by the zoom tool or with Ctrl
  std::optional<Point> from;  ///< where the press began
  std::vector<Point> trail;   ///< of the stroke being drawn
  int pen_colour = 0;         ///< index into ink_colours()
  int marker_colour = 3;      ///< likewise
  bool operator==(const Pointer&) const = default;
};

/// The stroke that a pen or marker is drawing.
Stroke stroke_being_drawn(const Pointer& pointer);

inline constexpr float kEraserRadius = 14;
inline constexpr float kLaserRadius = 13;
inline constexpr float kSpotlightRadius = 190;

/// The most that a slide is enlarged.
inline constexpr float kMostZoom = 8;

/// The region that a drag from `a` to `b` asks for: of the slide's shape, around the dragged rectangle, inside the
/// slide, not smaller than kMostZoom allows. Nothing where the drag is too short to mean a region.
std::optional<Rect> zoom_region(Point a, Point b, Size slide);

/// The region moved by (x, y), inside the slide; made smaller (notches above 0) or larger around `centre`. Nothing
/// where it would be the whole slide.
Rect moved_region(Rect region, float x, float y, Size slide);
std::optional<Rect> resized_region(const std::optional<Rect>& region, int notches, Point centre, Size slide);

/// What two fingers make of `region`: `factor` times as large, with `held`, in slide units, at `share` of the picture's
/// width and height. Nothing where that is the whole slide, or nearly.
std::optional<Rect> pinched_region(const std::optional<Rect>& region, Point held, Point share, float factor,
                                   Size slide);

}  // namespace lectern
