#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "image/decoders.h"

namespace lectern {
namespace {

struct Reader {
  ImageBytes bytes;
  std::size_t at = 0;
};

int read_bytes(GifFileType* gif, GifByteType* out, int count) {
  auto* const reader = static_cast<Reader*>(gif->UserData);
  const std::size_t got = std::min(static_cast<std::size_t>(std::max(count, 0)), reader->bytes.size() - reader->at);
  if (got == 0) return 0;
  std::memcpy(out, reader->bytes.data() + reader->at, got);
  reader->at += got;
  return static_cast<int>(got);
}

struct GifCloser {
  void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using Gif = std::unique_ptr<GifFileType, GifCloser>;

Error broken(const GifFileType& gif) {
  const char* const text = GifErrorString(gif.Error);
  return damaged("GIF", text != nullptr ? text : "the file is cut short");
}

// Leaves the file at the first picture's data; gives its transparent colour or -1, or -2 when there is no picture.
int find_first_picture(GifFileType* gif) {
  int transparent = NO_TRANSPARENT_COLOR;
  GifRecordType record = UNDEFINED_RECORD_TYPE;
  while (DGifGetRecordType(gif, &record) == GIF_OK && record != TERMINATE_RECORD_TYPE) {
    if (record == IMAGE_DESC_RECORD_TYPE) return DGifGetImageDesc(gif) == GIF_OK ? transparent : -2;
    if (record != EXTENSION_RECORD_TYPE) continue;
    int code = 0;
    GifByteType* block = nullptr;
    if (DGifGetExtension(gif, &code, &block) != GIF_OK) return -2;
    GraphicsControlBlock control{};
    if (code == GRAPHICS_EXT_FUNC_CODE && block != nullptr &&
        DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
      transparent = control.TransparentColor;
    }
    while (block != nullptr)
      if (DGifGetExtensionNext(gif, &block) != GIF_OK) return -2;
  }
  return -2;
}

// Interlaced pictures store every eighth row, then those between (GIF89a, appendix E).
std::vector<int> row_order(int height, bool interlaced) {
  std::vector<int> rows;
  rows.reserve(static_cast<std::size_t>(height));
  constexpr std::array<std::array<int, 2>, 4> kPasses{{{0, 8}, {4, 8}, {2, 4}, {1, 2}}};
  if (!interlaced) {
    for (int y = 0; y < height; ++y) rows.push_back(y);
  } else {
    for (const auto& [first, step] : kPasses)
      for (int y = first; y < height; y += step) rows.push_back(y);
  }
  return rows;
}

std::array<std::uint32_t, 256> palette_of(const ColorMapObject& map, int transparent) {
  std::array<std::uint32_t, 256> palette{};
  palette.fill(0xFF000000U);
  for (int i = 0; i < std::min(map.ColorCount, 256); ++i) {
    const GifColorType& colour = map.Colors[i];
    palette.at(static_cast<std::size_t>(i)) = premultiplied_pixel(colour.Red, colour.Green, colour.Blue, 255);
  }
  if (transparent >= 0 && transparent < 256) palette.at(static_cast<std::size_t>(transparent)) = 0;
  return palette;
}

}  // namespace

Result<PixelImage> decode_gif(ImageBytes bytes, const ImageLimits& limits) {
  Reader reader{bytes, 0};
  int code = 0;
  const Gif gif(DGifOpen(&reader, read_bytes, &code));
  if (gif == nullptr) return std::unexpected(damaged("GIF", "the file is cut short"));
  if (Error error = over_limits(gif->SWidth, gif->SHeight, limits); !error.message.empty()) {
    return std::unexpected(error);
  }
  const int transparent = find_first_picture(gif.get());
  if (transparent == -2) return std::unexpected(broken(*gif));
  const GifImageDesc& frame = gif->Image;
  if (Error error = over_limits(frame.Width, frame.Height, limits); !error.message.empty()) {
    return std::unexpected(error);
  }
  const ColorMapObject* const map = frame.ColorMap != nullptr ? frame.ColorMap : gif->SColorMap;
  if (map == nullptr) return std::unexpected(damaged("GIF", "it has no colours"));

  const std::array<std::uint32_t, 256> palette = palette_of(*map, transparent);
  PixelImage image = blank_image(gif->SWidth, gif->SHeight);
  std::vector<GifByteType> line(static_cast<std::size_t>(frame.Width));
  for (const int row : row_order(frame.Height, frame.Interlace)) {
    if (DGifGetLine(gif.get(), line.data(), frame.Width) != GIF_OK) return std::unexpected(broken(*gif));
    const int y = frame.Top + row;
    if (y < 0 || y >= gif->SHeight) continue;
    for (int x = 0; x < frame.Width; ++x) {
      const int to = frame.Left + x;
      if (to < 0 || to >= gif->SWidth) continue;
      const std::size_t at = static_cast<std::size_t>(y) * static_cast<std::size_t>(gif->SWidth);
      image.pixels[at + static_cast<std::size_t>(to)] = palette.at(line[static_cast<std::size_t>(x)]);
    }
  }
  image.opaque = std::ranges::all_of(image.pixels, [](std::uint32_t pixel) { return pixel >> 24U == 255; });
  return image;
}

}  // namespace lectern
