#include "layout/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "layout/notes_theme.h"
#include "layout/page.h"
#include "scene/embed.h"

namespace lectern {
namespace {

constexpr Colour kInk{22, 24, 28, 255};
constexpr Colour kMuted{92, 98, 108, 255};
constexpr Colour kWhite{255, 255, 255, 255};
constexpr Colour kHairline{190, 194, 200, 255};
constexpr float kFurnitureSize = 24;

NotesStyle paper_style(float size, float width) {
  return {size, width, kInk, kMuted, kWhite};
}

RichText page_text(const SheetNumber& number, std::string_view lang) {
  if (lang.starts_with("en")) return plain_text(fmt::format("Page {} of {}", number.page, number.pages));
  return plain_text(fmt::format("{} / {}", number.page, number.pages));
}

// Markings of the slides on a sheet, each once, in their order.
std::vector<RichText> markings_of(const Deck& deck, std::span<const std::size_t> slides) {
  std::vector<RichText> markings;
  for (const std::size_t slide : slides) {
    const auto& marking = deck.slides[slide].style.marking;
    if (!marking || marking->empty()) continue;
    if (std::ranges::find(markings, marking->text.text, &RichText::text) == markings.end())
      markings.push_back(marking->text);
  }
  return markings;
}

// Headings below others, down to the third level, the deepest that a scene has.
void lower_headings(std::span<Tag> tags, int levels) {
  constexpr std::array<TagKind, 3> kLevels{TagKind::h1, TagKind::h2, TagKind::h3};
  for (Tag& tag : tags) {
    const auto* const level = std::ranges::find(kLevels, tag.kind);
    const auto lowered = static_cast<std::size_t>(level - kLevels.begin() + levels);
    if (level != kLevels.end()) tag.kind = kLevels.at(std::min(lowered, kLevels.size() - 1));
  }
}

}  // namespace

// The composer borrows the deck, the theme and the inputs, so they stand before it.
struct Sheet::Internals {
  Internals(const LayoutInputs& inputs, Size paper, float size)
      : theme(notes_theme(inputs, paper_style(size, paper.width))),
        deck(deck_of_one(inputs, paper.width)),
        own{deck, theme, inputs.fonts, inputs.pictures},
        composer(own, 0, ignored) {}
  Theme theme;
  Deck deck;
  Diagnostics ignored;  // what notes lack is reported elsewhere; titles were reported with their slides
  LayoutInputs own;
  Composer composer;
};

Sheet::Sheet(const LayoutInputs& inputs, Size paper, float size)
    : inputs_(inputs), paper_(paper), internals_(std::make_unique<Internals>(inputs, paper, size)) {}
Sheet::~Sheet() = default;

Composer& Sheet::composer() {
  return internals_->composer;
}

void Sheet::add(Piece piece) {
  if (composer().mirror) mirror(piece, paper_.width);
  append(body_, std::move(piece));
}

void Sheet::add_slide(const SlidePicture& picture, const Rect& where) {
  if (picture.scene == nullptr) return;
  Rect box = fitted_into(picture.scene->size, where);
  if (composer().mirror) box.x = paper_.width - box.right();
  std::vector<Tag>& tags = composer().tags;
  const std::size_t own = tags.size();
  embed(*picture.scene, picture.step, box, 0, {body_.items, body_.links, tags});
  lower_headings(std::span(tags).subspan(own), std::max(picture.heading_level, 1) - 1);
  constexpr float kLine = 1.5F;
  using Kind = Path::Segment::Kind;
  Path frame;
  frame.stroke = kHairline;
  frame.stroke_width = kLine;
  frame.segments = {{Kind::move, {}, {}, {box.x, box.y}},
                    {Kind::line, {}, {}, {box.right(), box.y}},
                    {Kind::line, {}, {}, {box.right(), box.bottom()}},
                    {Kind::line, {}, {}, {box.x, box.bottom()}},
                    {Kind::close, {}, {}, {}}};
  SceneItem item;
  item.shape = std::move(frame);
  body_.items.push_back(std::move(item));
}

void Sheet::add_line(const RichText& text, const TextRole& role, float size, float baseline, const TextColumn& column,
                     Align align) {
  if (text.empty()) return;
  Piece piece;
  place_small_line(composer(), piece, small_line(composer(), text, role, size, column.width()), baseline, column,
                   align);
  const int tag = composer().open_tag(TagKind::p);
  for (SceneItem& item : piece.items) item.tag = tag;
  add(std::move(piece));
}

void Sheet::add_furniture(std::span<const std::size_t> slides, SheetNumber number) {
  const TextColumn whole{kPaperMargin, paper_.width - kPaperMargin};
  const float foot = paper_.height - kPaperLine + kFurnitureSize / 3;
  const float third = whole.width() / 3;
  const Roles& roles = composer().roles;
  add_line(inputs_.deck.meta.title, roles.footer, kFurnitureSize, foot, {whole.left, whole.left + third - 20},
           Align::start);
  if (number.pages > 0) {
    add_line(page_text(number, inputs_.deck.meta.lang), roles.footer, kFurnitureSize, foot,
             {whole.right - third + 20, whole.right}, Align::end);
  }
  add_markings(slides, {kPaperLine - kFurnitureSize, foot}, {whole.left + third - 10, whole.right - third + 10});
}

void Sheet::add_markings(std::span<const std::size_t> slides, std::array<float, 2> baselines,
                         const TextColumn& column) {
  RichText marking;
  for (const RichText& one : markings_of(inputs_.deck, slides)) {
    if (!marking.empty()) append(marking, plain_text(" \u00B7 "));
    append(marking, one);
  }
  for (const float baseline : baselines)
    add_line(marking, composer().roles.marking, kFurnitureSize, baseline, column, Align::centre);
}

Scene Sheet::take(std::string title) {
  Scene scene;
  scene.size = paper_;
  scene.background = kWhite;
  scene.title = std::move(title);
  scene.lang = inputs_.deck.meta.lang;
  for (SceneItem& item : body_.items) item.first_step = 0;  // on paper all is there
  scene.tags = used_tags(composer().tags, body_);
  scene.items = std::exchange(body_.items, {});
  scene.links = std::exchange(body_.links, {});
  std::erase_if(scene.links, [](const SceneLink& link) { return link.target.starts_with(Piece::kFootnotePrefix); });
  composer().tags.resize(1);
  return scene;
}

std::string picture_number(const Deck& deck, const SlidePicture& picture) {
  const Slide& slide = deck.slides[picture.slide];
  std::string number = fmt::format("{}", slide.number);
  if (slide.number == 0) {
    const auto end = deck.slides.begin() + static_cast<std::ptrdiff_t>(picture.slide) + 1;
    number = fmt::format(
        "B{}", std::count_if(deck.slides.begin(), end, [](const Slide& one) { return one.kind == SlideKind::backup; }));
  }
  if (picture.part > 0) number += fmt::format(" ({})", picture.part + 1);
  return number;
}

std::vector<std::size_t> cut_flow(const Flow& flow, float first, float others) {
  std::vector<std::size_t> ends;
  std::size_t begin = 0;
  while (begin < flow.slabs.size()) {
    const float room = ends.empty() ? first : others;
    std::size_t last = begin;
    std::size_t allowed = begin;
    while (last < flow.slabs.size() && stack_height(flow, begin, last + 1) <= room) {
      ++last;
      if (!flow.slabs[last - 1].keep_with_next || last == flow.slabs.size()) allowed = last;
    }
    // Beside a slide there may be no room at all: everything then starts on the next sheet.
    if (allowed == begin && (!ends.empty() || first >= others)) allowed = std::max(last, begin + 1);
    ends.push_back(allowed);
    begin = allowed;
  }
  return ends;
}

Piece stacked_within(const Composer& composer, const Flow& flow, std::size_t first, std::size_t last, float x, float y,
                     float room) {
  if (first >= last) return {};
  const float height = stack_height(flow, first, last);
  Piece piece = stack(composer, flow, first, last, 0, 0);
  const float factor = height > room ? room / height : 1;
  for (SceneItem& item : piece.items) item = placed(std::move(item), factor, {x, y});
  for (SceneLink& link : piece.links) {
    link.rect = {link.rect.x * factor + x, link.rect.y * factor + y, link.rect.width * factor,
                 link.rect.height * factor};
  }
  return piece;
}

}  // namespace lectern
