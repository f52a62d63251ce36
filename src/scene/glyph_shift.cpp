#include "scene/glyph_shift.h"

#include <cmath>
#include <cstddef>

#include "base/words.h"

namespace lectern {
namespace {

constexpr float kLeast = 0.01F;
constexpr float kFullWidth = 0.9F;
constexpr float kGap = 0.125F;  // between scripts, as text/shape_run.cpp sets it

bool may_hang(char32_t c) {
  return c == U'"' || c == U'\'' || c == 0xAB || c >= 0x2018;
}

}  // namespace

GlyphShift shift_of(const ShapedRun& run, std::uint32_t index) {
  if (run.right_to_left || run.face == nullptr) return {};
  const Glyph& glyph = run.glyphs[index];
  std::size_t at = glyph.cluster;
  if (at >= run.text.size()) return {};
  const char32_t c = next_code_point(run.text, at);
  const float natural = run.face->advance(glyph.id) + run.tracking;
  const float more = glyph.advance - natural;
  if (may_hang(c) && glyph.dx < -kLeast && more < -kLeast) {
    const float after = more - glyph.dx;
    return {glyph.dx, std::abs(after) > kLeast ? after : 0};
  }
  const bool wide = c >= 0x2018 && natural >= kFullWidth;
  if ((wide && std::abs(more) > kLeast) || std::abs(more - kGap) < kLeast / 2) return {0, more};
  return {};
}

}  // namespace lectern
