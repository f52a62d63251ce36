#include "paint/rasterizer.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "paint/fill.h"
#include "paint/paint_path.h"
#include "paint/paint_text.h"
#include "paint/picture_cache.h"
#include "paint/pixels.h"

namespace lectern {
namespace {

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};

// Whole pixels at the edges, so that a slide that leaves an odd pixel over is as sharp as one that fits.
Placement placement_of(Size scene, PixelSize size) {
  const auto width = static_cast<float>(size.width);
  const auto height = static_cast<float>(size.height);
  const float scale = std::min(width / scene.width, height / scene.height);
  // A thousandth of a pixel forgives the rounding of the scale.
  const auto margin = [scale](float room, float length) { return std::floor((room - length * scale) / 2 + 1e-3F); };
  return {scale, margin(width, scene.width), margin(height, scene.height)};
}

bool is_drawable(const Scene& scene, PixelSize size) {
  return size.width > 0 && size.height > 0 && scene.size.width > 0 && scene.size.height > 0;
}

}  // namespace

struct Rasterizer::Internals {
  TextPainter text;
  PictureCache pictures;
  PathPainter paths;

  void paint_items(const Scene& scene, int step, Canvas canvas) {
    const Placement placement = placement_of(scene.size, canvas.size);
    const PixelBox whole = canvas.clip;
    paths.begin(canvas);
    for (const SceneItem& item : scene.items) {
      if (!visible_at(item, step) || item.opacity <= 0) continue;
      canvas.clip = item.clip ? whole.meet(snapped(*item.clip, placement, false)) : whole;
      if (canvas.clip.empty() || (item.clip && item.clip->empty())) continue;
      std::visit(Overloaded{
                     [&](const FillRect& fill) { paint_rect(canvas, placement, fill, item.opacity); },
                     [&](const FillGradient& fill) { paint_gradient(canvas, placement, fill, item.opacity); },
                     [&](const Path& path) { paths.paint(canvas, placement, path, item.opacity); },
                     [&](const DrawText& draw) { text.paint(canvas, placement, draw, item.opacity, paths); },
                     [&](const DrawImage& draw) { pictures.paint(canvas, placement, draw, item.opacity); },
                 },
                 item.shape);
    }
    paths.end();
  }
};

Rasterizer::Rasterizer() : internals_(std::make_unique<Internals>()) {}
Rasterizer::Rasterizer(Rasterizer&&) noexcept = default;
Rasterizer& Rasterizer::operator=(Rasterizer&&) noexcept = default;
Rasterizer::~Rasterizer() = default;

Bitmap Rasterizer::draw(const Scene& scene, int step, PixelSize size) {
  if (!is_drawable(scene, size)) return {};
  const std::size_t count = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
  // The background is what the pixels are made of: a screen of them is not written twice.
  Bitmap bitmap{size, std::vector<std::uint32_t>(count, premultiplied(scene.background))};
  internals_->paint_items(scene, step, {bitmap.pixels.data(), size.width, size, {0, 0, size.width, size.height}});
  return bitmap;
}

void Rasterizer::draw_into(const Scene& scene, int step, PixelSize size, std::uint32_t* pixels, int stride) {
  if (!is_drawable(scene, size)) return;
  const Canvas canvas{pixels, stride, size, {0, 0, size.width, size.height}};
  for (int y = 0; y < size.height; ++y) std::fill_n(canvas.row(y), size.width, premultiplied(scene.background));
  internals_->paint_items(scene, step, canvas);
}

PixelSize fitted_size(Size scene, PixelSize room) {
  if (!(scene.width > 0) || !(scene.height > 0)) return {std::max(1, room.width), std::max(1, room.height)};
  const float scale =
      std::min(static_cast<float>(room.width) / scene.width, static_cast<float>(room.height) / scene.height);
  const auto fitted = [scale](float edge, int most) {
    return std::max(1, std::min(most, nearest_pixel(edge * scale)));
  };
  return {fitted(scene.width, room.width), fitted(scene.height, room.height)};
}

}  // namespace lectern
