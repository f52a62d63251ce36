#include "export/ink_items.h"

#include <array>
#include <cmath>

namespace lectern {
namespace {

constexpr float kMarkerStrength = 0.38F;
/// A quarter circle as a cubic curve: the distance of its control points from its ends, in radii.
constexpr float kArc = 0.5522848F;

using Kind = Path::Segment::Kind;

/// A circle, clockwise (y is down). All parts of a stroke wind alike, so that they unite under the nonzero rule.
void add_circle(Path& path, Point centre, float radius) {
  const auto at = [&](float x, float y) { return Point{centre.x + x * radius, centre.y + y * radius}; };
  path.segments.push_back({Kind::move, {}, {}, at(1, 0)});
  path.segments.push_back({Kind::curve, at(1, kArc), at(kArc, 1), at(0, 1)});
  path.segments.push_back({Kind::curve, at(-kArc, 1), at(-1, kArc), at(-1, 0)});
  path.segments.push_back({Kind::curve, at(-1, -kArc), at(-kArc, -1), at(0, -1)});
  path.segments.push_back({Kind::curve, at(kArc, -1), at(1, -kArc), at(1, 0)});
  path.segments.push_back({Kind::close, {}, {}, at(1, 0)});
}

void add_segment(Path& path, Point from, Point to, float half) {
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (length <= 0) return;
  const Point across{-(to.y - from.y) / length * half, (to.x - from.x) / length * half};
  const std::array<Point, 4> corners{Point{from.x - across.x, from.y - across.y},
                                     Point{to.x - across.x, to.y - across.y}, Point{to.x + across.x, to.y + across.y},
                                     Point{from.x + across.x, from.y + across.y}};
  for (std::size_t i = 0; i < corners.size(); ++i)
    path.segments.push_back({i == 0 ? Kind::move : Kind::line, {}, {}, corners[i]});
  path.segments.push_back({Kind::close, {}, {}, corners[0]});
}

SceneItem item_of(const Stroke& stroke) {
  Path path;
  path.fill = stroke.colour;
  const float half = stroke.width / 2;
  for (std::size_t i = 0; i < stroke.points.size(); ++i) {
    add_circle(path, stroke.points[i], half);
    if (i > 0) add_segment(path, stroke.points[i - 1], stroke.points[i], half);
  }
  SceneItem item;
  item.shape = std::move(path);
  item.opacity = stroke.kind == InkKind::marker ? kMarkerStrength : 1;
  return item;
}

}  // namespace

std::vector<SceneItem> ink_items(const Strokes& strokes) {
  std::vector<SceneItem> items;
  for (const SharedStroke& stroke : strokes) items.push_back(item_of(*stroke));
  return items;
}

}  // namespace lectern
