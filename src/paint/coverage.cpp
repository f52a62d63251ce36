#include "paint/coverage.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace lectern {
namespace {

// A chord may leave its curve by this much of a pixel.
constexpr float kFlatness = 0.015F;
constexpr int kMostChords = 64;

// The hull of the control points, in ems, y up.
struct Hull {
  Point low{kFarAway, kFarAway};
  Point high{-kFarAway, -kFarAway};

  void add(Point p) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
};

// The next whole number of a small value that is not negative, without a call.
int up_to_whole(float value) {
  const int whole = static_cast<int>(value);
  return static_cast<float>(whole) < value ? whole + 1 : whole;
}

int pixels_down(float value) {
  return static_cast<int>(std::floor(std::clamp(value, -kFarAway, kFarAway)));
}
int pixels_up(float value) {
  return static_cast<int>(std::ceil(std::clamp(value, -kFarAway, kFarAway)));
}

}  // namespace

PixelBox outline_box(std::span<const OutlineSegment> outline, float size, float shift) {
  Hull hull;
  for (const OutlineSegment& segment : outline) {
    if (segment.kind == OutlineSegment::Kind::close) continue;
    hull.add(segment.to);
    if (segment.kind != OutlineSegment::Kind::curve) continue;
    hull.add(segment.control1);
    hull.add(segment.control2);
  }
  if (hull.high.x < hull.low.x) return {};
  // A pixel more on the right takes what edges spill there.
  return {pixels_down(hull.low.x * size + shift), pixels_down(-hull.high.y * size),
          pixels_up(hull.high.x * size + shift) + 1, pixels_up(-hull.low.y * size)};
}

Mask ScanConverter::convert(std::span<const OutlineSegment> outline, float size, float shift, const Levels& levels) {
  Mask mask{outline_box(outline, size, shift), {}};
  if (mask.box.empty()) return {};
  width_ = mask.box.width();
  height_ = mask.box.height();
  const std::size_t count = static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_);
  area_.assign(count + 2, 0.0F);

  const float left = shift - static_cast<float>(mask.box.left);
  const float top = -static_cast<float>(mask.box.top);
  const auto placed = [&](Point p) { return Point{p.x * size + left, top - p.y * size}; };
  Point at;
  Point start;
  for (const OutlineSegment& segment : outline) {
    const Point to = placed(segment.to);
    switch (segment.kind) {
      case OutlineSegment::Kind::move:
        add_line(at, start);
        start = to;
        at = to;
        break;
      case OutlineSegment::Kind::line:
        add_line(at, to);
        at = to;
        break;
      case OutlineSegment::Kind::curve:
        add_curve(at, placed(segment.control1), placed(segment.control2), to);
        at = to;
        break;
      case OutlineSegment::Kind::close:
        add_line(at, start);
        at = start;
        break;
    }
  }
  add_line(at, start);

  mask.coverage.resize(count);
  for (int y = 0; y < height_; ++y) {
    const float* area = area_.data() + static_cast<std::ptrdiff_t>(y) * width_;
    std::uint8_t* out = mask.coverage.data() + static_cast<std::ptrdiff_t>(y) * width_;
    float sum = 0;
    for (int x = 0; x < width_; ++x) {
      sum += area[x];
      out[x] = levels[in_255ths(std::min(std::abs(sum), 1.0F))];
    }
  }
  return mask;
}

void ScanConverter::add_curve(Point from, Point control1, Point control2, Point to) {
  // The second differences bound the distance from curve to chord: 3/4 of the larger over n squared.
  const auto bend = [](Point a, Point b, Point c) {
    return std::max(std::abs(a.x - 2 * b.x + c.x), std::abs(a.y - 2 * b.y + c.y));
  };
  const float most = std::max(bend(from, control1, control2), bend(control1, control2, to));
  const int chords = std::clamp(static_cast<int>(std::ceil(std::sqrt(0.75F * most / kFlatness))), 1, kMostChords);
  const float step = 1.0F / static_cast<float>(chords);
  Point at = from;
  for (int i = 1; i < chords; ++i) {
    const float t = static_cast<float>(i) * step;
    const float u = 1 - t;
    const float a = u * u * u;
    const float b = 3 * u * u * t;
    const float c = 3 * u * t * t;
    const float d = t * t * t;
    const Point next{a * from.x + b * control1.x + c * control2.x + d * to.x,
                     a * from.y + b * control1.y + c * control2.y + d * to.y};
    add_line(at, next);
    at = next;
  }
  add_line(at, to);
}

void ScanConverter::add_line(Point from, Point to) {
  // Flatter than this covers nothing that shows, and its slope could overflow.
  if (std::abs(to.y - from.y) < 1e-6F) return;
  const float direction = from.y < to.y ? 1.0F : -1.0F;
  if (from.y > to.y) std::swap(from, to);
  const float slope = (to.x - from.x) / (to.y - from.y);
  // Rounding may put a point a hair outside the box that its hull gave.
  const auto widest = static_cast<float>(width_ - 1);
  float x = std::clamp(from.x, 0.0F, widest);
  const int first = std::max(0, static_cast<int>(from.y));
  const int last = std::min(height_, up_to_whole(to.y));
  for (int y = first; y < last; ++y) {
    const float row_top = std::max(static_cast<float>(y), from.y);
    const float row_bottom = std::min(static_cast<float>(y + 1), to.y);
    const float height = (row_bottom - row_top) * direction;
    const float next = std::clamp(from.x + (row_bottom - from.y) * slope, 0.0F, widest);
    float* const row = area_.data() + static_cast<std::ptrdiff_t>(y) * width_;
    const float low = std::min(x, next);
    const float high = std::max(x, next);
    const int low_pixel = static_cast<int>(low);
    const int high_pixel = up_to_whole(high);
    if (high_pixel <= low_pixel + 1) {
      // Within one pixel: a trapezium, of which the middle x tells the share to the right.
      const float right = 0.5F * (x + next) - static_cast<float>(low_pixel);
      row[low_pixel] += height * (1 - right);
      row[low_pixel + 1] += height * right;
    } else {
      // Across several: a triangle in the first and last, equal slices between. `sum` is the area covered so far.
      const float per_pixel = 1 / (high - low);
      const float into_first = static_cast<float>(low_pixel + 1) - low;
      float covered = 0.5F * per_pixel * into_first * into_first;
      row[low_pixel] += height * covered;
      float before = covered;
      for (int pixel = low_pixel + 1; pixel < high_pixel - 1; ++pixel) {
        covered = per_pixel * (into_first + static_cast<float>(pixel - low_pixel) - 0.5F);
        row[pixel] += height * (covered - before);
        before = covered;
      }
      const float into_last = high - static_cast<float>(high_pixel - 1);
      covered = 1 - 0.5F * per_pixel * into_last * into_last;
      row[high_pixel - 1] += height * (covered - before);
      row[high_pixel] += height * (1 - covered);
    }
    x = next;
  }
}

}  // namespace lectern
