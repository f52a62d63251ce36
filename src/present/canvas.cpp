#include "present/canvas.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>
#include <vector>

namespace lectern {
namespace {

/// Linear mix of two opaque pixels; `share` of `b` out of 256. Two channels a multiplication: the upper byte of each
/// product is the mix.
std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t share) {
  constexpr std::uint32_t kRedBlue = 0x00FF00FFU;
  constexpr std::uint32_t kGreen = 0x0000FF00U;
  const std::uint32_t rest = 256 - share;
  const std::uint32_t red_blue = ((a & kRedBlue) * rest + (b & kRedBlue) * share) >> 8U;
  const std::uint32_t green = ((a & kGreen) * rest + (b & kGreen) * share) >> 8U;
  return 0xFF000000U | (red_blue & kRedBlue) | (green & kGreen);
}

/// Where a stretched row or column samples: two neighbours and the share of the second out of 256.
struct Sample {
  int first = 0;
  int second = 0;
  std::uint32_t share = 0;
};

/// `to` samples of the stretch of a row of `from` pixels that begins at `begin` and is `length` long.
std::vector<Sample> samples(int from, int to, double begin, double length) {
  std::vector<Sample> result(static_cast<std::size_t>(to));
  for (int i = 0; i < to; ++i) {
    const double centre = std::clamp(begin + (i + 0.5) * length / to - 0.5, 0.0, from - 1.0);
    const int first = std::min(static_cast<int>(centre), from - 1);
    result[static_cast<std::size_t>(i)] = {first, std::min(first + 1, from - 1),
                                           static_cast<std::uint32_t>((centre - first) * 256)};
  }
  return result;
}

/// A row of a picture as it is stretched across.
struct StretchedRow {
  int row = -1;
  std::vector<std::uint32_t> pixels;

  void take(const Bitmap& picture, int wanted, std::span<const Sample> columns, int from, int width) {
    if (row == wanted) return;
    row = wanted;
    pixels.resize(static_cast<std::size_t>(width));
    const std::uint32_t* source = picture.pixels.data() + static_cast<std::ptrdiff_t>(wanted) * picture.size.width;
    for (int x = 0; x < width; ++x) {
      const Sample& column = columns[static_cast<std::size_t>(from) + static_cast<std::size_t>(x)];
      pixels[static_cast<std::size_t>(x)] = mixed(source[column.first], source[column.second], column.share);
    }
  }
};

}  // namespace

PixelRect PixelRect::meet(const PixelRect& other) const {
  const int left = std::max(x, other.x);
  const int top = std::max(y, other.y);
  return {left, top, std::max(0, std::min(right(), other.right()) - left),
          std::max(0, std::min(bottom(), other.bottom()) - top)};
}

Canvas canvas_of(Bitmap& bitmap) {
  return {bitmap.pixels.data(), bitmap.size.width, bitmap.size};
}

std::uint32_t packed(Colour colour) {
  return (std::uint32_t{0xFF} << 24U) | (std::uint32_t{colour.red} << 16U) | (std::uint32_t{colour.green} << 8U) |
         colour.blue;
}

void fill(const Canvas& canvas, const PixelRect& rect, Colour colour) {
  const PixelRect area = rect.meet(canvas.bounds());
  const std::uint32_t pixel = packed(colour);
  for (int y = area.y; y < area.bottom(); ++y) std::fill_n(canvas.row(y) + area.x, area.width, pixel);
}

void fill_around(const Canvas& canvas, const PixelRect& outer, const PixelRect& inner, Colour colour) {
  fill(canvas, {outer.x, outer.y, outer.width, inner.y - outer.y}, colour);
  fill(canvas, {outer.x, inner.bottom(), outer.width, outer.bottom() - inner.bottom()}, colour);
  fill(canvas, {outer.x, inner.y, inner.x - outer.x, inner.height}, colour);
  fill(canvas, {inner.right(), inner.y, outer.right() - inner.right(), inner.height}, colour);
}

void fill_but(const Canvas& canvas, std::span<const PixelRect> holes, Colour colour) {
  std::vector<PixelRect> sorted(holes.begin(), holes.end());
  std::ranges::sort(sorted, {}, &PixelRect::x);
  const std::uint32_t pixel = packed(colour);
  for (int y = 0; y < canvas.size.height; ++y) {
    int x = 0;
    for (const PixelRect& hole : sorted) {
      if (y < hole.y || y >= hole.bottom() || hole.width <= 0) continue;
      const int end = std::clamp(hole.x, x, canvas.size.width);
      std::fill_n(canvas.row(y) + x, end - x, pixel);
      x = std::clamp(hole.right(), end, canvas.size.width);
    }
    std::fill_n(canvas.row(y) + x, canvas.size.width - x, pixel);
  }
}

