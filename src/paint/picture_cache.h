#pragma once
// Pictures at the size they are shown at. For room `paint` alone; not thread-safe.

#include <memory>
#include <optional>

#include "paint/generations.h"
#include "paint/pixels.h"
#include "scene/scene.h"

namespace lectern {

/// By owner, so that an entry does not keep a photograph's own pixels, yet no other picture takes its place.
struct PictureKey {
  explicit PictureKey(const DrawImage& draw, PixelSize shown, const Rect& part)
      : image(draw.image), address(draw.image.get()), size(shown), crop(part) {}

  std::weak_ptr<const Image> image;
  const Image* address;  ///< for the hash
  PixelSize size;
  Rect crop;
  bool operator==(const PictureKey& other) const {
    return !image.owner_before(other.image) && !other.image.owner_before(image) && size == other.size &&
           crop == other.crop;
  }
};

struct PictureKeyHash {
  std::size_t operator()(const PictureKey& key) const;
};

class PictureCache {
 public:
  PictureCache();

  void paint(const Canvas& canvas, const Placement& placement, const DrawImage& draw, float opacity);

 private:
  const PixelImage& scaled(const PictureKey& key, const Image& image);

  struct Large {
    PictureKey key;
    PixelImage pixels;
  };

  Generations<PictureKey, PixelImage, PictureKeyHash> pictures_;
  std::optional<Large> large_;  ///< the newest of those that would fill the cache
};

/// Premultiplied pixels over the canvas, their top left at (left, top).
void paint_pixels(const Canvas& canvas, int left, int top, const PixelImage& image, float opacity);

}  // namespace lectern
