#pragma once
// What must hold of every page: everything inside the slide, no text over other text.

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

#include "scene/scene.h"

namespace lectern::test {

/// The ink of a piece of text: the union of its glyphs' boxes, in slide units.
inline Rect ink_of(const DrawText& text) {
  Rect ink;
  float pen = text.origin.x;
  for (std::uint32_t g = text.first; g < text.last; ++g) {
    const Glyph& glyph = text.run->glyphs[g];
    Rect box = text.run->face->glyph_box(glyph.id);
    // A colour picture has air of its own around what it shows.
    if (text.run->face->is_colour())
      box = {box.x + 0.1F * box.width, box.y + 0.12F * box.height, 0.8F * box.width, 0.76F * box.height};
    if (!box.empty()) {
      ink = ink.united({pen + (glyph.dx + box.x) * text.size, text.origin.y - (glyph.dy + box.bottom()) * text.size,
                        box.width * text.size, box.height * text.size});
    }
    pen += glyph.advance * text.size;
  }
  return ink;
}

inline std::string words_of(const DrawText& text) {
  return text.run->text;
}

/// Every fault of a page in words; empty for a good one.
inline std::vector<std::string> layout_faults(const Scene& scene) {
  std::vector<std::string> faults;
  const Rect slide{0, 0, scene.size.width, scene.size.height};
  std::vector<std::pair<Rect, std::string>> inks;
  for (const SceneItem& item : scene.items) {
    const auto* text = std::get_if<DrawText>(&item.shape);
    const Rect box = text != nullptr ? ink_of(*text) : bounds(item);
    const std::string name = text != nullptr ? words_of(*text) : "item";
    if (!std::isfinite(box.x + box.y + box.width + box.height)) faults.push_back(fmt::format("not finite: {}", name));
    if (!slide.contains(box, 1.0F)) {
      faults.push_back(fmt::format("outside the slide: {} at {:.0f},{:.0f} {:.0f}x{:.0f}", name, box.x, box.y,
                                   box.width, box.height));
    }
    if (text == nullptr || item.role == ItemRole::decoration || box.empty()) continue;
    inks.emplace_back(Rect{box.x + 2, box.y + 2, std::max(0.0F, box.width - 4), std::max(0.0F, box.height - 4)}, name);
  }
  for (std::size_t a = 0; a < inks.size(); ++a) {
    for (std::size_t b = a + 1; b < inks.size(); ++b) {
      if (inks[a].first.empty() || inks[b].first.empty() || !inks[a].first.intersects(inks[b].first)) continue;
      faults.push_back(fmt::format(
          "overlap: \"{}\" ({:.0f},{:.0f} {:.0f}x{:.0f}) and \"{}\" ({:.0f},{:.0f} {:.0f}x{:.0f})",
          inks[a].second.substr(0, 60), inks[a].first.x, inks[a].first.y, inks[a].first.width, inks[a].first.height,
          inks[b].second.substr(0, 60), inks[b].first.x, inks[b].first.y, inks[b].first.width, inks[b].first.height));
    }
  }
  return faults;
}

}  // namespace lectern::test
