#pragma once
// Pixels that a window is composed in: 0xAARRGGBB rows, borrowed from a window surface or a buffer. All drawing is
// clipped to the canvas. Nothing here sets type or lays out; pictures come painted.

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/colour.h"
#include "base/geometry.h"
#include "paint/rasterizer.h"

namespace lectern {

/// A rectangle of device pixels.
struct PixelRect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;

  int right() const { return x + width; }
  int bottom() const { return y + height; }
  bool empty() const { return width <= 0 || height <= 0; }
  bool contains(int px, int py) const { return px >= x && py >= y && px < right() && py < bottom(); }
  PixelSize size() const { return {width, height}; }
  PixelRect meet(const PixelRect& other) const;
  bool operator==(const PixelRect&) const = default;
};

/// Borrowed pixels; `stride` is in pixels.
struct Canvas {
  std::uint32_t* pixels = nullptr;
  int stride = 0;
  PixelSize size;

  PixelRect bounds() const { return {0, 0, size.width, size.height}; }
  std::uint32_t* row(int y) const { return pixels + static_cast<std::ptrdiff_t>(y) * stride; }
};

/// A bitmap's own pixels.
Canvas canvas_of(Bitmap& bitmap);

std::uint32_t packed(Colour colour);

/// Opaque fill.
void fill(const Canvas& canvas, const PixelRect& rect, Colour colour);
/// Fills what of `outer` lies outside `inner`.
void fill_around(const Canvas& canvas, const PixelRect& outer, const PixelRect& inner, Colour colour);
/// Fills the canvas but for `holes`, which whole pictures are about to cover: a window is written once, not twice.
void fill_but(const Canvas& canvas, std::span<const PixelRect> holes, Colour colour);
/// A frame of `width` pixels that lies just outside `rect`.
void frame(const Canvas& canvas, const PixelRect& rect, int width, Colour colour);
/// Mixes `colour` by its alpha over what is there.
void tint(const Canvas& canvas, const PixelRect& rect, Colour colour);
/// Writes the mix of two pictures of the canvas's size: `share` 256ths of `to`, the rest of `from`.
void mix(const Canvas& canvas, const Bitmap& from, const Bitmap& to, int share);
/// Lets what is there fade into `colour`, from nothing at one edge of `rect` to all of it at the other.
enum class FadeTo { top, bottom };
void fade(const Canvas& canvas, const PixelRect& rect, Colour colour, FadeTo edge);
/// Copies an opaque picture, its pixel (0, 0) at (x, y), inside `clip`.
void blit(const Canvas& canvas, const Bitmap& picture, int x, int y, const PixelRect& clip);
/// Scales an opaque picture to `rect` (bilinear): a stand-in for the moment until the sharp one is there.
void stretch(const Canvas& canvas, const Bitmap& picture, const PixelRect& rect);
/// The same for a part of the picture, in its pixels.
void stretch_part(const Canvas& canvas, const Bitmap& picture, const Rect& part, const PixelRect& rect);

}  // namespace lectern
