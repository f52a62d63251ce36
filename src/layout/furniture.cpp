// What stands around a body: footnotes and source, footer and progress line, header, marking.

#include "layout/furniture.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <ranges>
#include <set>
#include <utility>

#include "layout/logo.h"

namespace lectern {

SmallLine small_line(Composer& composer, const RichText& text, const TextRole& role, float size, float width) {
  SmallLine line{composer.setter.set(text, role), size};
  const float natural = line.passage.shaped.natural_width();
  if (natural * size > width) line.size = std::max(0.7F * size, width / std::max(natural, 0.01F));
  return line;
}

void place_small_line(const Composer& composer, Piece& piece, const SmallLine& line, float baseline,
                      const TextColumn& column, Align align) {
  const BrokenText lines = break_lines(line.passage.shaped, {line.size, column.width(), Breaking::ragged});
  const float above = text_height(line.passage, line.size, lines.lines.size()) - line_height(line.passage, line.size);
  const float top = baseline - baseline_in_line(line.passage, line.size) - above;
  composer.setter.place(piece, line.passage, lines, line.size, {column.left, top, column.width(), align, 0, -1});
}

namespace {

constexpr float kFootGap = 22;
constexpr float kLeastFooter = 240;  // a footer narrower than this is left to the wider side of the marking

struct FootText {
  Passage passage;
  BrokenText lines;
  float height = 0;
  int footnote = -1;  ///< index, -1 for the source line
};

std::vector<FootText> foot_texts(Composer& composer, const TextColumn& column) {
  const float size = composer.theme.scale.source;
  std::vector<FootText> texts;
  if (composer.foot_in_body) return texts;
  const auto add = [&](const RichText& text, int footnote) {
    Passage passage = composer.setter.set(text, composer.roles.source);
    BrokenText lines = break_lines(passage.shaped, {size, column.width(), Breaking::ragged});
    const float height = text_height(passage, size, lines.lines.size());
    texts.push_back({std::move(passage), std::move(lines), height, footnote});
  };
  for (std::size_t i = 0; i < composer.slide.footnotes.size(); ++i) {
    const Footnote& note = composer.slide.footnotes[i];
    RichText text = plain_text(fmt::format("{}", note.number), note.source);
    text.spans.front().style.superscript = true;
    append(text, plain_text("\u2009", note.source));
    append(text, note.text);
    add(text, static_cast<int>(i));
  }
  if (!composer.credit.empty()) add(composer.credit, -1);
  if (!composer.slide.source_line.empty()) add(composer.slide.source_line.text, -1);
  return texts;
}

// Footnotes are shown where they are cited; a slide of one page cites all of them.
std::set<int> cited_footnotes(Piece& piece) {
  std::set<int> cited;
  std::erase_if(piece.links, [&](const SceneLink& link) {
    if (!link.target.starts_with(Piece::kFootnotePrefix)) return false;
    const std::string_view digits = std::string_view(link.target).substr(Piece::kFootnotePrefix.size());
    int index = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), index);
    cited.insert(index);
    return true;
  });
  return cited;
}

void place_foot(Composer& composer, Piece& piece, const TextColumn& column, PagePart part) {
  const std::set<int> cited = cited_footnotes(piece);
  const float size = composer.theme.scale.source;
  float bottom = composer.theme.measures.source_bottom;
  std::vector<FootText> texts = foot_texts(composer, column);
  for (FootText& text : std::views::reverse(texts)) {
    if (text.footnote >= 0 && part.parts > 1 && !cited.contains(text.footnote)) continue;
    bottom -= text.height;
    const int tag = composer.open_tag(TagKind::note);
    composer.setter.place(piece, text.passage, text.lines, size,
                          {column.left, bottom, column.width(), Align::start, 0, tag});
  }
  cited_footnotes(piece);  // a note may itself cite: its marks are not links either
}

