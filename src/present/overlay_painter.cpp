#include "present/overlay_painter.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace lectern {
namespace {

constexpr Colour kLaser{255, 32, 32, 255};
constexpr float kMarkerStrength = 0.38F;
/// The laser's glow reaches this many of its radii.
constexpr float kGlow = 2.6F;
constexpr float kGlowStrength = 0.45F;
constexpr float kShadeStrength = 0.64F;
/// The edge of the spotlight is this soft, in slide units.
constexpr float kSpotlightEdge = 10;

void mix_into(std::uint32_t& pixel, Colour colour, float share) {
  const auto part = [&](unsigned shift, std::uint8_t value) {
    const auto under = static_cast<float>((pixel >> shift) & 0xFFU);
    return static_cast<std::uint32_t>(std::lrint(under + (static_cast<float>(value) - under) * share)) << shift;
  };
  pixel = 0xFF000000U | part(16, colour.red) | part(8, colour.green) | part(0, colour.blue);
}

float distance_to_segment(float x, float y, Point a, Point b) {
  const float dx = b.x - a.x;
  const float dy = b.y - a.y;
  const float length = dx * dx + dy * dy;
  const float along = length > 0 ? std::clamp(((x - a.x) * dx + (y - a.y) * dy) / length, 0.0F, 1.0F) : 0.0F;
  return std::hypot(x - (a.x + along * dx), y - (a.y + along * dy));
}

PixelRect pixels_around(Point a, Point b, float reach) {
  const int left = static_cast<int>(std::floor(std::min(a.x, b.x) - reach));
  const int top = static_cast<int>(std::floor(std::min(a.y, b.y) - reach));
  const int right = static_cast<int>(std::ceil(std::max(a.x, b.x) + reach));
  const int bottom = static_cast<int>(std::ceil(std::max(a.y, b.y) + reach));
  return {left, top, right - left, bottom - top};
}

/// How much of each pixel of `area` a stroke covers: where it crosses itself it covers once.
class Coverage {
 public:
  explicit Coverage(const PixelRect& area)
      : area_(area), shares_(static_cast<std::size_t>(area.width) * static_cast<std::size_t>(area.height)) {}

  void add(Point a, Point b, float half) {
    const PixelRect reach = pixels_around(a, b, half + 1).meet(area_);
    for (int y = reach.y; y < reach.bottom(); ++y) {
      float* row = shares_.data() + static_cast<std::ptrdiff_t>(y - area_.y) * area_.width - area_.x;
      for (int x = reach.x; x < reach.right(); ++x) {
        const float away = distance_to_segment(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F, a, b);
        row[x] = std::max(row[x], std::clamp(half + 0.5F - away, 0.0F, 1.0F));
      }
    }
  }

  void blend(const Canvas& canvas, Colour colour, float strength) const {
    for (int y = area_.y; y < area_.bottom(); ++y) {
      const float* row = shares_.data() + static_cast<std::ptrdiff_t>(y - area_.y) * area_.width - area_.x;
      std::uint32_t* out = canvas.row(y);
      for (int x = area_.x; x < area_.right(); ++x) {
        if (row[x] > 0) mix_into(out[x], colour, row[x] * strength);
      }
    }
  }

