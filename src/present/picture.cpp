#include "present/picture.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace lectern {
namespace {

/// Above 1920 x 1200.
constexpr std::int64_t kLeastPacked = std::int64_t{1920} * 1200 + 1;

}  // namespace

PixelSize Picture::size() const {
  if (packed) return packed->size;
  return bitmap ? bitmap->size : PixelSize{};
}

bool Picture::is_blank() const {
  return !packed && (!bitmap || bitmap->pixels.empty());
}

std::size_t Picture::bytes() const {
  const std::size_t words = packed ? packed->words.size() + packed->rows.size() : bitmap ? bitmap->pixels.size() : 0;
  return words * sizeof(std::uint32_t);
}

std::shared_ptr<const Bitmap> Picture::pixels() const {
  return packed ? std::make_shared<const Bitmap>(unpacked(*packed)) : bitmap;
}

bool is_packed_size(PixelSize size) {
  return std::int64_t{size.width} * size.height >= kLeastPacked;
}

Picture kept_picture(Bitmap bitmap) {
  if (is_packed_size(bitmap.size)) {
    if (auto packed = pack(bitmap))
      return {.bitmap = nullptr, .packed = std::make_shared<const PackedBitmap>(std::move(*packed))};
  }
  return {.bitmap = std::make_shared<const Bitmap>(std::move(bitmap))};
}

void blit(const Canvas& canvas, const Picture& picture, int x, int y, const PixelRect& clip) {
  if (picture.packed) return blit(canvas, *picture.packed, x, y, clip);
  if (picture.bitmap) blit(canvas, *picture.bitmap, x, y, clip);
}

void mix(const Canvas& canvas, const Picture& from, const Picture& to, int share) {
  if (from.bitmap && to.bitmap) return mix(canvas, *from.bitmap, *to.bitmap, share);
  const int width = canvas.size.width;
  Bitmap one{.size = {width, 1}, .pixels = std::vector<std::uint32_t>(static_cast<std::size_t>(width))};
  Bitmap other = one;
  for (int y = 0; y < canvas.size.height; ++y) {
    blit(canvas_of(one), from, 0, -y, {0, 0, width, 1});
    blit(canvas_of(other), to, 0, -y, {0, 0, width, 1});
    mix(Canvas{canvas.row(y), canvas.stride, {width, 1}}, one, other, share);
  }
}

}  // namespace lectern
