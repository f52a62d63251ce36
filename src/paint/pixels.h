#pragma once
// Premultiplied 0xAARRGGBB pixels: where they lie and how a colour is laid over one. For room `paint` alone.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "base/colour.h"
#include "base/geometry.h"

namespace lectern {

/// Whole device pixels, right and bottom exclusive.
struct PixelBox {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;

  int width() const { return right - left; }
  int height() const { return bottom - top; }
  bool empty() const { return right <= left || bottom <= top; }
  PixelBox meet(const PixelBox& other) const {
    return {std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
            std::min(bottom, other.bottom)};
  }
  bool operator==(const PixelBox&) const = default;
};

/// Pixels that somebody else owns, and the part of them that may be painted.
struct Canvas {
  std::uint32_t* pixels = nullptr;
  int stride = 0;  ///< in pixels
  PixelSize size;
  PixelBox clip;

  std::uint32_t* row(int y) const { return pixels + static_cast<std::ptrdiff_t>(y) * stride; }
};

/// Slide units -> device pixels.
struct Placement {
  float scale = 1;
  float left = 0;
  float top = 0;

  float x(float slide) const { return slide * scale + left; }
  float y(float slide) const { return slide * scale + top; }
};

/// Far outside any canvas, yet safe to add to.
inline constexpr float kFarAway = 1e6F;

/// The nearest whole pixel; values that are no number or far away stop at kFarAway.
inline int nearest_pixel(float value) {
  if (!(value > -kFarAway)) return static_cast<int>(-kFarAway);
  return static_cast<int>(std::floor(std::min(value, kFarAway) + 0.5F));
}

/// A share from 0 to 1 in 255ths, to the nearest. Called for every pixel of a glyph, which std::lround would slow down.
inline std::uint32_t in_255ths(float share) {
  // NOLINTNEXTLINE(bugprone-incorrect-roundings): a share is not negative
  return static_cast<std::uint32_t>(static_cast<int>(share * 255.0F + 0.5F));
}

inline std::uint32_t premultiplied(Colour colour, float opacity = 1) {
  const float share = std::clamp(opacity, 0.0F, 1.0F);
  const auto alpha = static_cast<std::uint32_t>(std::lround(static_cast<float>(colour.alpha) * share));
  const auto part = [alpha](std::uint32_t value) { return (value * alpha + 127) / 255; };
  return alpha << 24U | part(colour.red) << 16U | part(colour.green) << 8U | part(colour.blue);
}

inline constexpr std::uint32_t kOddBytes = 0x00FF00FFU;

/// Two 16-bit lanes divided by 255, rounded to nearest; each lane at most 255 * 255 + 127.
inline std::uint32_t lanes_by_255(std::uint32_t lanes) {
  lanes += 0x00800080U;
  return (lanes + ((lanes >> 8U) & kOddBytes)) >> 8U & kOddBytes;
}

inline std::uint32_t by_255(std::uint32_t value) {
  value += 128;
  return (value + (value >> 8U)) >> 8U;
}

/// `over` at `coverage` (0 to 255) on `under`, one rounding for each channel: a colour on itself stays what it is.
inline std::uint32_t blended(std::uint32_t under, std::uint32_t over, std::uint32_t coverage) {
  const std::uint32_t rest = 255 - by_255((over >> 24U) * coverage);
  const std::uint32_t low = lanes_by_255((over & kOddBytes) * coverage + (under & kOddBytes) * rest);
  const std::uint32_t high = lanes_by_255((over >> 8U & kOddBytes) * coverage + (under >> 8U & kOddBytes) * rest);
  return low | high << 8U;
}

}  // namespace lectern