std::string number_text(const Composer& composer, PagePart part) {
  const Slide& slide = composer.slide;
  const Pagination usual = composer.theme.page_number ? Pagination::number : Pagination::off;
  const Pagination paginate = slide.style.paginate.value_or(usual);
  if (slide.number == 0 || paginate == Pagination::off || paginate == Pagination::skip) return {};
  std::string text = fmt::format("{}", slide.number);
  if (paginate == Pagination::total) text += fmt::format(" / {}", composer.inputs.deck.counted_slides);
  if (part.parts > 1 && slide.title.empty()) text += fmt::format(" ({}/{})", part.part + 1, part.parts);
  return text;
}

bool is_marked(const Composer& composer) {
  const auto& marking = composer.slide.style.marking;
  return marking && !marking->empty();
}

SmallLine marking_line(Composer& composer, float width) {
  return small_line(composer, composer.slide.style.marking->text, composer.roles.marking, composer.theme.scale.marking,
                    width);
}

// The stretch in the middle of the page's foot and head that the marking takes, air included.
std::optional<TextColumn> marking_stretch(Composer& composer) {
  constexpr float kAir = 40;
  if (!is_marked(composer)) return std::nullopt;
  const SmallLine line = marking_line(composer, composer.width - 2 * kAir);
  const float half = std::min(line.passage.shaped.natural_width() * line.size, composer.width - 2 * kAir) / 2 + kAir;
  return TextColumn{composer.middle - half, composer.middle + half};
}

// The wider part of a column that the marking leaves free.
TextColumn beside_marking(const TextColumn& column, const std::optional<TextColumn>& marking) {
  if (!marking || marking->right <= column.left || marking->left >= column.right) return column;
  const TextColumn before{column.left, std::min(column.right, marking->left)};
  const TextColumn after{std::max(column.left, marking->right), column.right};
  // The usual place is at the start; the end serves where the start has no room.
  return before.width() >= kLeastFooter || before.width() >= after.width() ? before : after;
}

void place_progress(const Composer& composer, Piece& piece, const TextColumn& region) {
  if (!composer.theme.progress_line || composer.slide.number <= 0 || composer.inputs.deck.counted_slides <= 0) return;
  const float share =
      static_cast<float>(composer.slide.number) / static_cast<float>(composer.inputs.deck.counted_slides);
  const float height = composer.theme.measures.progress_height;
  piece.items.push_back(
      fill_item({region.left, kSlideHeight - height, region.width() * share, height}, composer.palette.accent));
}

void place_footer(Composer& composer, Piece& piece, const Furniture& furniture, PagePart part) {
  const Theme& theme = composer.theme;
  const Slide& slide = composer.slide;
  const float baseline = theme.measures.footer_baseline;
  const bool whole = furniture.region.width() >= composer.width;
  const TextColumn column = beside_logo(composer, whole ? full_column(composer) : furniture.column,
                                        baseline - theme.scale.footer, baseline + theme.scale.footer);
  const std::optional<TextColumn> marking = marking_stretch(composer);
  TextColumn title_column = beside_marking(column, marking);
  const std::string number = number_text(composer, part);
  if (!number.empty()) {
    const SmallLine line =
        small_line(composer, plain_text(number), composer.roles.footer, theme.scale.footer, column.width());
    const float width = line.passage.shaped.natural_width() * line.size;
    TextColumn place{column.right - width, column.right};
    if (marking && place.left < marking->right && place.right > marking->left)
      place = {marking->left - width, marking->left};
    place_small_line(composer, piece, line, baseline, place, Align::start);
    if (title_column.right > place.left - 40) title_column.right = place.left - 40;
  }
  RichText title;
  if (slide.style.footer) {
    title = slide.style.footer->text;
  } else if (theme.footer_title && slide.role == SlideRole::content) {
    title = composer.inputs.deck.meta.title;
  }
  if (!title.empty() && title_column.width() > 0) {
    const SmallLine line = small_line(composer, title, composer.roles.footer, theme.scale.footer, title_column.width());
    // The deck's title is there for orientation: where it would need several lines it stays away; an asked footer
    // stays.
    const bool fits = line.passage.shaped.natural_width() * line.size <= title_column.width();
    if (fits || slide.style.footer) place_small_line(composer, piece, line, baseline, title_column, Align::start);
  }
  place_progress(composer, piece, furniture.region);
}

