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
  // Beyond this many bytes a title would fill the slide; set as a heading it may flow on like any text.
  constexpr std::size_t kLongestTitle = 480;
  const Slide& slide = composer.slide;
  if (slide.title.text.size() > kLongestTitle) {
    composer.title_in_body = true;
    composer.diagnostics.warn("long-title", slide.title_source,
                              fmt::format("the title has {} characters; it is set as text", slide.title.text.size()),
                              "put a blank line after the title, and the rest below it");
    std::vector<Block> blocks{Block{Heading{3, slide.title}, 0, slide.title_source}};
    blocks.insert(blocks.end(), slide.blocks.begin(), slide.blocks.end());
    return flow_pages(composer, blocks, full_column(composer), full_region(composer), {});
  }
  return flow_pages(composer, composer.slide.blocks, full_column(composer), full_region(composer), {});
}

std::vector<Scene> flow_pages(Composer& composer, std::span<const Block> blocks, const TextColumn& column,
                              const TextColumn& region, const Piece& behind) {
  constexpr float kLeastBody = 200;
  const float bottom = foot_top(composer, column);
  Head head = place_head(composer, column, {});
  const auto area_below = [&](const Head& above) {
    return FlowArea{column.left, column.width(), std::max(bottom - above.bottom, kLeastBody)};
  };
  FittedFlow fitted = fit_flow(composer, blocks, area_below(head));
  const auto parts = [&] { return std::max(1, static_cast<int>(fitted.ends.size())); };
  if (parts() > 1) {
    // "(1/3)" may make the title a line longer than what the body was fitted below.
    const float before = head.bottom;
    head = place_head(composer, column, {0, parts()});
    if (head.bottom > before) fitted = fit_flow(composer, blocks, area_below(head));
  }
  Pages pages;
  for (int part = 0; part < parts(); ++part) {
    if (part > 0) head = place_head(composer, column, {part, parts()});
    Piece body = behind;
    append(body, std::move(head.piece));
    append(body,
           place_page(composer, fitted, static_cast<std::size_t>(part), head.bottom, area_below(head).page_height));
    pages.push_back(finish_page(composer, std::move(body), {column, region, true, true}, {part, parts()}));
  }
  return pages;
}

}  // namespace lectern
