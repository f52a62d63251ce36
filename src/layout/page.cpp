#include "layout/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "layout/fit.h"
#include "layout/logo.h"

namespace lectern {
namespace {

constexpr float kFootGap = 22;

// Small text that should stay on one line: it shrinks to its width, and beyond the least size takes more lines; never
// cut.
struct SmallLine {
  Passage passage;
  float size = 0;
};

SmallLine small_line(Composer& composer, const RichText& text, const TextRole& role, float size, float width) {
  SmallLine line{composer.setter.set(text, role), size};
  const float natural = line.passage.shaped.natural_width();
  if (natural * size > width) line.size = std::max(0.7F * size, width / std::max(natural, 0.01F));
  return line;
}

void place_small_line(const Composer& composer, Piece& piece, const SmallLine& line, float baseline,
                      const TextColumn& column, Align align) {
  const BrokenText lines = break_lines(line.passage.shaped, {line.size, column.width(), Breaking::ragged});
  const float above = static_cast<float>(lines.lines.size() - 1) * line_height(line.passage, line.size);
  const float top = baseline - baseline_in_line(line.passage, line.size) - above;
  composer.setter.place(piece, line.passage, lines, line.size, {column.left, top, column.width(), align, 0, -1});
}

struct FootText {
  Passage passage;
  BrokenText lines;
  float height = 0;
  int footnote = -1;  ///< index, -1 for the source line
};

std::vector<FootText> foot_texts(Composer& composer, const TextColumn& column) {
  const float size = composer.theme.scale.source;
  std::vector<FootText> texts;
  const auto add = [&](const RichText& text, int footnote) {
    Passage passage = composer.setter.set(text, composer.roles.source);
    BrokenText lines = break_lines(passage.shaped, {size, column.width(), Breaking::ragged});
    const float height = static_cast<float>(lines.lines.size()) * line_height(passage, size);
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
  for (auto text = texts.rbegin(); text != texts.rend(); ++text) {
    if (text->footnote >= 0 && part.parts > 1 && !cited.contains(text->footnote)) continue;
    bottom -= text->height;
    const int tag = composer.open_tag(TagKind::note);
    composer.setter.place(piece, text->passage, text->lines, size,
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

void place_footer(Composer& composer, Piece& piece, const TextColumn& whole, PagePart part) {
  const Theme& theme = composer.theme;
  const Slide& slide = composer.slide;
  const float baseline = theme.measures.footer_baseline;
  const TextColumn column = beside_logo(composer, whole, baseline - theme.scale.footer, baseline + theme.scale.footer);
  const std::string number = number_text(composer, part);
  if (!number.empty()) {
    const SmallLine line =
        small_line(composer, plain_text(number), composer.roles.footer, theme.scale.footer, column.width());
    place_small_line(composer, piece, line, baseline, column, Align::end);
  }
  RichText title;
  if (slide.style.footer) {
    title = slide.style.footer->text;
  } else if (theme.footer_title && slide.role == SlideRole::content) {
    title = composer.inputs.deck.meta.title;
  }
  if (!title.empty()) {
    // The marking stands in the middle; the footer keeps to its side of it.
    const bool marked = slide.style.marking && !slide.style.marking->empty();
    TextColumn left = column;
    left.right = marked ? std::min(column.right - 120, composer.width / 2 - 160) : column.right - 120;
    const SmallLine line = small_line(composer, title, composer.roles.footer, theme.scale.footer, left.width());
    place_small_line(composer, piece, line, baseline, left, Align::start);
  }
  if (theme.progress_line && slide.number > 0 && composer.inputs.deck.counted_slides > 0) {
    const bool full = whole.left <= theme.measures.margin && whole.right >= composer.width - theme.measures.margin;
    const float room =
        full ? composer.width : whole.right + (whole.left > composer.width / 4 ? composer.width - whole.right : 60);
    const float start = full || whole.left <= composer.width / 4 ? 0 : whole.left - 60;
    const float share = static_cast<float>(slide.number) / static_cast<float>(composer.inputs.deck.counted_slides);
    const float height = theme.measures.progress_height;
    piece.items.push_back(
        fill_item({start, kSlideHeight - height, (room - start) * share, height}, composer.palette.accent));
  }
}

void place_marking(Composer& composer, Piece& piece, const TextColumn& column) {
  const auto& marking = composer.slide.style.marking;
  if (!marking || marking->empty()) return;
  // Centred between equal margins, which the logo may widen.
  const auto logo = logo_box(composer, column);
  const float inset = logo ? std::min(logo->right(), composer.width - logo->x) + 32 : 40;
  const TextColumn whole{inset, composer.width - inset};
  const SmallLine line =
      small_line(composer, marking->text, composer.roles.marking, composer.theme.scale.marking, whole.width());
  for (const float baseline : {59.0F, composer.theme.measures.footer_baseline + 4}) {
    place_small_line(composer, piece, line, baseline, whole, Align::centre);
  }
}

void place_header(Composer& composer, Piece& piece, const TextColumn& column) {
  const auto& header = composer.slide.style.header;
  if (!header || header->empty()) return;
  TextColumn right = beside_logo(composer, column, 30, 70);
  if (composer.slide.style.marking && !composer.slide.style.marking->empty()) right.left = composer.width / 2 + 160;
  const SmallLine line =
      small_line(composer, header->text, composer.roles.footer, composer.theme.scale.footer, right.width());
  place_small_line(composer, piece, line, 58, right, Align::end);
}

// Steps on a page are counted from 0: what earlier pages have shown is there from the start.
int renumber_steps(Piece& piece) {
  std::set<int> steps{};
  for (const SceneItem& item : piece.items) steps.insert(item.first_step);
  const auto renumber = [&](int step) {
    return static_cast<int>(std::distance(steps.begin(), steps.lower_bound(step)));
  };
  for (SceneItem& item : piece.items) item.first_step = renumber(item.first_step);
  for (SceneLink& link : piece.links) link.first_step = renumber(link.first_step);
  return std::max(1, static_cast<int>(steps.size()));
}

// Keeps the tags that items use, with their parents, in order.
std::vector<Tag> used_tags(const std::vector<Tag>& tags, Piece& piece) {
  std::vector<int> renumbered(tags.size(), -1);
  for (const SceneItem& item : piece.items) {
    for (int tag = item.tag; tag >= 0 && renumbered[static_cast<std::size_t>(tag)] < 0;
         tag = tags[static_cast<std::size_t>(tag)].parent) {
      renumbered[static_cast<std::size_t>(tag)] = 0;
    }
  }
  if (!tags.empty()) renumbered[0] = 0;
  std::vector<Tag> used;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (renumbered[i] < 0) continue;
    renumbered[i] = static_cast<int>(used.size());
    used.push_back(tags[i]);
    if (used.back().parent >= 0) used.back().parent = renumbered[static_cast<std::size_t>(used.back().parent)];
  }
  for (SceneItem& item : piece.items) {
    if (item.tag >= 0) item.tag = renumbered[static_cast<std::size_t>(item.tag)];
  }
  return used;
}

void mirror_rect(Rect& rect, float width) {
  rect.x = width - rect.right();
}

void mirror(Piece& piece, float width) {
  for (SceneItem& item : piece.items) {
    if (item.clip) mirror_rect(*item.clip, width);
    if (auto* text = std::get_if<DrawText>(&item.shape)) {
      text->origin.x = width - text->origin.x - text->width;
    } else if (auto* path = std::get_if<Path>(&item.shape)) {
      // Marks (dots, ticks) are moved as they are: a mirrored tick would be a wrong one.
      const Rect box = bounds(item);
      move(item, width - box.right() - box.x, 0);
      static_cast<void>(path);
    } else if (auto* fill = std::get_if<FillRect>(&item.shape)) {
      mirror_rect(fill->rect, width);
    } else if (auto* gradient = std::get_if<FillGradient>(&item.shape)) {
      mirror_rect(gradient->rect, width);
      if (gradient->horizontal) std::swap(gradient->from, gradient->to);
    } else if (auto* image = std::get_if<DrawImage>(&item.shape)) {
      mirror_rect(image->rect, width);
    }
  }
  for (SceneLink& link : piece.links) mirror_rect(link.rect, width);
}

}  // namespace

TextColumn full_column(const Composer& composer) {
  return {composer.theme.measures.margin, composer.width - composer.theme.measures.margin};
}

Head place_head(Composer& composer, const TextColumn& column, PagePart part) {
  const Theme& theme = composer.theme;
  Head head;
  head.bottom = theme.measures.body_top;
  if (!composer.slide.kicker.empty()) {
    const float kicker_top = theme.measures.kicker_top;
    const TextColumn beside = beside_logo(composer, column, kicker_top, kicker_top + 1.4F * theme.scale.kicker);
    const SmallLine line =
        small_line(composer, composer.slide.kicker.text, composer.roles.kicker, theme.scale.kicker, beside.width());
    const BrokenText lines = break_lines(line.passage.shaped, {line.size, beside.width(), Breaking::ragged});
    // Grows upwards, away from the title.
    const float top = kicker_top - static_cast<float>(lines.lines.size() - 1) * line_height(line.passage, line.size);
    composer.setter.place(
        head.piece, line.passage, lines, line.size,
        {beside.left, std::max(top, 4.0F), beside.width(), Align::start, 0, composer.open_tag(TagKind::p)});
  }
  if (composer.slide.title.empty() || composer.title_in_body) {
    if (composer.slide.kicker.empty()) head.bottom = theme.measures.title_top;
    return head;
  }
  RichText title = composer.slide.title;
  if (part.parts > 1)
    append(title, plain_text(fmt::format("\u00A0({}/{})", part.part + 1, part.parts), composer.slide.title_source));
  const Passage passage = composer.setter.set(title, composer.roles.title);
  FittedText fitted =
      fit_text(passage, theme.scale.title, theme.scale.title, {column.width(), kSlideHeight}, Breaking::balanced, 1);
  if (!fitted.fits)
    fitted = fit_text(passage, theme.scale.title_small, theme.scale.title_least, {column.width(), kSlideHeight},
                      Breaking::balanced, 2);
  const int tag = composer.open_tag(TagKind::h1);
  composer.setter.place(head.piece, passage, fitted.lines, fitted.size,
                        {column.left, theme.measures.title_top, column.width(), Align::start, 0, tag});
  head.title_lines = static_cast<int>(fitted.lines.lines.size());
  head.bottom = std::max(head.bottom, theme.measures.title_top + fitted.height + 20);
  return head;
}

float foot_top(Composer& composer, const TextColumn& column) {
  float height = 0;
  for (const FootText& text : foot_texts(composer, column)) height += text.height;
  if (height == 0) return composer.theme.measures.body_bottom;
  return std::min(composer.theme.measures.body_bottom, composer.theme.measures.source_bottom - height - kFootGap);
}

Scene finish_page(Composer& composer, Piece body, const Furniture& furniture, PagePart part) {
  if (furniture.foot) {
    place_foot(composer, body, furniture.column, part);
  } else {
    cited_footnotes(body);
  }
  if (furniture.footer) place_footer(composer, body, furniture.column, part);
  place_header(composer, body, furniture.column);
  place_marking(composer, body, furniture.column);
  place_logo(composer, body, furniture.column);
  Scene scene;
  scene.size = {composer.width, kSlideHeight};
  scene.background = composer.palette.paper;
  scene.step_count = renumber_steps(body);
  scene.title = composer.slide.title.text;
  scene.lang = composer.inputs.deck.meta.lang;
  scene.tags = used_tags(composer.tags, body);
  if (composer.mirror) mirror(body, composer.width);
  scene.items = std::move(body.items);
  scene.links = std::move(body.links);
  return scene;
}

}  // namespace lectern