void frame(const Canvas& canvas, const PixelRect& rect, int width, Colour colour) {
  fill_around(canvas, {rect.x - width, rect.y - width, rect.width + 2 * width, rect.height + 2 * width}, rect, colour);
}

void tint(const Canvas& canvas, const PixelRect& rect, Colour colour) {
  const PixelRect area = rect.meet(canvas.bounds());
  const std::uint32_t pixel = packed(colour);
  const std::uint32_t share = colour.alpha + (colour.alpha >> 7U);
  for (int y = area.y; y < area.bottom(); ++y) {
    std::uint32_t* row = canvas.row(y);
    for (int x = area.x; x < area.right(); ++x) row[x] = mixed(row[x], pixel, share);
  }
}

void mix(const Canvas& canvas, const Bitmap& from, const Bitmap& to, int share) {
  const auto part = static_cast<std::uint32_t>(std::clamp(share, 0, 256));
  const auto width = static_cast<std::size_t>(canvas.size.width);
  for (int y = 0; y < canvas.size.height; ++y) {
    const std::uint32_t* one = from.pixels.data() + static_cast<std::size_t>(y) * width;
    const std::uint32_t* other = to.pixels.data() + static_cast<std::size_t>(y) * width;
    std::uint32_t* row = canvas.row(y);
    for (std::size_t x = 0; x < width; ++x) row[x] = mixed(one[x], other[x], part);
  }
}

void fade(const Canvas& canvas, const PixelRect& rect, Colour colour, FadeTo edge) {
  for (int i = 0; i < rect.height; ++i) {
    const int away = edge == FadeTo::top ? rect.height - i : i + 1;
    colour.alpha = static_cast<std::uint8_t>(away * 255 / rect.height);
    tint(canvas, {rect.x, rect.y + i, rect.width, 1}, colour);
  }
}

void blit(const Canvas& canvas, const Bitmap& picture, int x, int y, const PixelRect& clip) {
  const PixelRect area = PixelRect{x, y, picture.size.width, picture.size.height}.meet(clip).meet(canvas.bounds());
  if (area.empty()) return;
  for (int row = area.y; row < area.bottom(); ++row) {
    const auto offset = static_cast<std::size_t>(row - y) * static_cast<std::size_t>(picture.size.width);
    const std::uint32_t* source = picture.pixels.data() + offset + (area.x - x);
    std::memcpy(canvas.row(row) + area.x, source, static_cast<std::size_t>(area.width) * sizeof(std::uint32_t));
  }
}

void stretch(const Canvas& canvas, const Bitmap& picture, const PixelRect& rect) {
  if (picture.size == rect.size()) return blit(canvas, picture, rect.x, rect.y, rect);
  stretch_part(canvas, picture, {0, 0, static_cast<float>(picture.size.width), static_cast<float>(picture.size.height)},
               rect);
}

void stretch_part(const Canvas& canvas, const Bitmap& picture, const Rect& part, const PixelRect& rect) {
  const PixelRect area = rect.meet(canvas.bounds());
  if (area.empty() || picture.pixels.empty()) return;
  const std::vector<Sample> columns = samples(picture.size.width, rect.width, part.x, part.width);
  const std::vector<Sample> rows = samples(picture.size.height, rect.height, part.y, part.height);
  StretchedRow upper;
  StretchedRow lower;
  for (int y = area.y; y < area.bottom(); ++y) {
    const Sample& row = rows[static_cast<std::size_t>(y - rect.y)];
    // Going down, the lower row becomes the upper one: each is stretched once.
    if (upper.row != row.first) std::swap(upper, lower);
    upper.take(picture, row.first, columns, area.x - rect.x, area.width);
    lower.take(picture, row.second, columns, area.x - rect.x, area.width);
    std::uint32_t* out = canvas.row(y) + area.x;
    const std::uint32_t* above = upper.pixels.data();
    const std::uint32_t* below = lower.pixels.data();
    const std::uint32_t share = row.share;
    for (int x = 0; x < area.width; ++x) out[x] = mixed(above[x], below[x], share);
  }
}

}  // namespace lectern
