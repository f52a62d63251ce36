#pragma once
// Scenes of a few pixels and their pictures as text.

#include <string>
#include <utility>

#include "paint/rasterizer.h"

namespace lectern {

/// White, a pixel to a slide unit.
inline Scene scene_of(float width, float height) {
  Scene scene;
  scene.size = {width, height};
  return scene;
}

inline SceneItem& add(Scene& scene, auto shape) {
  scene.items.emplace_back().shape = std::move(shape);
  return scene.items.back();
}

inline Bitmap drawn(const Scene& scene, float scale = 1, int step = 0) {
  Rasterizer rasterizer;
  const PixelSize size{static_cast<int>(scene.size.width * scale), static_cast<int>(scene.size.height * scale)};
  return rasterizer.draw(scene, step, size);
}

inline std::uint32_t pixel_at(const Bitmap& bitmap, int x, int y) {
  return bitmap.pixels.at(static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.size.width) +
                          static_cast<std::size_t>(x));
}

/// A line of characters a row: '.' white, '#' black, and the tenths of darkness between, by the green channel.
inline std::string picture_of(const Bitmap& bitmap) {
  std::string text;
  for (int y = 0; y < bitmap.size.height; ++y) {
    for (int x = 0; x < bitmap.size.width; ++x) {
      const std::uint32_t dark = 255 - (pixel_at(bitmap, x, y) >> 8U & 255U);
      const std::uint32_t tenths = (dark * 10 + 127) / 255;
      text += dark == 0 ? '.' : dark == 255 ? '#' : static_cast<char>('0' + std::min(tenths, 9U));
    }
    text += '\n';
  }
  return text;
}

/// The sum of darkness in black pixels.
inline double ink_of(const Bitmap& bitmap) {
  double sum = 0;
  for (const std::uint32_t pixel : bitmap.pixels) sum += 255 - static_cast<double>(pixel >> 8U & 255U);
  return sum / 255;
}

}  // namespace lectern
