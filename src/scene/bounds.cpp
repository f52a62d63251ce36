#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "scene/scene.h"

namespace lectern {
namespace {

struct Extent {
  float left = std::numeric_limits<float>::max();
  float top = std::numeric_limits<float>::max();
  float right = std::numeric_limits<float>::lowest();
  float bottom = std::numeric_limits<float>::lowest();

  void add(Point p) {
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    top = std::min(top, p.y);
    bottom = std::max(bottom, p.y);
  }
  bool empty() const { return right < left || bottom < top; }
};

float cubic_at(float a, float b, float c, float d, float t) {
  const float u = 1 - t;
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

// Where the derivative of a cubic Bezier coordinate is zero, inside (0, 1).
std::array<float, 2> turning_points(float a, float b, float c, float d) {
  const float p = -a + 3 * b - 3 * c + d;
  const float q = 2 * (a - 2 * b + c);
  const float r = b - a;
  if (std::abs(p) < 1e-6F) return {std::abs(q) < 1e-6F ? -1 : -r / q, -1};
  const float root = q * q - 4 * p * r;
  if (root < 0) return {-1, -1};
  const float s = std::sqrt(root);
  return {(-q + s) / (2 * p), (-q - s) / (2 * p)};
}

void add_curve(Extent& extent, Point from, const Path::Segment& curve) {
  extent.add(curve.to);
  const auto point_at = [&](float t) {
    return Point{cubic_at(from.x, curve.control1.x, curve.control2.x, curve.to.x, t),
                 cubic_at(from.y, curve.control1.y, curve.control2.y, curve.to.y, t)};
  };
  for (const float t : turning_points(from.x, curve.control1.x, curve.control2.x, curve.to.x))
    if (t > 0 && t < 1) extent.add(point_at(t));
  for (const float t : turning_points(from.y, curve.control1.y, curve.control2.y, curve.to.y))
    if (t > 0 && t < 1) extent.add(point_at(t));
}

// A mitred corner reaches at most kMiterLimit half-widths beyond its vertex; straight corners along the axes only one.
float stroke_reach(const Path& path, bool along_axes) {
  if (!path.stroke) return 0;
  return path.stroke_width / 2 * (along_axes ? 1 : kMiterLimit);
}

Rect shape_bounds(const Path& path) {
  Extent extent;
  Point at;
  Point start;
  bool along_axes = true;
  const auto line_to = [&](Point to) {
    along_axes = along_axes && (at.x == to.x || at.y == to.y);
    extent.add(to);
    at = to;
  };
  for (const Path::Segment& segment : path.segments) {
    switch (segment.kind) {
      case Path::Segment::Kind::move:
        at = start = segment.to;
        extent.add(at);
        break;
      case Path::Segment::Kind::line:
        line_to(segment.to);
        break;
      case Path::Segment::Kind::curve:
        add_curve(extent, at, segment);
        at = segment.to;
        along_axes = false;
        break;
      case Path::Segment::Kind::close:
        line_to(start);
        break;
    }
  }
  if (extent.empty()) return {};
  const float reach = stroke_reach(path, along_axes);
  return {extent.left - reach, extent.top - reach, extent.right - extent.left + 2 * reach,
          extent.bottom - extent.top + 2 * reach};
}

Rect shape_bounds(const DrawText& text) {
  const FaceMetrics metrics = text.run && text.run->face ? text.run->face->metrics() : FaceMetrics{};
  return {text.origin.x, text.origin.y - metrics.ascent * text.size, text.width,
          (metrics.ascent + metrics.descent) * text.size};
}

Rect shape_bounds(const FillRect& fill) {
  return fill.rect;
}
Rect shape_bounds(const FillGradient& fill) {
  return fill.rect;
}
Rect shape_bounds(const DrawImage& image) {
  return image.rect;
}

Rect intersection(const Rect& a, const Rect& b) {
  const float left = std::max(a.x, b.x);
  const float top = std::max(a.y, b.y);
  return {left, top, std::max(0.0F, std::min(a.right(), b.right()) - left),
          std::max(0.0F, std::min(a.bottom(), b.bottom()) - top)};
}

}  // namespace

Rect bounds(const SceneItem& item) {
  const Rect box = std::visit([](const auto& shape) { return shape_bounds(shape); }, item.shape);
  return item.clip ? intersection(box, *item.clip) : box;
}

}  // namespace lectern
