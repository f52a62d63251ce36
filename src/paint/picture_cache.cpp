#include "paint/picture_cache.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <functional>
#include <utility>

#include "paint/fill.h"

namespace lectern {
namespace {

// Four full-screen pictures at 1080p. There is one such cache for each thread that paints.
constexpr std::size_t kPictureBytes = 32U << 20U;
constexpr std::size_t kLargeBytes = kPictureBytes / 2;
// A picture much larger than what is seen of it (a zoom) is scaled only where it is seen.
constexpr std::int64_t kMostOversize = 4;

// The seen part of a picture in whole pixels, and the share of the picture that it shows.
void keep_what_is_seen(PixelBox& box, Rect& crop, const PixelBox& clip) {
  const PixelBox seen = box.meet(clip);
  const auto area = [](const PixelBox& b) { return static_cast<std::int64_t>(b.width()) * b.height(); };
  if (area(box) <= kMostOversize * area(clip)) return;
  const float across = crop.width / static_cast<float>(box.width());
  const float down = crop.height / static_cast<float>(box.height());
  crop = {crop.x + static_cast<float>(seen.left - box.left) * across,
          crop.y + static_cast<float>(seen.top - box.top) * down, static_cast<float>(seen.width()) * across,
          static_cast<float>(seen.height()) * down};
  box = seen;
}

}  // namespace

std::size_t PictureKeyHash::operator()(const PictureKey& key) const {
  std::size_t hash = std::hash<const Image*>{}(key.address);
  hash = mixed(hash, static_cast<std::size_t>(key.size.width) << 32U | static_cast<std::size_t>(key.size.height));
  for (const float part : {key.crop.x, key.crop.y, key.crop.width, key.crop.height}) {
    hash = mixed(hash, std::bit_cast<std::uint32_t>(part));
  }
  return hash;
}

PictureCache::PictureCache() : pictures_(kPictureBytes) {}

void PictureCache::paint(const Canvas& canvas, const Placement& placement, const DrawImage& draw, float opacity) {
  if (draw.image == nullptr || draw.rect.empty() || draw.crop.empty()) return;
  PixelBox box = snapped(draw.rect, placement, false);
  if (box.meet(canvas.clip).empty()) return;
  Rect crop = draw.crop;
  keep_what_is_seen(box, crop, canvas.clip);
  paint_pixels(canvas, box.left, box.top, scaled(PictureKey(draw, {box.width(), box.height()}, crop), *draw.image),
               opacity);
}

const PixelImage& PictureCache::scaled(const PictureKey& key, const Image& image) {
  if (large_ && large_->key == key) return large_->pixels;
  if (const PixelImage* found = pictures_.find(key)) return *found;
  const std::size_t bytes =
      static_cast<std::size_t>(key.size.width) * static_cast<std::size_t>(key.size.height) * sizeof(std::uint32_t);
  if (bytes <= kLargeBytes) return *pictures_.add(key, image.scaled(key.size, key.crop), bytes);
  large_.reset();  // before the next one takes as much again
  large_ = Large{key, image.scaled(key.size, key.crop)};
  return large_->pixels;
}

void paint_pixels(const Canvas& canvas, int left, int top, const PixelImage& image, float opacity) {
  const PixelBox box{left, top, left + image.size.width, top + image.size.height};
  const PixelBox seen = box.meet(canvas.clip);
  if (seen.empty()) return;
  const auto coverage = static_cast<std::uint32_t>(std::lround(std::clamp(opacity, 0.0F, 1.0F) * 255));
  const bool copy = image.opaque && coverage == 255;
  for (int y = seen.top; y < seen.bottom; ++y) {
    const std::uint32_t* const from =
        image.pixels.data() + static_cast<std::ptrdiff_t>(y - top) * image.size.width + (seen.left - left);
    std::uint32_t* const row = canvas.row(y) + seen.left;
    if (copy) {
      std::copy_n(from, seen.width(), row);
    } else {
      for (int x = 0; x < seen.width(); ++x) row[x] = blended(row[x], from[x], coverage);
    }
  }
}

}  // namespace lectern
