#include "report/report_setter.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "text/shape.h"

namespace lectern {
namespace {

constexpr float kNoLimit = 1e6F;
constexpr float kCodeScale = 0.92F;

/// On one line whatever the text holds.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool separator = text.substr(i).starts_with("\u2028") || text.substr(i).starts_with("\u2029");
    const auto byte = static_cast<unsigned char>(text[i]);
    line += separator || byte < 0x20 ? ' ' : text[i];
    if (separator) i += 2;
  }
  return line;
}

}  // namespace

ShapedParagraph ReportSetter::shaped(std::string_view text, const LineLook& how) const {
  TextStyle style;
  const TypeFace& face = how.display ? look_.theme.title : look_.theme.text;
  style.family = face.family;
  style.weight = how.weight;
  style.tracking = how.display ? face.tracking : 0;
  style.tabular_figures = !how.display;
  StyledText styled{std::string(text), {{0, static_cast<std::uint32_t>(text.size()), style}}};
  return shape_paragraph(look_.fonts, styled, {look_.lang, Direction::left_to_right});
}

ShapedParagraph ReportSetter::shaped(const ReportLine& text) const {
  StyledText styled;
  for (const ReportPart& part : text) {
    TextStyle style;
    const bool code = part.style == ReportPart::Style::code;
    style.family = code ? look_.theme.code.family : look_.theme.text.family;
    style.scale = code ? kCodeScale : 1;
    const bool strong = part.style == ReportPart::Style::strong || part.style == ReportPart::Style::alarm;
    style.weight = strong ? look_.theme.strong_weight : look_.theme.text.weight;
    style.tag = static_cast<std::uint32_t>(part.style);
    const auto begin = static_cast<std::uint32_t>(styled.text.size());
    styled.text += on_one_line(part.text);
    styled.ranges.push_back({begin, static_cast<std::uint32_t>(styled.text.size()), style});
  }
  return shape_paragraph(look_.fonts, styled, {look_.lang, Direction::left_to_right});
}

float ReportSetter::line(std::string_view text, const LineLook& how, Point at, int tag, Side side, float room) const {
  const std::string whole = on_one_line(text);
  if (whole.empty()) return 0;
  ShapedParagraph paragraph = shaped(whole, how);
  if (paragraph.natural_width() * how.size > room) {
    // The longest beginning that leaves room for the ellipsis.
    const std::vector<std::uint32_t> cuts = grapheme_offsets(whole);
    const auto fits = [&](std::uint32_t cut) {
      return shaped(whole.substr(0, cut) + "…", how).natural_width() * how.size <= room;
    };
    const auto first_too_long = std::ranges::partition_point(cuts, fits);
    const std::uint32_t cut = first_too_long == cuts.begin() ? 0 : *std::prev(first_too_long);
    paragraph = shaped(whole.substr(0, cut) + "…", how);
  }
  const BrokenText lines = break_lines(paragraph, {how.size, kNoLimit, Breaking::greedy});
  const float shift = side == Side::left ? 0 : side == Side::centre ? lines.width / 2 : lines.width;
  draw(lines.lines.front(), {at.x - shift, at.y}, how.colour, tag);
  return lines.width;
}

float ReportSetter::paragraph(const ReportLine& text, float size, Colour colour, Point at, float room, int tag) const {
  const BrokenText lines = break_lines(shaped(text), {size, room, Breaking::ragged});
  float y = at.y;
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    if (i > 0) y += kParagraphLeading * size;
    draw(lines.lines[i], {at.x, y}, colour, tag);
  }
  return y;
}

int ReportSetter::lines_of(const ReportLine& text, float size, float room) const {
  return static_cast<int>(break_lines(shaped(text), {size, room, Breaking::ragged}).lines.size());
}

int ReportSetter::tag(TagKind kind, int parent, std::string alt) const {
  scene_.tags.push_back({kind, parent, std::move(alt), {}});
  return static_cast<int>(scene_.tags.size()) - 1;
}

void ReportSetter::draw(const TextLine& line, Point at, Colour colour, int tag) const {
  for (const PlacedRun& run : line.runs) {
    SceneItem item;
    item.shape = DrawText{
        run.run,  run.first, run.last, {at.x + run.x, at.y - run.rise}, run.size, run.width, colour_of(run.tag, colour),
        run.begin};
    item.tag = tag;
    item.role = ItemRole::text;
    scene_.items.push_back(std::move(item));
  }
}

Colour ReportSetter::colour_of(std::uint32_t style, Colour plain) const {
  return style == static_cast<std::uint32_t>(ReportPart::Style::alarm) ? look_.theme.palette.hot : plain;
}

}  // namespace lectern
