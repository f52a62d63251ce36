#include "present/slide_picture.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "present/console_colours.h"
#include "scene/enlarged.h"

namespace lectern {
namespace {

/// How much of what is still to come shows through.
constexpr std::uint32_t kShadow = 88;

/// Linear mix of two opaque pixels; `share` of `b` out of 256.
std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t share) {
  std::uint32_t result = 0xFF000000U;
  for (const unsigned shift : {0U, 8U, 16U}) {
    const std::uint32_t one = (a >> shift) & 0xFFU;
    const std::uint32_t other = (b >> shift) & 0xFFU;
    result |= ((one * (256 - share) + other * share) >> 8U) << shift;
  }
  return result;
}

/// What later steps change shows as a shadow of itself.
void expect(Bitmap& shown, const Bitmap& later) {
  for (std::size_t i = 0; i < shown.pixels.size() && i < later.pixels.size(); ++i) {
    if (shown.pixels[i] != later.pixels[i]) shown.pixels[i] = mixed(shown.pixels[i], later.pixels[i], kShadow);
  }
}

void dim(Bitmap& picture) {
  const auto share = static_cast<std::uint32_t>(std::lround((1 - kDarkConsole.dim) * 256));
  for (std::uint32_t& pixel : picture.pixels) pixel = mixed(pixel, 0xFF000000U, share);
}

}  // namespace

PictureKey with_part(PictureKey key, const std::optional<Rect>& part) {
  if (!part) return key;
  key.part_x = static_cast<int>(std::lround(part->x));
  key.part_y = static_cast<int>(std::lround(part->y));
  key.part_width = std::max(1, static_cast<int>(std::lround(part->width)));
  return key;
}

std::optional<Rect> part_of(const PictureKey& key, Size slide) {
  if (key.part_width <= 0 || slide.width <= 0) return std::nullopt;
  const auto width = static_cast<float>(key.part_width);
  return Rect{static_cast<float>(key.part_x), static_cast<float>(key.part_y), width,
              width * slide.height / slide.width};
}

Bitmap paint_slide(const Scene& scene, const PictureKey& key, Rasterizer& rasterizer) {
  const PixelSize size{key.width, key.height};
  if (const auto part = part_of(key, scene.size)) {
    PictureKey whole = key;
    whole.part_width = 0;
    return paint_slide(enlarged(scene, *part), whole, rasterizer);
  }
  Bitmap picture = rasterizer.draw(scene, key.step, size);
  const bool expects = key.look == SlideLook::expecting || key.look == SlideLook::dimmed_expecting;
  if (expects && key.step + 1 < scene.step_count) expect(picture, rasterizer.draw(scene, scene.step_count - 1, size));
  if (key.look == SlideLook::dimmed || key.look == SlideLook::dimmed_expecting) dim(picture);
  return picture;
}

Bitmap paint_card(const Briefing& briefing, const TestCard& card, const PictureKey& key, Rasterizer& rasterizer) {
  TestCard shown = card;
  shown.fine_lines = card.screen == PixelSize{key.width, key.height};
  Bitmap picture =
      rasterizer.draw(layout_test_card(shown, briefing.theme, *briefing.fonts), 0, {key.width, key.height});
  if (key.look == SlideLook::dimmed) dim(picture);
  return picture;
}

}  // namespace lectern
