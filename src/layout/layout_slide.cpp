#include "layout/layout_slide.h"

#include <fmt/format.h>

#include <utility>

#include "layout/composers.h"
#include "layout/fit.h"
#include "layout/page.h"

namespace lectern {
namespace {

constexpr float kBelowSmallTitle = 0.875F;  // size of body text, of a small title's

// A head that ends lower, or a foot that begins higher, leaves the body too little room.
constexpr float kHighestFoot = 700;

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
  // Read first, whatever is placed before them.
  if (!composer.slide.kicker.empty()) composer.kicker_tag = composer.open_tag(TagKind::p);
  if (!composer.slide.title.empty()) composer.title_tag = composer.open_tag(TagKind::h1);
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
  return flow_pages(composer, composer.slide.blocks, full_column(composer), full_region(composer), {});
}

// A title or a foot that would leave the body no room flows with the body instead.
std::vector<Block> with_what_is_too_long(Composer& composer, std::span<const Block> blocks, const TextColumn& column) {
  const Slide& slide = composer.slide;
  std::vector<Block> all(blocks.begin(), blocks.end());
  if (place_head(composer, column, {}).bottom > kLowestHead) {
    composer.title_in_body = true;
    composer.diagnostics.warn("long-title", slide.title_source, "the title is too long for a head; it is set as text",
                              "put a blank line after the title, and the rest below it");
    all.insert(all.begin(), Block{Heading{3, slide.title}, 0, slide.title_source});
  }
  if (foot_top(composer, column) < kHighestFoot) {
    composer.foot_in_body = true;
    for (const Footnote& note : slide.footnotes) {
      RichText text = plain_text(fmt::format("{}. ", note.number), note.source);
      append(text, note.text);
      all.push_back({Paragraph{std::move(text)}, 0, note.source});
    }
    if (!slide.source_line.empty()) all.push_back({Paragraph{slide.source_line.text}, 0, slide.source_line.source});
  }
  return all;
}

// What came out otherwise than its author will have imagined it.
void report_crowding(Composer& composer, const FittedFlow& fitted, std::span<const Block> blocks) {
  constexpr std::size_t kMostPages = 4;
  const SourceSpan where = blocks.empty() ? composer.slide.source : blocks.front().source;
  Diagnostics& diagnostics = composer.diagnostics;
  if (fitted.flow.table_parts > 1) {
    diagnostics.warn(
        "wide-table", fitted.flow.parted_table,
        fmt::format("the table is too wide for the slide: it stands in {} parts, each with the first column",
                    fitted.flow.table_parts),
        "leave columns out, or make two tables of it");
  }
  if (fitted.flow.broke_a_word && fitted.flow.table_parts == 0) {
    diagnostics.warn("long-word", where, "a word is wider than its column and is broken without a hyphen",
                     "part it with a soft hyphen (&shy;), or write it shorter");
  }
  if (fitted.ends.size() > kMostPages) {
    diagnostics.warn("long-slide", where, fmt::format("the slide goes on over {} pages", fitted.ends.size()),
                     "part it with headings, or move text into the notes");
  }
}

std::vector<Scene> flow_pages(Composer& composer, std::span<const Block> blocks, const TextColumn& column,
                              const TextColumn& region, const Piece& behind) {
  const bool crowded =
      !composer.title_in_body && !composer.foot_in_body &&
      (place_head(composer, column, {}).bottom > kLowestHead || foot_top(composer, column) < kHighestFoot);
  if (crowded) {
    const std::vector<Block> all = with_what_is_too_long(composer, blocks, column);
    return flow_pages(composer, all, column, region, behind);
  }
  const float bottom = foot_top(composer, column);
  Head head = place_head(composer, column, {});
  const auto area_below = [&](const Head& above) {
    FlowArea area{column.left, column.width(), bottom - above.bottom};
    // Under a title that had to shrink, the body keeps its distance from it.
    if (above.title_lines > 1) area.most_body = kBelowSmallTitle * above.title_size;
    return area;
  };
  FittedFlow fitted = fit_flow(composer, blocks, area_below(head));
  const auto parts = [&] { return std::max(1, static_cast<int>(fitted.ends.size())); };
  if (parts() > 1) {
    // "(1/3)" may make the title a line longer than what the body was fitted below.
    const float before = head.bottom;
    head = place_head(composer, column, {0, parts()});
    if (head.bottom > before) fitted = fit_flow(composer, blocks, area_below(head));
  }
  report_crowding(composer, fitted, blocks);
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
