// Contact sheets: all slides at a glance.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "deck/for_each_block.h"
#include "layout/sheet.h"

namespace lectern {
namespace {

constexpr int kUsualColumns = 4;
constexpr float kMargin = 64;
constexpr float kHeadBaseline = 62;
constexpr float kHeadSize = 34;
constexpr float kTop = 96;
constexpr float kMarkingBaseline = 34;
constexpr float kBelowMarking = 20;  // further down where slides are marked

struct Grid {
  float width = 0;    // of a slide
  float height = 0;   // of a slide
  float gap = 0;      // between columns
  float text = 0;     // size of a title
  float pitch = 0;    // from row to row
  float lowered = 0;  // by which all but the marking stands lower
  std::size_t columns = 1;
  std::size_t rows = 1;
};

bool has_marking(const Deck& deck) {
  return std::ranges::any_of(deck.slides,
                             [](const Slide& slide) { return slide.style.marking && !slide.style.marking->empty(); });
}

Grid grid_of(const Deck& deck, const ContactStyle& style) {
  const Size slide = deck.meta.slide_size;
  Grid grid;
  grid.lowered = has_marking(deck) ? kBelowMarking : 0;
  grid.columns = static_cast<std::size_t>(std::clamp(style.columns.value_or(kUsualColumns), 1, kMostContactColumns));
  const auto columns = static_cast<float>(grid.columns);
  const float width = style.size.width - 2 * kMargin;
  grid.gap = std::min(40.0F, 0.2F * width / columns);
  grid.width = (width - (columns - 1) * grid.gap) / columns;
  grid.height = grid.width * slide.height / slide.width;
  const float room = style.size.height - kTop - grid.lowered - kMargin;
  // A single column of a wide sheet is as high as the sheet lets it be.
  const auto text_of = [](float slide_width) { return std::clamp(0.05F * slide_width, 12.0F, 30.0F); };
  grid.text = text_of(grid.width);
  if (grid.height + 2 * grid.text > room) {
    grid.height = room - 2 * grid.text;
    grid.width = grid.height * slide.width / slide.height;
  }
  grid.pitch = grid.height + 2.6F * grid.text;
  grid.rows = static_cast<std::size_t>(std::max(1.0F, std::floor((room + 0.6F * grid.text) / grid.pitch)));
  return grid;
}

// A slide's title, or the first words that are on it.
RichText name_of(const Slide& slide) {
  RichText name = slide.title;
  if (name.empty()) {
    for_each_block(slide.blocks, [&](const Block& block) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block.node); paragraph != nullptr && name.empty())
        name = paragraph->text;
    });
  }
  std::ranges::replace(name.text, '\n', ' ');
  return name;
}

void add_caption(Sheet& sheet, const SlidePicture& picture, const Rect& box, const Grid& grid) {
  // The number stands on the side where the deck's lines begin, whichever way the title runs (UAX #9, 2.4 and 2.6).
  constexpr std::string_view kLeftToRight = "\u200E";
  constexpr std::string_view kRightToLeft = "\u200F";
  constexpr std::string_view kIsolated = "\u2002\u2068";
  RichText caption = plain_text(std::string(sheet.composer().mirror ? kRightToLeft : kLeftToRight) +
                                picture_number(sheet.inputs().deck, picture));
  for (StyleSpan& span : caption.spans) span.style.strong = true;
  if (picture.steps > 1) append(caption, plain_text(fmt::format(" ({}/{})", picture.step + 1, picture.steps)));
  const RichText title = name_of(sheet.slide(picture.slide));
  if (!title.empty()) append(caption, plain_text(std::string(kIsolated)));
  append(caption, title);
  // Titles are cut, for the slide that has them is right above.
  Scene label = layout_label(caption, grid.text, box.width, sheet.composer().palette.ink,
                             sheet.composer().palette.paper, sheet.inputs());
  Piece piece;
  piece.items = std::move(label.items);
  const int tag = sheet.composer().open_tag(TagKind::caption);
  for (SceneItem& item : piece.items) item.tag = tag;
  move(piece, box.x, box.bottom() + 0.45F * grid.text);
  sheet.add(std::move(piece));
}

}  // namespace

std::size_t contact_places(const LayoutInputs& inputs, const ContactStyle& style) {
  const Grid grid = grid_of(inputs.deck, style);
  return grid.columns * grid.rows;
}

int contact_columns(const LayoutInputs& inputs, const ContactStyle& style, std::size_t slides) {
  int best = kUsualColumns;
  float widest = 0;
  for (int columns = kUsualColumns; columns >= 1; --columns) {
    ContactStyle tried = style;
    tried.columns = columns;
    const Grid grid = grid_of(inputs.deck, tried);
    if (grid.columns * grid.rows < slides || grid.width <= widest) continue;
    best = columns;
    widest = grid.width;
  }
  return best;
}

Scene layout_contact_sheet(const LayoutInputs& inputs, std::span<const SlidePicture> pictures,
                           const ContactStyle& style, SheetNumber number) {
  Sheet sheet(inputs, style.size, kHeadSize);
  const Grid grid = grid_of(inputs.deck, style);
  const float right = style.size.width - kMargin;
  const Roles& roles = sheet.composer().roles;
  const float head = kHeadBaseline + grid.lowered;
  sheet.add_line(inputs.deck.meta.title, roles.heading, kHeadSize, head, {kMargin, kMargin + 0.7F * (right - kMargin)},
                 Align::start);
  if (number.pages > 1) {
    sheet.add_line(plain_text(fmt::format("{} / {}", number.page, number.pages)), roles.footer, 0.7F * kHeadSize, head,
                   {kMargin + 0.75F * (right - kMargin), right}, Align::end);
  }
  std::vector<std::size_t> slides;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    slides.push_back(pictures[i].slide);
    const auto column = static_cast<float>(i % grid.columns);
    const std::size_t above = i / grid.columns;
    const auto row = static_cast<float>(above);
    const Rect box{kMargin + column * (grid.width + grid.gap), kTop + grid.lowered + row * grid.pitch, grid.width,
                   grid.height};
    sheet.add_slide(pictures[i], box);
    add_caption(sheet, pictures[i], box, grid);
  }
  sheet.add_markings(slides, {kMarkingBaseline, style.size.height - 0.4F * kMargin}, {kMargin, right});
  return sheet.take(inputs.deck.meta.title.text);
}

}  // namespace lectern
