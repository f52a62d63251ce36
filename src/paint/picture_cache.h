#pragma once
// Pictures at the size they are shown at. For room `paint` alone; not thread-safe.

#include <memory>

#include "paint/generations.h"
#include "paint/pixels.h"
#include "scene/scene.h"

namespace lectern {

struct PictureKey {
  std::shared_ptr<const Image> image;  ///< kept alive, so that its address stands for it
  PixelSize size;
  Rect crop;
  bool operator==(const PictureKey&) const = default;
};

struct PictureKeyHash {
  std::size_t operator()(const PictureKey& key) const;
};

class PictureCache {
 public:
  PictureCache();

  void paint(const Canvas& canvas, const Placement& placement, const DrawImage& draw, float opacity);

 private:
  const PixelImage& scaled(const PictureKey& key);

  Generations<PictureKey, PixelImage, PictureKeyHash> pictures_;
};

/// Premultiplied pixels over the canvas, their top left at (left, top).
void paint_pixels(const Canvas& canvas, int left, int top, const PixelImage& image, float opacity);

}  // namespace lectern
