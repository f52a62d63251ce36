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
Result<PixelImage> decode_jpeg(ImageBytes bytes, const ImageLimits& limits);
Result<PixelImage> decode_webp(ImageBytes bytes, const ImageLimits& limits);
Result<PixelImage> decode_gif(ImageBytes bytes, const ImageLimits& limits);

/// An error where a picture of this size may not be decoded; otherwise an empty message.
Error over_limits(std::int64_t width, std::int64_t height, const ImageLimits& limits);

/// The file ends before the picture does, or is otherwise broken; `format` is "PNG" and the like.
Error damaged(std::string_view format, std::string_view detail);

/// Pixels of the size, all transparent black; the size is within the limits.
PixelImage blank_image(int width, int height);

/// A premultiplied pixel from straight 8-bit channels.
inline std::uint32_t premultiplied_pixel(std::uint32_t red, std::uint32_t green, std::uint32_t blue,
                                         std::uint32_t alpha) {
  const auto part = [alpha](std::uint32_t value) { return (value * alpha + 127) / 255; };
  return alpha << 24U | part(red) << 16U | part(green) << 8U | part(blue);
}

}  // namespace lectern
