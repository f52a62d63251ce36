#pragma once
// One function a format. Each reads the header, holds it against the limits, and only then allocates. For room `image`
// alone.

#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"
#include "image/image.h"

namespace lectern {

using ImageBytes = std::span<const std::uint8_t>;

Result<PixelImage> decode_png(ImageBytes bytes, const ImageLimits& limits);
/// EXIF orientation, 1 to 8; 1 where there is none.
int jpeg_orientation(ImageBytes bytes);

/// A JPEG's size, orientation applied, from its header, within the limits. The file is walked to its end, so that one
/// that is cut short is found; the picture itself is not decoded.
Result<PixelSize> check_jpeg(ImageBytes bytes, const ImageLimits& limits);

/// A checked JPEG at a `part`-th of its size in each direction, rounded up: 1, 2, 4 or 8, which its blocks give at once
/// (JPEG's inverse transform on fewer coefficients). What is broken inside comes out grey; `whole` says so.
struct DecodedJpeg {
  PixelImage image;
  bool whole = true;
};
DecodedJpeg decode_jpeg(ImageBytes bytes, unsigned part);
Result<PixelImage> decode_webp(ImageBytes bytes, const ImageLimits& limits);
Result<PixelImage> decode_gif(ImageBytes bytes, const ImageLimits& limits);

/// An error where a picture of this size may not be decoded; otherwise an empty message.
Error over_limits(std::int64_t width, std::int64_t height, const ImageLimits& limits);

/// The file ends before the picture does, or is otherwise broken; `format` is "PNG" and the like.
Error damaged(std::string_view format, std::string_view detail);

/// Pixels of the size, all transparent black; the size is within the limits.
PixelImage blank_image(int width, int height);

/// Rows of red, green, blue and opacity in memory become premultiplied pixels, in place.
void pack_rgba(PixelImage& image);

/// A premultiplied pixel from straight 8-bit channels.
inline std::uint32_t premultiplied_pixel(std::uint32_t red, std::uint32_t green, std::uint32_t blue,
                                         std::uint32_t alpha) {
  const auto part = [alpha](std::uint32_t value) { return (value * alpha + 127) / 255; };
  return alpha << 24U | part(red) << 16U | part(green) << 8U | part(blue);
}

}  // namespace lectern
