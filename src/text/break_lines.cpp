// A shaped paragraph -> lines of placed runs.

#include <algorithm>
#include <cmath>
#include <utility>

#include "text/bidi.h"
#include "text/choose_breaks.h"
#include "text/paragraph.h"

namespace lectern {
namespace {

using Internals = ShapedParagraph::Internals;

// Part of one item on a line.
struct Piece {
  PlacedRun placed;
  std::uint8_t level = 0;
};

class LineBuilder {
 public:
  LineBuilder(const Internals& paragraph, float size) : paragraph_(paragraph), size_(size) {}

  /// Units [begin, end.at) as a line.
  TextLine line(std::uint32_t begin, const BreakPlace& end) const {
    TextLine line;
    line.begin = byte_of(begin);
    line.end = byte_of(end.at);
    line.hard_break = end.hard || end.at == paragraph_.units.size();
    const std::uint32_t solid = std::max(begin, paragraph_.solid_end[end.at]);

    std::vector<Piece> pieces;
    for (std::uint32_t at = begin; at < solid;) {
      const std::uint32_t item = paragraph_.units[at].item;
      std::uint32_t next = at;
      while (next < solid && paragraph_.units[next].item == item) ++next;
      const PartEnd part_end = next < solid       ? PartEnd::inside
                               : end.added_hyphen ? PartEnd::added_hyphen
                               : end.hyphen       ? PartEnd::hyphen
                                                  : PartEnd::inside;
      pieces.push_back(piece(at, next, part_end, {code_point_of(begin), code_point_of(end.at)}));
      if (at == begin) set_outside(pieces.back(), begin);
      at = next;
    }
    std::vector<std::uint8_t> levels;
    levels.reserve(pieces.size());
    for (const Piece& piece : pieces) levels.push_back(piece.level);
    float x = 0;
    for (const std::uint32_t index : visual_order(levels)) {
      pieces[index].placed.x = x;
      x += pieces[index].placed.width;
      line.runs.push_back(std::move(pieces[index].placed));
    }
    line.width = x;
    if (solid > begin) line.width = std::max(0.0F, x - paragraph_.units[solid - 1].trailing * size_);
    return line;
  }

 private:
  std::uint32_t byte_of(std::uint32_t unit) const { return paragraph_.text.byte_of(code_point_of(unit)); }
  std::uint32_t code_point_of(std::uint32_t unit) const {
    return unit < paragraph_.units.size() ? paragraph_.units[unit].begin : paragraph_.text.size();
  }

  // Moves what a line begins with outside its edge, as far as the measuring of lines has it.
  void set_outside(Piece& piece, std::uint32_t unit) const {
    PlacedRun& placed = piece.placed;
    if (paragraph_.level != 0 || placed.first == placed.last) return;
    const char32_t c = paragraph_.text[paragraph_.units[unit].begin];
    const float outside = outside_at_start(*placed.run, placed.first, c, paragraph_.hang_quotes);
    if (outside <= 0) return;
    auto run = std::make_shared<ShapedRun>(*placed.run);
    run->glyphs[placed.first].advance -= outside;
    run->glyphs[placed.first].dx -= outside;
    placed.run = std::move(run);
    placed.width -= outside * placed.size;
  }

  Piece piece(std::uint32_t begin, std::uint32_t end, PartEnd part_end, Context line) const {
    const TextUnit& front = paragraph_.units[begin];
    const TextUnit& back = paragraph_.units[end - 1];
    const TextItem& item = paragraph_.items[front.item];
    const TextStyle& style = paragraph_.styled.ranges[item.style].style;
    Piece piece;
    piece.level = item.level;
    PlacedRun& placed = piece.placed;
    placed.size = size_ * style.scale;
    placed.rise = size_ * style.rise;
    placed.tag = style.tag;
    placed.begin = byte_of(begin);
    placed.end = byte_of(end);
    const bool cut_end = end < paragraph_.units.size() && !paragraph_.units[end].safe;
    if (!front.safe || cut_end || part_end != PartEnd::inside) {
      placed.run = shape_item(paragraph_.styled, paragraph_.text, item, front.begin, code_point_of(end),
                              paragraph_.language, line, part_end)
                       .run;
      placed.first = 0;
      placed.last = static_cast<std::uint32_t>(placed.run->glyphs.size());
    } else {
      placed.run = paragraph_.runs[front.item];
      const bool backward = placed.run->right_to_left;
      placed.first = backward ? back.first : front.first;
      placed.last = backward ? front.last : back.last;
    }
    float width = 0;
    for (std::uint32_t i = placed.first; i < placed.last; ++i) width += placed.run->glyphs[i].advance;
    placed.width = width * placed.size;
    return piece;
  }

  const Internals& paragraph_;
  float size_;
};

BrokenText build(const Internals& paragraph, const std::vector<BreakPlace>& ends, float size) {
  BrokenText broken;
  const LineBuilder builder(paragraph, size);
  std::uint32_t begin = 0;
  for (const BreakPlace& end : ends) {
    broken.lines.push_back(builder.line(begin, end));
    broken.width = std::max(broken.width, broken.lines.back().width);
    broken.broke_a_word = broken.broke_a_word || end.in_word;
    broken.hyphenated = broken.hyphenated || end.added_hyphen;
    begin = end.at;
  }
  if (broken.lines.empty()) broken.lines.push_back({{}, 0, 0, 0, true});
  return broken;
}

}  // namespace

BrokenText break_lines(const ShapedParagraph& paragraph, const BreakOptions& options) {
  const Internals& internals = paragraph.internals();
  const float size = std::max(options.size, 0.001F);
  // Room for rounding, so that a paragraph fits the width that was measured for it.
  const double room = static_cast<double>(options.width) * 1.0001 + 0.001;
  double width = room / static_cast<double>(size);
  BrokenText broken = build(internals, choose_breaks(internals, width, options.breaking), size);
  // Cutting where letters join or kern changes widths a little: where that made a line too wide, leave it that much
  // room.
  for (int attempt = 0; attempt < 8 && static_cast<double>(broken.width) > room && broken.lines.size() > 1; ++attempt) {
    width -= (static_cast<double>(broken.width) - room) / static_cast<double>(size) + 1e-6;
    if (width <= 0) break;
    broken = build(internals, choose_breaks(internals, width, options.breaking), size);
  }
  return broken;
}

}  // namespace lectern
