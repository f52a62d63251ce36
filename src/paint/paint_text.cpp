#include "paint/paint_text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "paint/blend_row.h"
#include "paint/picture_cache.h"

namespace lectern {
namespace {

// Light text on dark looks thinner than dark on light at equal coverage, since pixels are mixed as sRGB values. The
// lighter the text, the more its edges are strengthened, in a few steps; black text stays as it is.
int strength_for(Colour colour) {
  const float luminance = relative_luminance({colour.red, colour.green, colour.blue, 255});
  return static_cast<int>(std::lround(luminance * static_cast<float>(kStrongest)));
}

PixelBox moved(const PixelBox& box, const PlacedGlyph& at) {
  return {box.left + at.x, box.top + at.y, box.right + at.x, box.bottom + at.y};
}

Point origin_of(const PlacedGlyph& at) {
  return {static_cast<float>(at.x) + static_cast<float>(at.quarter) / 4, static_cast<float>(at.y)};
}

const std::uint8_t* coverage_at(const Mask& mask, int x, int y) {
  return mask.coverage.data() + static_cast<std::ptrdiff_t>(y) * mask.box.width() + x;
}

}  // namespace

void TextPainter::paint(const Canvas& canvas, const Placement& placement, const DrawText& draw, float opacity,
                        PathPainter& paths) {
  const float size = draw.size * placement.scale;
  const bool has_size = size > 0 && size < kFarAway;  // and is a number
  if (draw.run == nullptr || draw.run->face == nullptr || !has_size) return;
  key_ = {draw.run->face, 0, size, 0, strength_for(draw.colour)};
  place(placement, draw);
  if (draw.run->face->is_colour()) {
    paint_pictures(canvas, opacity);
  } else if (premultiplied(draw.colour, opacity) >> 24U == 255) {
    paint_solid(canvas, draw.colour, opacity, paths);
  } else {
    paint_translucent(canvas, draw.colour, opacity, paths);
  }
  key_.face.reset();
}

void TextPainter::place(const Placement& placement, const DrawText& draw) {
  placed_.clear();
  const std::vector<Glyph>& glyphs = draw.run->glyphs;
  const std::size_t last = std::min<std::size_t>(draw.last, glyphs.size());
  const int baseline = nearest_pixel(placement.y(draw.origin.y));
  float pen = 0;
  for (std::size_t i = draw.first; i < last; ++i) {
    const Glyph& glyph = glyphs[i];
    const float x = placement.x(draw.origin.x + (pen + glyph.dx) * draw.size);
    pen += glyph.advance;
    const int quarters = nearest_pixel(x * 4);
    placed_.push_back({glyph.id, quarters >> 2, baseline - nearest_pixel(glyph.dy * key_.size), quarters & 3});
  }
}

void TextPainter::paint_pictures(const Canvas& canvas, float opacity) {
  for (const PlacedGlyph& at : placed_) {
    key_.glyph = at.glyph;
    key_.quarter = 0;
    const GlyphPicture* const picture = glyphs_.picture(key_);
    if (picture == nullptr) continue;
    const PixelBox box = moved(picture->box, at);
    paint_pixels(canvas, box.left, box.top, picture->image, opacity);
  }
}

void TextPainter::paint_solid(const Canvas& canvas, Colour colour, float opacity, PathPainter& paths) {
  const std::uint32_t pixel = premultiplied(colour, opacity);
  for (const PlacedGlyph& at : placed_) {
    key_.glyph = at.glyph;
    key_.quarter = at.quarter;
    const Mask* const mask = glyphs_.mask(key_);
    if (mask == nullptr) {
      paths.paint_outline(canvas, key_.face->outline(at.glyph), origin_of(at), key_.size, colour, opacity);
      continue;
    }
    const PixelBox box = moved(mask->box, at);
    const PixelBox seen = box.meet(canvas.clip);
    if (seen.empty()) continue;
    for (int y = seen.top; y < seen.bottom; ++y) {
      blend_row(canvas.row(y) + seen.left, coverage_at(*mask, seen.left - box.left, y - box.top), seen.width(), pixel);
    }
  }
}

// Glyphs that touch or overlap (Arabic letters join) must not be laid over each other twice: the run is first put
// together as one coverage, then painted once.
void TextPainter::paint_translucent(const Canvas& canvas, Colour colour, float opacity, PathPainter& paths) {
  const auto find = [this](const PlacedGlyph& at) {
    key_.glyph = at.glyph;
    key_.quarter = at.quarter;
    return glyphs_.mask(key_);
  };
  constexpr int kNone = static_cast<int>(kFarAway);
  PixelBox whole{kNone, kNone, -kNone, -kNone};
  for (const PlacedGlyph& at : placed_) {
    const Mask* const mask = find(at);
    if (mask == nullptr) {
      paths.paint_outline(canvas, key_.face->outline(at.glyph), origin_of(at), key_.size, colour, opacity);
      continue;
    }
    const PixelBox seen = moved(mask->box, at).meet(canvas.clip);
    if (seen.empty()) continue;
    whole = {std::min(whole.left, seen.left), std::min(whole.top, seen.top), std::max(whole.right, seen.right),
             std::max(whole.bottom, seen.bottom)};
  }
  if (whole.empty()) return;
  mask_.assign(static_cast<std::size_t>(whole.width()) * static_cast<std::size_t>(whole.height()), 0);
  const auto row_of = [&](int y) { return mask_.data() + static_cast<std::ptrdiff_t>(y - whole.top) * whole.width(); };
  for (const PlacedGlyph& at : placed_) {
    const Mask* const mask = find(at);
    if (mask == nullptr) continue;
    const PixelBox box = moved(mask->box, at);
    const PixelBox seen = box.meet(whole);
    if (seen.empty()) continue;
    for (int y = seen.top; y < seen.bottom; ++y) {
      const std::uint8_t* const from = coverage_at(*mask, seen.left - box.left, y - box.top);
      std::uint8_t* const to = row_of(y) + (seen.left - whole.left);
      for (int x = 0; x < seen.width(); ++x) to[x] = std::max(to[x], from[x]);
    }
  }
  const std::uint32_t pixel = premultiplied(colour, opacity);
  for (int y = whole.top; y < whole.bottom; ++y) {
    blend_row(canvas.row(y) + whole.left, row_of(y), whole.width(), pixel);
  }
}

}  // namespace lectern