 private:
  PixelRect area_;
  std::vector<float> shares_;
};

void draw_stroke(const Canvas& canvas, const SlidePlacement& placement, const PixelRect& clip, const Stroke& stroke) {
  if (stroke.points.empty()) return;
  // A stroke never gets so thin that it fades.
  const float half = std::max(0.75F, stroke.width * placement.scale() / 2);
  std::vector<Point> points;
  points.reserve(stroke.points.size());
  for (const Point& point : stroke.points) points.push_back(placement.to_pixels(point));
  const auto [left, right] = std::ranges::minmax(points, {}, &Point::x);
  const auto [top, bottom] = std::ranges::minmax(points, {}, &Point::y);
  const PixelRect area = pixels_around({left.x, top.y}, {right.x, bottom.y}, half + 1).meet(clip);
  if (area.empty()) return;
  Coverage coverage(area);
  for (std::size_t i = 0; i < points.size(); ++i) {
    coverage.add(points[i], points[std::min(i + 1, points.size() - 1)], half);
  }
  coverage.blend(canvas, stroke.colour, stroke.kind == InkKind::marker ? kMarkerStrength : 1);
}

void draw_laser(const Canvas& canvas, const SlidePlacement& placement, const PixelRect& clip, Point at) {
  const Point centre = placement.to_pixels(at);
  const float radius = std::max(3.0F, kLaserRadius * placement.scale());
  const PixelRect area = pixels_around(centre, centre, radius * kGlow).meet(clip);
  for (int y = area.y; y < area.bottom(); ++y) {
    for (int x = area.x; x < area.right(); ++x) {
      const float away = std::hypot(static_cast<float>(x) + 0.5F - centre.x, static_cast<float>(y) + 0.5F - centre.y);
      const float glow = std::clamp(1 - (away - radius) / (radius * (kGlow - 1)), 0.0F, 1.0F);
      const float core = std::clamp(radius + 0.5F - away, 0.0F, 1.0F);
      mix_into(canvas.row(y)[x], kLaser, std::max(core, glow * glow * kGlowStrength));
    }
  }
}

void draw_spotlight(const Canvas& canvas, const SlidePlacement& placement, const PixelRect& clip, Point at) {
  const Point centre = placement.to_pixels(at);
  const float radius = kSpotlightRadius * placement.scale();
  const float edge = std::max(1.0F, kSpotlightEdge * placement.scale());
  // Outside of this square everything is in the shade alike.
  const PixelRect near = pixels_around(centre, centre, radius + edge).meet(clip);
  const Colour shade{0, 0, 0, static_cast<std::uint8_t>(std::lrint(kShadeStrength * 255))};
  tint(canvas, PixelRect{clip.x, clip.y, clip.width, near.y - clip.y}.meet(clip), shade);
  tint(canvas, PixelRect{clip.x, near.bottom(), clip.width, clip.bottom() - near.bottom()}.meet(clip), shade);
  tint(canvas, PixelRect{clip.x, near.y, near.x - clip.x, near.height}.meet(clip), shade);
  tint(canvas, PixelRect{near.right(), near.y, clip.right() - near.right(), near.height}.meet(clip), shade);
  for (int y = near.y; y < near.bottom(); ++y) {
    for (int x = near.x; x < near.right(); ++x) {
      const float away = std::hypot(static_cast<float>(x) + 0.5F - centre.x, static_cast<float>(y) + 0.5F - centre.y);
      const float share = std::clamp((away - radius) / edge, 0.0F, 1.0F);
      if (share > 0) mix_into(canvas.row(y)[x], {0, 0, 0, 255}, share * kShadeStrength);
    }
  }
}

}  // namespace

Point SlidePlacement::to_pixels(Point point) const {
  return {static_cast<float>(rect.x) + (point.x - part.x) * scale(),
          static_cast<float>(rect.y) + (point.y - part.y) * scale()};
}

Point SlidePlacement::to_slide(int x, int y) const {
  return {part.x + (static_cast<float>(x - rect.x) + 0.5F) / scale(),
          part.y + (static_cast<float>(y - rect.y) + 0.5F) / scale()};
}

SlidePlacement placement_of(const PixelRect& rect, Size slide, const std::optional<Rect>& zoom) {
  return {rect, zoom.value_or(Rect{0, 0, slide.width, slide.height})};
}

void draw_overlay(const Canvas& canvas, const SlidePlacement& placement, const Overlay& overlay) {
  const PixelRect clip = placement.rect.meet(canvas.bounds());
  if (clip.empty()) return;
  for (const SharedStroke& stroke : overlay.ink) draw_stroke(canvas, placement, clip, *stroke);
  if (overlay.drawing) draw_stroke(canvas, placement, clip, *overlay.drawing);
  if (overlay.light == Tool::laser) draw_laser(canvas, placement, clip, overlay.at);
  if (overlay.light == Tool::spotlight) draw_spotlight(canvas, placement, clip, overlay.at);
}

void draw_region(const Canvas& canvas, const SlidePlacement& placement, const Rect& region, Colour colour) {
  const Point near = placement.to_pixels({region.x, region.y});
  const Point far = placement.to_pixels({region.right(), region.bottom()});
  const PixelRect rect{static_cast<int>(near.x), static_cast<int>(near.y), static_cast<int>(far.x - near.x),
                       static_cast<int>(far.y - near.y)};
  const int width = std::max(2, static_cast<int>(placement.scale() * 4));
  frame(canvas, PixelRect{rect.x + width, rect.y + width, rect.width - 2 * width, rect.height - 2 * width}, width,
        colour);
}

}  // namespace lectern
