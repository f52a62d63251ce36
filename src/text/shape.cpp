#include "text/shape.h"

#include <algorithm>
#include <utility>

#include "text/bidi.h"
#include "text/paragraph.h"
#include "text/segments.h"

namespace lectern {
namespace {

using Internals = ShapedParagraph::Internals;

// The ranges made to cover the text, whatever came in.
void cover(StyledText& styled) {
  auto& ranges = styled.ranges;
  if (ranges.empty()) ranges.push_back({0, 0, {}});
  ranges.front().begin = 0;
  for (std::size_t i = 1; i < ranges.size(); ++i) ranges[i - 1].end = ranges[i].begin;
  ranges.back().end = static_cast<std::uint32_t>(styled.text.size());
}

bool all_blank(const DecodedText& text, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = begin; i < end; ++i) {
    if (!is_blank(text[i])) return false;
  }
  return true;
}

void shape_items(Internals& paragraph, const std::vector<std::uint32_t>& graphemes) {
  auto edge = graphemes.begin();
  double offset = 0;
  paragraph.offsets.push_back(0);
  for (std::uint32_t index = 0; index < paragraph.items.size(); ++index) {
    const TextItem& item = paragraph.items[index];
    const TextStyle& style = paragraph.styled.ranges[item.style].style;
    const float tracking = tracking_of(style, item.script) * style.scale;
    ShapedItem shaped = shape_item(paragraph.styled, paragraph.text, item, item.begin, item.end, paragraph.language,
                                   {0, paragraph.text.size()});
    for (std::size_t i = 0; i < shaped.clusters.size(); ++i) {
      const ShapedItem::Cluster& cluster = shaped.clusters[i];
      const std::uint32_t end = i + 1 < shaped.clusters.size() ? shaped.clusters[i + 1].begin : item.end;
      TextUnit unit{cluster.begin, index, cluster.first, cluster.last};
      unit.trailing = (cluster.width > 0 ? tracking : 0) + cluster.gap * style.scale;
      unit.leading =
          outside_at_start(*shaped.run, cluster.first, paragraph.text[cluster.begin], paragraph.hang_quotes) *
          style.scale;
      unit.safe = cluster.safe || i == 0;
      while (*edge < unit.begin) ++edge;
      unit.grapheme = *edge == unit.begin;
      unit.blank = all_blank(paragraph.text, cluster.begin, end);
      paragraph.units.push_back(unit);
      offset += static_cast<double>(cluster.width) * static_cast<double>(style.scale);
      paragraph.offsets.push_back(offset);
    }
    paragraph.runs.push_back(std::move(shaped.run));
  }
}

void find_solid_ends(Internals& paragraph) {
  paragraph.solid_end.assign(paragraph.units.size() + 1, 0);
  for (std::uint32_t i = 0; i < paragraph.units.size(); ++i) {
    paragraph.solid_end[i + 1] = paragraph.units[i].blank ? paragraph.solid_end[i] : i + 1;
  }
}

// From code points to units; a place inside a unit (a ligature) is none.
void place_on_units(Internals& paragraph, std::vector<BreakPlace> places) {
  for (BreakPlace& place : places) {
    const std::uint32_t unit = paragraph.unit_at(place.at);
    const bool at_end = unit == paragraph.units.size();
    if (!at_end && paragraph.units[unit].begin != place.at && !place.hard) continue;
    place.at = unit;
    if (place.hyphen && unit > 0) {
      const TextItem& item = paragraph.items[paragraph.units[unit - 1].item];
      place.extra = hyphen_width(*item.face) * paragraph.scale(paragraph.units[unit - 1].item);
    }
    if (unit > 0 && (paragraph.places.empty() || paragraph.places.back().at < unit)) paragraph.places.push_back(place);
  }
}

void measure(Internals& paragraph) {
  std::uint32_t line = 0;
  std::uint32_t word = 0;
  double natural = 0;
  double longest = 0;
  for (const BreakPlace& place : paragraph.places) {
    longest = std::max(longest, paragraph.line_width(word, place.at));
    word = place.at;
    if (!place.hard && place.at != paragraph.units.size()) continue;
    natural = std::max(natural, paragraph.line_width(line, place.at));
    line = place.at;
  }
  paragraph.natural_width = static_cast<float>(natural);
  paragraph.longest_word = static_cast<float>(longest);
}

}  // namespace

std::uint32_t Internals::unit_at(std::uint32_t code_point) const {
  const auto found = std::ranges::lower_bound(units, code_point, {}, &TextUnit::begin);
  return static_cast<std::uint32_t>(found - units.begin());
}

double Internals::line_width(std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t solid = std::max(begin, solid_end[end]);
  if (solid == begin) return 0;
  return offsets[solid] - offsets[begin] - static_cast<double>(units[solid - 1].trailing + units[begin].leading);
}

ShapedParagraph::ShapedParagraph(std::shared_ptr<const Internals> internals) : internals_(std::move(internals)) {}

const std::string& ShapedParagraph::text() const {
  return internals_->styled.text;
}
bool ShapedParagraph::right_to_left() const {
  return internals_->level != 0;
}
const std::vector<MissingGlyph>& ShapedParagraph::missing() const {
  return internals_->missing;
}
float ShapedParagraph::natural_width() const {
  return internals_->natural_width;
}
float ShapedParagraph::longest_word() const {
  return internals_->longest_word;
}

ShapedParagraph shape_paragraph(const FontSet& fonts, const StyledText& text, const ParagraphOptions& options) {
  auto paragraph = std::make_shared<Internals>();
  paragraph->styled = text;
  cover(paragraph->styled);
  paragraph->text = DecodedText(paragraph->styled.text);
  paragraph->language = options.language;
  paragraph->hyphenator = fonts.hyphenator(options.language);
  paragraph->hang_quotes = options.hang_quotes;

  BidiLevels bidi = bidi_levels(paragraph->text, options.direction);
  paragraph->level = bidi.paragraph;
  const std::vector<std::uint32_t> graphemes = grapheme_edges(paragraph->text);
  ItemisedText itemised =
      itemise(fonts, paragraph->styled, paragraph->text, graphemes, bidi.levels, paragraph->language);
  paragraph->items = std::move(itemised.items);
  paragraph->missing = std::move(itemised.missing);
  shape_items(*paragraph, graphemes);
  find_solid_ends(*paragraph);
  place_on_units(*paragraph,
                 weigh_breaks(paragraph->text, line_breaks(paragraph->text, paragraph->language), paragraph->language));
  measure(*paragraph);
  return ShapedParagraph(std::move(paragraph));
}

}  // namespace lectern