// Over a picture the marking stands on a plate of the slide's paper.
void place_plate(const Composer& composer, Piece& piece, Rect line) {
  const Rect plate{line.x - 18, line.y - 4, line.width + 36, line.height + 8};
  const bool over_picture = std::ranges::any_of(piece.items, [&](const SceneItem& item) {
    return std::holds_alternative<DrawImage>(item.shape) && bounds(item).intersects(plate);
  });
  if (over_picture) piece.items.push_back(fill_item(plate, composer.palette.paper, 0, ItemRole::background));
}

void place_marking(Composer& composer, Piece& piece, const TextColumn& column) {
  if (!is_marked(composer)) return;
  // Centred between equal margins, which the logo may widen.
  const float middle = composer.middle;
  float half = std::min(middle, composer.width - middle) - 40;
  if (const auto logo = logo_box(composer, column))
    half = std::min(half, std::max(middle - logo->right(), logo->x - middle) - 32);
  const TextColumn whole{middle - half, middle + half};
  const SmallLine line = marking_line(composer, whole.width());
  const float width = std::min(line.passage.shaped.natural_width() * line.size, whole.width());
  for (const float baseline : {59.0F, composer.theme.measures.footer_baseline + 4}) {
    const float top = baseline - baseline_in_line(line.passage, line.size);
    place_plate(composer, piece, {middle - width / 2, top, width, line_height(line.passage, line.size)});
    place_small_line(composer, piece, line, baseline, whole, Align::centre);
  }
}

void place_header(Composer& composer, Piece& piece, const TextColumn& column) {
  const auto& header = composer.slide.style.header;
  if (!header || header->empty()) return;
  TextColumn right = beside_logo(composer, column, 30, 70);
  if (const auto marking = marking_stretch(composer); marking && marking->right < right.right - 100) {
    right.left = std::max(right.left, marking->right);
  } else if (marking && marking->left < right.right) {
    right.right = marking->left;
  }
  const SmallLine line =
      small_line(composer, header->text, composer.roles.footer, composer.theme.scale.footer, right.width());
  place_small_line(composer, piece, line, 58, right, Align::end);
}

}  // namespace

float marking_middle(Composer& composer, const TextColumn& region) {
  constexpr float kMost = 0.45F;  // of the region's width
  const float middle = (region.left + region.right) / 2;
  if (!is_marked(composer)) return middle;
  if (shows_logo(composer.theme, name_of(layout_of(composer.slide)))) return composer.width / 2;
  const SmallLine line = marking_line(composer, composer.width);
  const bool fits = line.passage.shaped.natural_width() * line.size <= kMost * region.width();
  return fits ? middle : composer.width / 2;
}

bool is_numbered(const Composer& composer) {
  return !number_text(composer, {}).empty();
}

float foot_top(Composer& composer, const TextColumn& column) {
  float height = 0;
  for (const FootText& text : foot_texts(composer, column)) height += text.height;
  if (height == 0) return composer.theme.measures.body_bottom;
  return std::min(composer.theme.measures.body_bottom, composer.theme.measures.source_bottom - height - kFootGap);
}

void place_furniture(Composer& composer, Piece& body, const Furniture& furniture, PagePart part) {
  if (furniture.foot) {
    place_foot(composer, body, furniture.column, part);
  } else {
    cited_footnotes(body);
  }
  if (furniture.footer) place_footer(composer, body, furniture, part);
  place_header(composer, body, furniture.column);
  place_marking(composer, body, furniture.column);
  place_logo(composer, body, furniture.column);
}

}  // namespace lectern
