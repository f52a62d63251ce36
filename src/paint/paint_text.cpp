#include "paint/paint_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>

#include "paint/fill.h"
#include "paint/picture_cache.h"

namespace lectern {
namespace {

using Levels = std::array<std::uint8_t, 256>;

// Light text on dark looks thinner than dark on light at equal coverage, since pixels are mixed as sRGB values. The
// lighter the text, the more its edges are strengthened; black text stays as it is.
constexpr float kStrength = 0.3F;

Levels levels_for(Colour colour) {
  const float strength = kStrength * relative_luminance({colour.red, colour.green, colour.blue, 255});
  Levels levels{};
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const float share = static_cast<float>(i) / 255;
    const float strengthened = share + strength * share * (1 - share);
    levels[i] = static_cast<std::uint8_t>(stepped_coverage(static_cast<std::uint32_t>(strengthened * 255 + 0.5F)));
  }
  return levels;
}

// Glyphs are mostly blank around, and solid inside: eight pixels at once are looked at before each alone.
void paint_row(std::uint32_t* row, const std::uint8_t* coverage, int count, std::uint32_t colour,
               const Levels& levels) {
  const bool opaque = colour >> 24U == 255;
  int x = 0;
  while (x < count) {
    if (count - x >= 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, coverage + x, sizeof(eight));
      if (eight == 0) {
        x += 8;
        continue;
      }
      if (eight == ~std::uint64_t{0} && opaque) {
        std::fill_n(row + x, 8, colour);
        x += 8;
        continue;
      }
    }
    const int end = std::min(x + 8, count);
    for (; x < end; ++x)
      if (coverage[x] != 0) row[x] = blended(row[x], colour, levels[coverage[x]]);
  }
}

// The pixel and the quarter of it where a glyph's origin lies.
struct Spot {
  int x = 0;
  int y = 0;
  int quarter = 0;
};

Spot spot_of(float x, float baseline, float rise) {
  const int quarters = nearest_pixel(std::clamp(x, -kFarAway / 8, kFarAway / 8) * 4);
  return {quarters >> 2, nearest_pixel(baseline) - nearest_pixel(rise), quarters & 3};
}

PixelBox moved(const PixelBox& box, const Spot& spot) {
  return {box.left + spot.x, box.top + spot.y, box.right + spot.x, box.bottom + spot.y};
}

void paint_mask(const Canvas& canvas, const Mask& mask, const Spot& spot, std::uint32_t colour, const Levels& levels) {
  const PixelBox box = moved(mask.box, spot);
  const PixelBox seen = box.meet(canvas.clip);
  for (int y = seen.top; y < seen.bottom && seen.right > seen.left; ++y) {
    const std::uint8_t* const coverage =
        mask.coverage.data() + static_cast<std::ptrdiff_t>(y - box.top) * mask.box.width() + (seen.left - box.left);
    paint_row(canvas.row(y) + seen.left, coverage, seen.width(), colour, levels);
  }
}

}  // namespace

void TextPainter::paint(const Canvas& canvas, const Placement& placement, const DrawText& draw, float opacity,
                        PathPainter& paths) {
  if (draw.run == nullptr || draw.run->face == nullptr || draw.size <= 0) return;
  const ShapedRun& run = *draw.run;
  const float size = draw.size * placement.scale;
  const std::uint32_t colour = premultiplied(draw.colour, opacity);
  const Levels levels = levels_for(draw.colour);
  GlyphKey key{run.face, 0, size, 0};
  const std::size_t last = std::min<std::size_t>(draw.last, run.glyphs.size());
  float pen = 0;
  for (std::size_t i = draw.first; i < last; ++i) {
    const Glyph& glyph = run.glyphs[i];
    const float x = placement.x(draw.origin.x + (pen + glyph.dx) * draw.size);
    pen += glyph.advance;
    const Spot spot = spot_of(x, placement.y(draw.origin.y), glyph.dy * size);
    key.glyph = glyph.id;
    if (run.face->is_colour()) {
      key.quarter = 0;
      if (const GlyphPicture* picture = glyphs_.picture(key)) {
        const PixelBox box = moved(picture->box, spot);
        paint_pixels(canvas, box.left, box.top, picture->image, opacity);
      }
      continue;
    }
    key.quarter = spot.quarter;
    if (const Mask* mask = glyphs_.mask(key)) {
      paint_mask(canvas, *mask, spot, colour, levels);
    } else {
      paths.paint_outline(
          canvas, run.face->outline(glyph.id),
          {static_cast<float>(spot.x) + static_cast<float>(spot.quarter) / 4, static_cast<float>(spot.y)}, size,
          draw.colour, opacity);
    }
  }
}

}  // namespace lectern
