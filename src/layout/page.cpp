#include "layout/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "layout/fit.h"
#include "layout/furniture.h"
#include "layout/logo.h"
#include "scene/gradient.h"

namespace lectern {
namespace {

// Air between a title and the body; a title of one line leaves more than this by itself.
constexpr float kBelowTitle = 20;
constexpr float kBelowLongTitle = 44;

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

// A page's name: every page of a slide has it, so that a title of megabytes must not be copied whole.
std::string name_of_page(const std::string& title) {
  constexpr std::size_t kMost = 1'000;
  if (title.size() <= kMost) return title;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) --end;
  return title.substr(0, end) + "\u2026";
}

void mirror_rect(Rect& rect, float width) {
  rect.x = width - rect.right();
}

}  // namespace

std::vector<Tag> used_tags(const std::vector<Tag>& tags, Piece& piece) {
  std::vector<int> renumbered(tags.size(), -1);
  for (const SceneItem& item : piece.items) {
    for (int tag = item.tag; tag >= 0 && renumbered[static_cast<std::size_t>(tag)] < 0;
         tag = tags[static_cast<std::size_t>(tag)].parent) {
      renumbered[static_cast<std::size_t>(tag)] = 0;
    }
  }
  if (!tags.empty()) renumbered[0] = 0;
  // A cell without words keeps the others in their columns.
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const bool cell = tags[i].kind == TagKind::cell || tags[i].kind == TagKind::head_cell;
    if (cell && renumbered[static_cast<std::size_t>(tags[i].parent)] == 0) renumbered[i] = 0;
  }
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
      if (gradient->horizontal) turn_round(*gradient);
    } else if (auto* image = std::get_if<DrawImage>(&item.shape)) {
      mirror_rect(image->rect, width);
    }
  }
  for (SceneLink& link : piece.links) mirror_rect(link.rect, width);
}

TextColumn full_column(const Composer& composer) {
  return {composer.theme.measures.margin, composer.width - composer.theme.measures.margin};
}

TextColumn full_region(const Composer& composer) {
  return {0, composer.width};
}

Head place_head(Composer& composer, const TextColumn& column, PagePart part) {
  const Theme& theme = composer.theme;
  Head head;
  head.bottom = theme.measures.body_top;
  float title_top = theme.measures.title_top;
  if (!composer.slide.kicker.empty()) {
    const float kicker_top = theme.measures.kicker_top;
    const float kicker_bottom = kicker_top + 1.4F * theme.scale.kicker;
    TextColumn beside = beside_logo(composer, column, kicker_top, kicker_bottom);
    const SmallLine line =
        small_line(composer, composer.slide.kicker.text, composer.roles.kicker, theme.scale.kicker, beside.width());
    // Several lines grow upwards, away from the title, to where a logo may stand.
    if (line.passage.shaped.natural_width() * line.size > beside.width())
      beside = beside_logo(composer, column, 0, kicker_bottom);
    const BrokenText lines = break_lines(line.passage.shaped, {line.size, beside.width(), Breaking::ragged});
    const float top =
        kicker_top + line_height(line.passage, line.size) - text_height(line.passage, line.size, lines.lines.size());
    const float y = std::max(top, 4.0F);
    composer.setter.place(head.piece, line.passage, lines, line.size,
                          {beside.left, y, beside.width(), Align::start, 0, composer.kicker_tag});
    title_top = std::max(title_top, y + text_height(line.passage, line.size, lines.lines.size()));
  }
  if (composer.slide.title.empty() || composer.title_in_body) {
    if (composer.slide.kicker.empty()) head.bottom = title_top;
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
  composer.setter.place(head.piece, passage, fitted.lines, fitted.size,
                        {column.left, title_top, column.width(), Align::start, 0, composer.title_tag});
  head.title_lines = static_cast<int>(fitted.lines.lines.size());
  head.title_size = fitted.size;
  head.bottom =
      std::max(head.bottom, title_top + fitted.height + (head.title_lines > 1 ? kBelowLongTitle : kBelowTitle));
  return head;
}

Scene finish_page(Composer& composer, Piece body, const Furniture& furniture, PagePart part) {
  place_furniture(composer, body, furniture, part);
  Scene scene;
  scene.size = {composer.width, kSlideHeight};
  scene.background = composer.palette.paper;
  scene.step_count = renumber_steps(body);
  scene.title = name_of_page(composer.slide.title.text);
  scene.lang = composer.inputs.deck.meta.lang;
  scene.tags = used_tags(composer.tags, body);
  if (composer.mirror) mirror(body, composer.width);
  scene.items = std::move(body.items);
  scene.links = std::move(body.links);
  return scene;
}

}  // namespace lectern
