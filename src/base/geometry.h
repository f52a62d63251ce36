#pragma once
// Geometry shared by all rooms. Floats are slide units: a slide is 1080 units high, origin top left, y down. Device
// pixels are another type, PixelSize, so that the two cannot be mixed.

#include <algorithm>

namespace lectern {

/// Height of every slide in slide units; the width follows from the deck's aspect ratio (1920 for 16:9).
inline constexpr float kSlideHeight = 1080.0F;

struct Point {
  float x = 0;
  float y = 0;
  bool operator==(const Point&) const = default;
};

struct Size {
  float width = 0;
  float height = 0;
  bool operator==(const Size&) const = default;
};

/// A size in device pixels.
struct PixelSize {
  int width = 0;
  int height = 0;
  bool operator==(const PixelSize&) const = default;
};

struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool empty() const { return width <= 0 || height <= 0; }
  bool contains(const Rect& inner, float slack = 0) const {
    return inner.x >= x - slack && inner.y >= y - slack && inner.right() <= right() + slack &&
           inner.bottom() <= bottom() + slack;
  }
  bool contains(Point p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }
  bool intersects(const Rect& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  /// The smallest rectangle that holds both; an empty one adds nothing.
  Rect united(const Rect& other) const {
    if (empty()) return other;
    if (other.empty()) return *this;
    const float left = std::min(x, other.x);
    const float top = std::min(y, other.y);
    return {left, top, std::max(right(), other.right()) - left, std::max(bottom(), other.bottom()) - top};
  }
  bool operator==(const Rect&) const = default;
};

}  // namespace lectern
