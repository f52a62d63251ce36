#pragma once
// Coverage of glyphs and pictures of colour glyphs, kept while they are used. For room `paint` alone; not thread-safe.

#include <array>
#include <cstdint>
#include <memory>

#include "image/image.h"
#include "paint/coverage.h"
#include "paint/generations.h"
#include "text/face.h"

namespace lectern {

inline constexpr int kStrongest = 8;

/// Which bitmap: the face is kept alive, so that its address stands for it.
struct GlyphKey {
  std::shared_ptr<const Face> face;
  std::uint32_t glyph = 0;
  float size = 0;    ///< pixels an em
  int quarter = 0;   ///< origin, in quarters of a pixel
  int strength = 0;  ///< how much its edges are strengthened, 0 to kStrongest
  bool operator==(const GlyphKey&) const = default;
};

struct GlyphKeyHash {
  std::size_t operator()(const GlyphKey& key) const;
};

/// A picture glyph at its size in pixels, placed relative to the pixel of the origin.
struct GlyphPicture {
  PixelBox box;
  PixelImage image;
};

class GlyphCache {
 public:
  GlyphCache();

  /// Coverage in the 33 steps that are painted. Null where the glyph is too large to be a bitmap: draw its outline.
  /// Holds until the next call.
  const Mask* mask(const GlyphKey& key);
  /// Null where the face has no picture for the glyph. Holds until the next call.
  const GlyphPicture* picture(const GlyphKey& key);

 private:
  ScanConverter converter_;
  std::array<Levels, kStrongest + 1> levels_{};
  Generations<GlyphKey, Mask, GlyphKeyHash> masks_;
  Generations<GlyphKey, GlyphPicture, GlyphKeyHash> pictures_;
};

}  // namespace lectern
