#include <algorithm>
#include <cstddef>
#include <span>

#include "base/words.h"
#include "scene/reading_order.h"
#include "scene/scene.h"
#include "scene/shown_text.h"

namespace lectern {
namespace {

struct Piece {
  const DrawText* text = nullptr;
  int tag = -1;
};

using Pieces = std::vector<Piece>;

// Tags are in reading order, so a stable sort by them is reading order; artifacts (footers, numbers) come last.
Pieces pieces_in_reading_order(const Scene& scene) {
  Pieces pieces;
  for (const SceneItem& item : scene.items)
    if (const auto* text = std::get_if<DrawText>(&item.shape); text != nullptr && text->run != nullptr) {
      pieces.push_back({text, item.tag});
    }
  std::ranges::stable_sort(pieces, {}, [](const Piece& piece) { return piece.tag < 0 ? INT_MAX : piece.tag; });
  return pieces;
}

// A gap that shows is a space, even where no space was set (a list's number and its text).
bool gap_between(const DrawText& a, const DrawText& b) {
  const float gap = std::max(b.origin.x - (a.origin.x + a.width), a.origin.x - (b.origin.x + b.width));
  return gap > 0.15F * std::min(a.size, b.size);
}

std::string text_of_line(std::span<const DrawText* const> line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::string_view shown = shown_text(*line[i]);
    const bool spaced = text.ends_with(' ') || shown.starts_with(' ');
    if (i > 0 && !spaced && gap_between(*line[i - 1], *line[i])) text += ' ';
    text += shown;
  }
  return std::string(trimmed(text));
}

}  // namespace

std::string_view shown_text(const DrawText& text) {
  if (text.run == nullptr) return {};
  const auto& glyphs = text.run->glyphs;
  const std::size_t last = std::min<std::size_t>(text.last, glyphs.size());
  if (text.first >= last) return {};
  const std::span<const Glyph> shown(glyphs.begin() + text.first, glyphs.begin() + static_cast<std::ptrdiff_t>(last));
  const auto [low, high] = std::ranges::minmax_element(shown, {}, &Glyph::cluster);
  // A cluster ends where the next one in the text begins, whatever the direction of the run.
  std::size_t end = text.run->text.size();
  for (const Glyph& glyph : glyphs)
    if (glyph.cluster > high->cluster) end = std::min<std::size_t>(end, glyph.cluster);
  return std::string_view(text.run->text).substr(low->cluster, end - low->cluster);
}

std::string text_of(const Scene& scene) {
  Pieces pieces = pieces_in_reading_order(scene);
  std::string text;
  std::vector<const DrawText*> line;
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin;
    line.clear();
    while (end < pieces.size() && pieces[begin].tag == pieces[end].tag &&
           on_one_line(*pieces[begin].text, *pieces[end].text)) {
      line.push_back(pieces[end++].text);
    }
    put_in_logical_order(line);
    text += text_of_line(line) + "\n";
    begin = end;
  }
  return text;
}

}  // namespace lectern
