#include "layout/layout_slide.h"

#include <fmt/format.h>

#include <utility>

#include "layout/composers.h"
#include "layout/fit.h"
#include "layout/page.h"

namespace lectern {
namespace {

std::optional<Pages> compose_as(Composer& composer, SlideLayout layout) {
  switch (layout) {
    case SlideLayout::title:
    case SlideLayout::end:
      return compose_cover(composer);
    case SlideLayout::section:
      return compose_section(composer);
    case SlideLayout::statement:
      return compose_statement(composer);
    case SlideLayout::quote:
      return compose_quote(composer);
    case SlideLayout::cards:
      return compose_cards(composer);
    case SlideLayout::rows:
      return compose_rows(composer);
    case SlideLayout::split:
      return compose_split(composer);
    case SlideLayout::picture:
      return compose_picture(composer);
    case SlideLayout::grid:
      return compose_grid(composer);
    case SlideLayout::automatic:
    case SlideLayout::bullets:
    case SlideLayout::columns:
    case SlideLayout::figure:
    case SlideLayout::table:
    case SlideLayout::code:
      return compose_flow(composer);
  }
  return compose_flow(composer);
}

}  // namespace

std::vector<Scene> layout_slide(const LayoutInputs& inputs, std::size_t slide_index, Diagnostics& diagnostics) {
  Composer composer(inputs, slide_index, diagnostics);
  const SlideLayout layout = layout_of(composer.slide);
  if (auto pages = compose_as(composer, layout)) return *std::move(pages);
  if (composer.slide.layout == layout) {
    diagnostics.note("layout-does-not-suit", composer.slide.source,
                     fmt::format("the slide's content does not suit layout \"{}\"", name_of(layout)),
                     "it is set as ordinary text; see docs/deck-format.md for what each layout holds");
  }
  return compose_flow(composer);
}

Pages compose_flow(Composer& composer) {
  const TextColumn column = full_column(composer);
  const Head first = place_head(composer, column, {0, 2});
  const float top = first.bottom;
  const FlowArea area{column.left, column.width(), std::max(foot_top(composer, column) - top, 200.0F)};
  const FittedFlow fitted = fit_flow(composer, composer.slide.blocks, area);
  const int parts = std::max(1, static_cast<int>(fitted.ends.size()));
  Pages pages;
  for (int part = 0; part < parts; ++part) {
    Piece body = place_head(composer, column, {part, parts}).piece;
    append(body, place_page(composer, fitted, static_cast<std::size_t>(part), top, area.page_height));
    pages.push_back(finish_page(composer, std::move(body), {column, true, true}, {part, parts}));
  }
  return pages;
}

}  // namespace lectern
