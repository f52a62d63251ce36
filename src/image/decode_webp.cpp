#include <webp/decode.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>

#include "image/colours.h"
#include "image/decoders.h"

namespace lectern {
namespace {

std::uint32_t number_at(ImageBytes bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value |= static_cast<std::uint32_t>(bytes[at + i]) << (8 * i);
  return value;
}

// A picture and where it lies on its canvas.
struct Frame {
  ImageBytes bytes;
  int left = 0;
  int top = 0;
};

// What is in the first chunk of a name; a last one that is cut short as far as it goes. RIFF chunks are name, length,
// data, padded to even length (WebP container specification).
ImageBytes chunk_of(ImageBytes bytes, std::string_view name) {
  for (std::size_t at = 12; at <= bytes.size() && bytes.size() - at >= 8;) {
    const std::size_t length = number_at(bytes, at + 4, 4);
    const std::size_t room = bytes.size() - at - 8;
    if (std::memcmp(bytes.data() + at, name.data(), 4) == 0) return bytes.subspan(at + 8, std::min(length, room));
    if (length >= room) break;
    at += 8 + length + length % 2;
  }
  return {};
}

// The first frame of an animation. An ANMF chunk begins with x / 2, y / 2 and 10 bytes more, then come the frame's own
// chunks ("Animation" there).
Frame first_frame(ImageBytes bytes) {
  constexpr std::size_t kHead = 16;
  const ImageBytes chunk = chunk_of(bytes, "ANMF");
  if (chunk.size() <= kHead) return {};
  const auto left = static_cast<int>(number_at(chunk, 0, 3) * 2);
  const auto top = static_cast<int>(number_at(chunk, 3, 3) * 2);
  return {chunk.subspan(kHead), left, top};
}

std::string_view reason(VP8StatusCode status) {
  switch (status) {
    case VP8_STATUS_NOT_ENOUGH_DATA:
      return "the file is cut short";
    case VP8_STATUS_OUT_OF_MEMORY:
      return "out of memory";
    case VP8_STATUS_UNSUPPORTED_FEATURE:
      return "it uses a feature that is not supported";
    default:
      return "its data are broken";
  }
}

// `profile` is the whole file's.
Result<PixelImage> decode_still(ImageBytes bytes, std::string_view profile, const ImageLimits& limits) {
  WebPDecoderConfig config;
  if (WebPInitDecoderConfig(&config) == 0) return std::unexpected(damaged("WebP", "the library is another version"));
  if (const auto status = WebPGetFeatures(bytes.data(), bytes.size(), &config.input); status != VP8_STATUS_OK) {
    return std::unexpected(damaged("WebP", reason(status)));
  }
  const int width = config.input.width;
  const int height = config.input.height;
  if (Error error = over_limits(width, height, limits); !error.message.empty()) return std::unexpected(error);
  PixelImage image = blank_image(width, height);
  const auto conversion = ToScreen::from(profile, StoredColours::rgb, DecodedAs::rgba);
  config.output.colorspace = conversion                                   ? MODE_RGBA
                             : std::endian::native == std::endian::little ? MODE_bgrA
                                                                          : MODE_Argb;
  config.output.is_external_memory = 1;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libwebp writes bytes
  config.output.u.RGBA.rgba = reinterpret_cast<std::uint8_t*>(image.pixels.data());
  config.output.u.RGBA.stride = width * 4;
  config.output.u.RGBA.size = image.pixels.size() * 4;
  if (const auto status = WebPDecode(bytes.data(), bytes.size(), &config); status != VP8_STATUS_OK) {
    return std::unexpected(damaged("WebP", reason(status)));
  }
  if (conversion) {
    conversion->apply(image.pixels);
    pack_rgba(image);
    return image;
  }
  image.opaque = std::ranges::all_of(image.pixels, [](std::uint32_t pixel) { return pixel >> 24U == 255; });
  return image;
}

}  // namespace

StoredProfile webp_profile(ImageBytes bytes) {
  const ImageBytes chunk = chunk_of(bytes, "ICCP");
  return {std::string(chunk.begin(), chunk.end()), StoredColours::rgb};
}

Result<PixelImage> decode_webp(ImageBytes bytes, const ImageLimits& limits) {
  WebPBitstreamFeatures features;
  const auto status = WebPGetFeatures(bytes.data(), bytes.size(), &features);
  if (status != VP8_STATUS_OK) return std::unexpected(damaged("WebP", reason(status)));
  const std::string profile = webp_profile(bytes).profile;
  if (features.has_animation == 0) return decode_still(bytes, profile, limits);

  if (Error error = over_limits(features.width, features.height, limits); !error.message.empty()) {
    return std::unexpected(error);
  }
  const Frame frame = first_frame(bytes);
  if (frame.bytes.empty()) return std::unexpected(damaged("WebP", "the animation has no picture"));
  Result<PixelImage> still = decode_still(frame.bytes, profile, limits);
  if (!still) return still;
  if (still->size == PixelSize{features.width, features.height}) return still;
  if (frame.left + still->size.width > features.width || frame.top + still->size.height > features.height) {
    return std::unexpected(damaged("WebP", "a picture of the animation lies outside it"));
  }
  PixelImage canvas = blank_image(features.width, features.height);
  for (int y = 0; y < still->size.height; ++y) {
    std::copy_n(still->pixels.begin() + static_cast<std::ptrdiff_t>(y) * still->size.width, still->size.width,
                canvas.pixels.begin() + static_cast<std::ptrdiff_t>(frame.top + y) * features.width + frame.left);
  }
  canvas.opaque = false;
  return canvas;
}

}  // namespace lectern
