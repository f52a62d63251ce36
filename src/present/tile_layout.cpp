// Slides as tiles, with the names of their sections above the first of each.

#include <algorithm>
#include <cmath>

#include "paint/rasterizer.h"
#include "present/view.h"

namespace lectern {
namespace {

int scaled(float length, float scale) {
  return static_cast<int>(std::lround(length * scale));
}

struct Grid {
  int columns = 1;
  int gap = 0;
  PixelSize tile;
  int heading = 0;  ///< height of the line above a tile
  int row_height = 0;

  int height_of(int tiles) const { return (tiles + columns - 1) / columns * row_height + gap; }
};

Grid grid_of(PixelSize window, Size slide, int columns) {
  const float scale = ui_scale(window);
  Grid grid{.columns = columns, .gap = scaled(24, scale), .tile = {}, .heading = scaled(26, scale)};
  const int width = std::max(1, (window.width - grid.gap * (columns + 1)) / columns);
  grid.tile = fitted_size(slide, {width, window.height});
  grid.row_height = grid.heading + grid.tile.height + scaled(26, scale) + grid.gap / 2;
  return grid;
}

/// The largest tiles with which all slides are in sight, but none so small that it cannot be told from the next.
Grid chosen_grid(PixelSize window, Size slide, int tiles) {
  const int most = std::clamp(window.width / scaled(260, ui_scale(window)), 1, 8);
  Grid grid = grid_of(window, slide, std::min(3, most));
  while (grid.columns < most && grid.height_of(tiles) > window.height) grid = grid_of(window, slide, grid.columns + 1);
  return grid;
}

/// The slides that may be shown, and at which of them `slide` stands.
struct Shown {
  std::vector<int> slides;
  int at = 0;
};

Shown shown_slides(const ShowPlan& plan, int slide) {
  Shown shown;
  for (int i = 0; i < static_cast<int>(plan.slides.size()); ++i) {
    if (!may_show(plan, i)) continue;
    if (i == slide) shown.at = static_cast<int>(shown.slides.size());
    shown.slides.push_back(i);
  }
  return shown;
}

/// The slide whose title is the heading above a tile: the section's own; kNoSlide above the first backup slide; nothing
/// where the tile before belongs to the same group.
std::optional<int> heading_above(const ShowPlan& plan, const std::vector<int>& slides, std::size_t at) {
  const auto slide_at = [&](std::size_t i) -> const PlanSlide& {
    return plan.slides[static_cast<std::size_t>(slides[i])];
  };
  const PlanSlide& slide = slide_at(at);
  const bool is_backup = slide.kind == PlanKind::backup;
  const bool was_backup = at > 0 && slide_at(at - 1).kind == PlanKind::backup;
  if (is_backup) return was_backup ? std::nullopt : std::optional(kNoSlide);
  const bool begins = at == 0 || was_backup || slide_at(at - 1).section != slide.section;
  if (slide.section == 0 || !begins) return std::nullopt;
  for (int i = 0; i < static_cast<int>(plan.slides.size()); ++i) {
    const PlanSlide& other = plan.slides[static_cast<std::size_t>(i)];
    if (other.is_section && other.section == slide.section) return i;
  }
  return std::nullopt;
}

}  // namespace

TileLayout overview_layout(PixelSize window, Size slide, const ShowPlan& plan, int cursor) {
  const Shown shown = shown_slides(plan, cursor);
  const Grid grid = chosen_grid(window, slide, static_cast<int>(shown.slides.size()));
  TileLayout layout{.columns = grid.columns, .tile = grid.tile, .tiles = {}, .headings = {}};
  const int most = std::max(0, grid.height_of(static_cast<int>(shown.slides.size())) - window.height);
  const int cursor_y = shown.at / grid.columns * grid.row_height;
  const int scroll = std::clamp(cursor_y - (window.height - grid.row_height) / 2, 0, most);
  for (int i = 0; i < static_cast<int>(shown.slides.size()); ++i) {
    const int x = grid.gap + (i % grid.columns) * (grid.tile.width + grid.gap);
    const int y = grid.gap / 2 + (i / grid.columns) * grid.row_height - scroll;
    if (y + grid.row_height <= 0 || y >= window.height) continue;
    const PixelRect rect{x, y + grid.heading, grid.tile.width, grid.tile.height};
    layout.tiles.push_back({shown.slides[static_cast<std::size_t>(i)], rect});
    if (const auto heading = heading_above(plan, shown.slides, static_cast<std::size_t>(i)))
      layout.headings.push_back({*heading, {x, y, window.width - x, grid.heading}});
  }
  for (std::size_t i = 0; i + 1 < layout.headings.size(); ++i) {
    PixelRect& rect = layout.headings[i].rect;
    const PixelRect& next = layout.headings[i + 1].rect;
    if (next.y == rect.y) rect.width = std::max(1, next.x - grid.gap - rect.x);
  }
  return layout;
}

TileLayout filmstrip_layout(const PixelRect& strip, float scale, Size slide, const ShowPlan& plan, int current,
                            std::optional<float> left) {
  const Shown shown = shown_slides(plan, current);
  const int heading = scaled(26, scale);
  const int gap = scaled(14, scale);
  TileLayout layout;
  layout.tile = fitted_size(slide, {strip.width, std::max(1, strip.height - heading - scaled(30, scale))});
  const int stride = layout.tile.width + gap;
  const int all = static_cast<int>(shown.slides.size()) * stride + gap;
  const int middle = shown.at * stride + gap - (strip.width - layout.tile.width) / 2;
  const int most = std::max(0, all - strip.width);
  const int asked = left ? scaled(*left, static_cast<float>(stride)) : middle;
  const int scroll = std::clamp(asked, 0, most);
  layout.stride = static_cast<float>(stride);
  layout.scrolled = static_cast<float>(scroll) / layout.stride;
  layout.most_scrolled = static_cast<float>(most) / layout.stride;
  for (std::size_t i = 0; i < shown.slides.size(); ++i) {
    const int x = strip.x + gap + static_cast<int>(i) * stride - scroll;
    if (x + layout.tile.width <= strip.x || x >= strip.right()) continue;
    layout.tiles.push_back({shown.slides[i], {x, strip.y + heading, layout.tile.width, layout.tile.height}});
    if (const auto above = heading_above(plan, shown.slides, i))
      layout.headings.push_back({*above, {x, strip.y, layout.tile.width, heading}});
  }
  // A section's name may run on as far as the next one's, and stays in sight where its slide is half out of it.
  for (std::size_t i = 0; i < layout.headings.size(); ++i) {
    PixelRect& rect = layout.headings[i].rect;
    const int end = i + 1 < layout.headings.size() ? layout.headings[i + 1].rect.x - gap : strip.right();
    rect.x = std::max(rect.x, strip.x + gap);
    rect.width = std::max(1, end - rect.x);
  }
  layout.columns = std::max(1, static_cast<int>(shown.slides.size()));
  return layout;
}

}  // namespace lectern
