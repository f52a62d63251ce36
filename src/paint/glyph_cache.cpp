#include "paint/glyph_cache.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <utility>

namespace lectern {
namespace {

constexpr std::size_t kMaskBytes = 16U << 20U;
constexpr std::size_t kPictureBytes = 8U << 20U;
// What an entry takes beside its pixels.
constexpr std::size_t kEntryBytes = 160;
// Larger glyphs are painted as paths: a bitmap would fill the cache, and a broken font could ask for any size.
constexpr int kMostEdge = 1024;

bool is_sensible(const PixelBox& box) {
  return box.width() <= kMostEdge && box.height() <= kMostEdge;
}

// Found by eye on the dark themes: at 0.3 white on black is as heavy as black on white.
constexpr float kMostStrength = 0.3F;

Levels levels_for(int strength) {
  const float most = kMostStrength * static_cast<float>(strength) / static_cast<float>(kStrongest);
  Levels levels{};
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const float share = static_cast<float>(i) / 255;
    const float strengthened = share + most * share * (1 - share);
    levels[i] = static_cast<std::uint8_t>(stepped_coverage(in_255ths(strengthened)));
  }
  return levels;
}

// The picture's place in pixels; an empty box where it cannot be drawn.
GlyphPicture scaled_picture(const ColourGlyph& glyph, float size) {
  const int left = nearest_pixel(glyph.box.x * size);
  const int top = nearest_pixel(-(glyph.box.y + glyph.box.height) * size);
  const int width = std::max(1, nearest_pixel(glyph.box.width * size));
  const int height = std::max(1, nearest_pixel(glyph.box.height * size));
  const PixelBox box{left, top, left + width, top + height};
  if (width > 4 * kMostEdge || height > 4 * kMostEdge) return {};
  const auto image = decode_image(glyph.png, ImageLimits{4 << 20, 4'000'000, 4096});
  if (!image) return {};
  return {box, (*image)->scaled({width, height})};
}

}  // namespace

std::size_t GlyphKeyHash::operator()(const GlyphKey& key) const {
  std::size_t hash = std::hash<const Face*>{}(key.face.get());
  const auto variant = static_cast<std::size_t>(key.strength) * 4 + static_cast<std::size_t>(key.quarter);
  hash = mixed(hash, static_cast<std::size_t>(key.glyph) << 8U | variant);
  return mixed(hash, std::bit_cast<std::uint32_t>(key.size));
}

GlyphCache::GlyphCache() : masks_(kMaskBytes), pictures_(kPictureBytes) {
  for (std::size_t strength = 0; strength < levels_.size(); ++strength) {
    levels_.at(strength) = levels_for(static_cast<int>(strength));
  }
}

const Mask* GlyphCache::mask(const GlyphKey& key) {
  if (const Mask* found = masks_.find(key)) return found;
  const std::vector<OutlineSegment> outline = key.face->outline(key.glyph);
  const float shift = static_cast<float>(key.quarter) / 4;
  if (!is_sensible(outline_box(outline, key.size, shift))) return nullptr;
  const auto strength = static_cast<std::size_t>(std::clamp(key.strength, 0, kStrongest));
  Mask mask = converter_.convert(outline, key.size, shift, levels_.at(strength));
  const std::size_t bytes = mask.coverage.size() + kEntryBytes;
  return masks_.add(key, std::move(mask), bytes);
}

const GlyphPicture* GlyphCache::picture(const GlyphKey& key) {
  const GlyphPicture* picture = pictures_.find(key);
  if (picture == nullptr) {
    const std::optional<ColourGlyph> glyph = key.face->colour_glyph(key.glyph);
    GlyphPicture made = glyph ? scaled_picture(*glyph, key.size) : GlyphPicture{};
    const std::size_t bytes = made.image.pixels.size() * sizeof(std::uint32_t) + kEntryBytes;
    picture = pictures_.add(key, std::move(made), bytes);
  }
  return picture->box.empty() ? nullptr : picture;
}

}  // namespace lectern
