#include "paint/fill.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "paint/coverage.h"
#include "scene/gradient.h"

namespace lectern {
namespace {

// Below this many pixels a difference of one in thickness shows.
constexpr float kThin = 6;

struct Extent {
  int begin = 0;
  int end = 0;
};

Extent snapped_extent(float begin, float length, bool keep_size) {
  const int first = nearest_pixel(begin);
  const int last = keep_size || length < kThin ? first + nearest_pixel(length) : nearest_pixel(begin + length);
  return {first, std::max(last, first + 1)};
}

void fill_span(std::uint32_t* pixels, int count, std::uint32_t colour) {
  if (colour >> 24U == 255) {
    std::fill_n(pixels, count, colour);
    return;
  }
  for (int x = 0; x < count; ++x) pixels[x] = blended(pixels[x], colour, 255);
}

// Coverage of one row of a corner by a disc of `radius` that touches both edges, from the outer pixel inwards: 16 lines
// through the row are each cut exactly where the circle cuts them. `row` is counted from the outer edge.
void cover_corner_row(float radius, int row, std::vector<std::uint8_t>& coverage) {
  constexpr std::size_t kLines = 16;
  std::array<float, kLines> edges{};
  for (std::size_t line = 0; line < kLines; ++line) {
    const float up = radius - (static_cast<float>(row) + (static_cast<float>(line) + 0.5F) / kLines);
    edges.at(line) = up <= 0 ? 0 : radius - std::sqrt(radius * radius - up * up);
  }
  // The circle runs inwards from line to line, so the last cut is the leftmost and the first the rightmost.
  const auto begin = static_cast<std::size_t>(edges.back());
  const auto end = std::min(coverage.size(), static_cast<std::size_t>(edges.front()) + 1);
  std::fill(coverage.begin(), coverage.begin() + static_cast<std::ptrdiff_t>(begin), std::uint8_t{0});
  for (std::size_t x = begin; x < end; ++x) {
    float share = 0;
    for (const float edge : edges) share += std::clamp(static_cast<float>(x + 1) - edge, 0.0F, 1.0F) / kLines;
    coverage[x] = static_cast<std::uint8_t>(stepped_coverage(in_255ths(share)));
  }
  std::fill(coverage.begin() + static_cast<std::ptrdiff_t>(end), coverage.end(), std::uint8_t{255});
}

void fill_rounded(const Canvas& canvas, const PixelBox& box, float radius, std::uint32_t colour) {
  const PixelBox seen = box.meet(canvas.clip);
  if (seen.empty()) return;
  const int corner = static_cast<int>(std::ceil(radius));
  std::vector<std::uint8_t> coverage(static_cast<std::size_t>(corner));
  // Columns between the corners are filled whole.
  const PixelBox middle = PixelBox{box.left + corner, seen.top, box.right - corner, seen.bottom}.meet(canvas.clip);
  for (int y = seen.top; y < seen.bottom; ++y) {
    std::uint32_t* const row = canvas.row(y);
    const int from_edge = std::min(y - box.top, box.bottom - 1 - y);
    if (from_edge >= corner) {
      fill_span(row + seen.left, seen.width(), colour);
      continue;
    }
    cover_corner_row(radius, from_edge, coverage);
    const auto blend = [&](int x) {
      const auto from_side = static_cast<std::size_t>(std::min(x - box.left, box.right - 1 - x));
      row[x] = blended(row[x], colour, from_side < coverage.size() ? coverage[from_side] : 255);
    };
    for (int x = seen.left; x < std::min(seen.right, box.left + corner); ++x) blend(x);
    if (middle.width() > 0) fill_span(row + middle.left, middle.width(), colour);
    for (int x = std::max({seen.left, box.left + corner, box.right - corner}); x < seen.right; ++x) blend(x);
  }
}

Colour faded(Colour colour, float opacity) {
  colour.alpha =
      static_cast<std::uint8_t>(std::lround(static_cast<float>(colour.alpha) * std::clamp(opacity, 0.0F, 1.0F)));
  return colour;
}

// Straight colours are mixed with their alpha as weight, so that a fade to a transparent colour does not turn grey.
std::uint32_t shade(Colour from, Colour to, float share) {
  const auto lerp = [share](float a, float b) { return a + (b - a) * share; };
  const float alpha = lerp(from.alpha, to.alpha);
  const auto channel = [&](std::uint8_t a, std::uint8_t b) {
    const auto weigh = [](std::uint8_t value, std::uint8_t by) {
      return static_cast<float>(value) * static_cast<float>(by) / 255;
    };
    return static_cast<std::uint32_t>(std::lround(std::min(lerp(weigh(a, from.alpha), weigh(b, to.alpha)), alpha)));
  };
  return static_cast<std::uint32_t>(std::lround(alpha)) << 24U | channel(from.red, to.red) << 16U |
         channel(from.green, to.green) << 8U | channel(from.blue, to.blue);
}

}  // namespace

PixelBox snapped(const Rect& rect, const Placement& placement, bool keep_size) {
  const Extent across = snapped_extent(placement.x(rect.x), rect.width * placement.scale, keep_size);
  const Extent down = snapped_extent(placement.y(rect.y), rect.height * placement.scale, keep_size);
  return {across.begin, down.begin, across.end, down.end};
}

void fill_box(const Canvas& canvas, const PixelBox& box, std::uint32_t colour) {
  const PixelBox seen = box.meet(canvas.clip);
  if (seen.empty() || colour == 0) return;
  for (int y = seen.top; y < seen.bottom; ++y) fill_span(canvas.row(y) + seen.left, seen.width(), colour);
}

void paint_rect(const Canvas& canvas, const Placement& placement, const FillRect& fill, float opacity) {
  if (fill.rect.empty()) return;
  const std::uint32_t colour = premultiplied(fill.colour, opacity);
  const bool round = fill.radius > 0;
  const PixelBox box = snapped(fill.rect, placement, round);
  const float most = static_cast<float>(std::min(box.width(), box.height())) / 2;
  const float radius = std::min(fill.radius * placement.scale, most);
  // A corner of half a pixel cannot be seen.
  if (!(radius >= 0.5F)) {
    fill_box(canvas, box, colour);
  } else if (colour != 0) {
    fill_rounded(canvas, box, radius, colour);
  }
}

void paint_gradient(const Canvas& canvas, const Placement& placement, const FillGradient& fill, float opacity) {
  if (fill.rect.empty()) return;
  const PixelBox box = snapped(fill.rect, placement, false);
  const PixelBox seen = box.meet(canvas.clip);
  if (seen.empty()) return;
  std::vector<GradientStop> stops = stops_of(fill);
  for (GradientStop& stop : stops) stop.colour = faded(stop.colour, opacity);
  std::size_t piece = 0;  // pixels are asked for in their order
  const auto colour_of = [&](int pixel, int begin, int end) {
    const float at = (static_cast<float>(pixel - begin) + 0.5F) / static_cast<float>(end - begin);
    while (piece + 2 < stops.size() && at >= stops[piece + 1].at) ++piece;
    const GradientStop& before = stops[piece];
    const GradientStop& after = stops[piece + 1];
    return shade(before.colour, after.colour, (at - before.at) / (after.at - before.at));
  };
  if (!fill.horizontal) {
    for (int y = seen.top; y < seen.bottom; ++y)
      fill_span(canvas.row(y) + seen.left, seen.width(), colour_of(y, box.top, box.bottom));
    return;
  }
  std::vector<std::uint32_t> colours;
  for (int x = seen.left; x < seen.right; ++x) colours.push_back(colour_of(x, box.left, box.right));
  for (int y = seen.top; y < seen.bottom; ++y) {
    std::uint32_t* const row = canvas.row(y) + seen.left;
    for (std::size_t x = 0; x < colours.size(); ++x) row[x] = blended(row[x], colours[x], 255);
  }
}

}  // namespace lectern
