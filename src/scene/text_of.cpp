#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "base/words.h"
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

// A raised or lowered figure belongs to its line; the next line is at least a full size further down.
bool on_one_line(const Piece& a, const Piece& b) {
  return a.tag == b.tag && std::abs(a.text->origin.y - b.text->origin.y) < 0.6F * std::max(a.text->size, b.text->size);
}

// Undoes the reordering of UAX #9, rule L2, as far as whole runs go: the direction that holds more glyphs is the
// line's.
void put_in_logical_order(std::span<Piece> line) {
  std::ranges::stable_sort(line, {}, [](const Piece& piece) { return piece.text->origin.x; });
  const auto is_rtl = [](const Piece& piece) { return piece.text->run->right_to_left; };
  if (std::ranges::none_of(line, is_rtl)) return;
  std::ptrdiff_t balance = 0;
  for (const Piece& piece : line) {
    const auto glyphs = static_cast<std::ptrdiff_t>(piece.text->last - piece.text->first);
    balance += is_rtl(piece) ? glyphs : -glyphs;
  }
  const bool line_is_rtl = balance > 0;
  if (line_is_rtl) std::ranges::reverse(line);
  for (auto begin = line.begin(); begin != line.end();) {
    const bool rtl = is_rtl(*begin);
    const auto end = std::find_if(begin, line.end(), [&](const Piece& piece) { return is_rtl(piece) != rtl; });
    if (rtl != line_is_rtl) std::reverse(begin, end);
    begin = end;
  }
}

// A gap that shows is a space, even where no space was set (a list's number and its text).
bool gap_between(const DrawText& a, const DrawText& b) {
  const float gap = std::max(b.origin.x - (a.origin.x + a.width), a.origin.x - (b.origin.x + b.width));
  return gap > 0.15F * std::min(a.size, b.size);
}

std::string text_of_line(std::span<const Piece> line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::string_view shown = shown_text(*line[i].text);
    const bool spaced = text.ends_with(' ') || shown.starts_with(' ');
    if (i > 0 && !spaced && gap_between(*line[i - 1].text, *line[i].text)) text += ' ';
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
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin + 1;
    while (end < pieces.size() && on_one_line(pieces[begin], pieces[end])) ++end;
    const std::span<Piece> line(pieces.data() + begin, end - begin);
    put_in_logical_order(line);
    text += text_of_line(line) + "\n";
    begin = end;
  }
  return text;
}

}  // namespace lectern
