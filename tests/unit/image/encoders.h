#pragma once
// Small pictures in every format, made by the formats' own libraries.

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace lectern {

/// Straight 8-bit R, G, B, A, row by row.
struct Rgba {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> bytes;
};

/// A picture with a different colour in every pixel; `alpha` 255 or, where 0, running from clear to opaque.
Rgba colourful(int width, int height, int alpha = 255);

struct PngOptions {
  int colour_type = 6;  ///< PNG's: 0 grey, 2 RGB, 3 palette, 6 RGBA
  int depth = 8;        ///< 16 repeats each byte; 1 is for grey and palette
  bool interlaced = false;
};
/// Palette pictures use the red channel as index into a palette of (i, 255 - i, 7) whose entry 0 is half transparent.
std::string png_of(const Rgba& picture, PngOptions options = {}, const std::string& profile = {});

enum class JpegKind { rgb, grey, cmyk, progressive };
/// `orientation` 1 to 8 goes into an EXIF block; 0 leaves it out. CMYK is written as Adobe does. `profile` is an ICC
/// profile to be put inside, here and in the other formats.
std::string jpeg_of(const Rgba& picture, JpegKind kind = JpegKind::rgb, int orientation = 0,
                    const std::string& profile = {});

std::string webp_of(const Rgba& picture, const std::string& profile = {});
/// An animation with this as its only frame, at (left, top) of the canvas.
std::string animated_webp_of(const Rgba& frame, int width, int height, int left, int top);

/// 256 colours; pixel (x, y) has index (x + y * width) modulo 256, which is (index, 255 - index, 9); index 3 is
/// transparent where `transparent`. The frame lies at (left, top) of a canvas; a second, black frame follows.
struct GifOptions {
  int left = 0;
  int top = 0;
  int canvas_width = 0;  ///< 0: the frame's
  int canvas_height = 0;
  bool interlaced = false;
  bool transparent = false;
};
std::string gif_of(int width, int height, const GifOptions& options = {});

}  // namespace lectern
