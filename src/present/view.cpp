#include "present/view.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "show/moves.h"

namespace lectern {
namespace {

/// Thumbnails on either side of the place that are painted when nothing else is to do.
constexpr int kThumbnailsAround = 60;

int scaled(float length, float scale) {
  return static_cast<int>(std::lround(length * scale));
}

/// The slide as large as fits `room`, at its top or centred.
PixelRect placed_in(const PixelRect& room, Size slide, bool centred) {
  const PixelSize size = fitted_size(slide, {std::max(1, room.width), std::max(1, room.height)});
  const int x = room.x + (room.width - size.width) / 2;
  const int y = centred ? room.y + (room.height - size.height) / 2 : room.y;
  return {x, y, size.width, size.height};
}

/// The left column: the slide, its label, and what comes next beneath.
void fill_slide_column(ConsoleLayout& layout, const PixelRect& column, Size slide) {
  const float scale = layout.scale;
  const int label = scaled(30, scale);
  const PixelRect room{column.x, column.y, column.width,
                       std::max(1, static_cast<int>(static_cast<float>(column.height) * 0.68F) - label)};
  layout.slide = placed_in(room, slide, false);
  layout.slide_label = {layout.slide.x, layout.slide.bottom() + scaled(8, scale), layout.slide.width, label};
  const int top = layout.slide_label.bottom() + scaled(16, scale);
  const PixelRect below{column.x, top, column.width * 5 / 8, column.bottom() - top - label - scaled(8, scale)};
  if (below.height < scaled(60, scale)) return;
  layout.preview = placed_in(below, slide, false);
  layout.preview.x = layout.slide.x;
  layout.preview_label = {layout.slide.x, layout.preview.bottom() + scaled(8, scale), layout.slide.width, label};
}

/// Room for the slide above the notes, in a window that is higher than wide.
void fill_stacked(ConsoleLayout& layout, const PixelRect& room, Size slide) {
  const int gap = scaled(24, layout.scale);
  layout.slide = placed_in({room.x, room.y, room.width, room.height / 2}, slide, false);
  layout.slide_label = {layout.slide.x, layout.slide.bottom() + scaled(8, layout.scale), layout.slide.width,
                        scaled(30, layout.scale)};
  const int top = layout.slide_label.bottom() + gap / 2;
  layout.notes = {room.x, top, room.width, std::max(1, room.bottom() - top)};
}

void add_bands(View& view, const ViewInputs& inputs, PictureKey key) {
  const PixelRect& room = view.console.notes;
  const int scroll = scaled(inputs.show.notes_scroll, view.console.scale);
  const int last = std::max(0, static_cast<int>(std::ceil(inputs.notes_extent / kBandHeight)) - 1);
  for (int band = scroll / kBandHeight; band <= last && band * kBandHeight - scroll < room.height; ++band) {
    key.band = band;
    view.pictures.push_back({key, room.x, room.y + band * kBandHeight - scroll, room});
  }
}

PictureKey text_picture(PictureKind kind, const ViewInputs& inputs, const ConsoleLayout& layout) {
  return {.kind = kind,
          .generation = inputs.generation,
          .slide = inputs.show.place.slide,
          .width = layout.notes.width,
          .text_size = std::round(inputs.show.notes_size * layout.scale)};
}

void add_console_pictures(View& view, const ViewInputs& inputs) {
  const ConsoleLayout& layout = view.console;
  if (inputs.show.diagnostics_shown) {
    PictureKey key = text_picture(PictureKind::list, inputs, layout);
    key.slide = inputs.list_revision;
    key.text_size = std::round(20 * layout.scale);
    add_bands(view, inputs, key);
  } else if (inputs.show.place.slide != kNoSlide) {
    add_bands(view, inputs, text_picture(PictureKind::notes, inputs, layout));
  }
  if (!view.next || layout.preview.empty()) return;
  view.pictures.push_back({slide_picture(inputs.generation, *view.next, layout.preview.size()), layout.preview.x,
                           layout.preview.y, layout.preview});
  const PixelRect& label = layout.preview_label;
  const int indent = scaled(kTitleIndent, layout.scale);
  PictureKey title = text_picture(PictureKind::title, inputs, layout);
  title.slide = view.next->slide;
  title.width = std::max(1, label.width - indent);
  title.text_size = std::round(kTitleSize * layout.scale);
  view.pictures.push_back({title, label.x + indent, label.y, label});
}

/// Appends what is not there yet.
void wish(std::vector<PictureKey>& keys, const PictureKey& key) {
  if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
}

void wish_view(WishList& wishes, const ViewInputs& inputs, const Show& show) {
  const ViewInputs there{.show = show,
                         .plan = inputs.plan,
                         .window = inputs.window,
                         .slide = inputs.slide,
                         .generation = inputs.generation,
                         .list_revision = inputs.list_revision,
                         .notes_extent = show.place.slide == inputs.show.place.slide ? inputs.notes_extent : 0};
  for (const PlacedPicture& picture : view_of(there).pictures) wish(wishes.keys, picture.key);
}

struct Grid {
  int columns = 1;
  int gap = 0;
  PixelSize tile;
  int row_height = 0;

  int height_of(int tiles) const { return (tiles + columns - 1) / columns * row_height + gap; }
};

Grid grid_of(PixelSize window, Size slide, int columns) {
  const float scale = ui_scale(window);
  Grid grid{.columns = columns, .gap = scaled(24, scale), .tile = {}, .row_height = 0};
  const int width = std::max(1, (window.width - grid.gap * (columns + 1)) / columns);
  grid.tile = fitted_size(slide, {width, window.height});
  grid.row_height = grid.tile.height + scaled(26, scale) + grid.gap;
  return grid;
}

/// The largest tiles with which all slides are in sight, but none so small that it cannot be told from the next.
Grid chosen_grid(PixelSize window, Size slide, int tiles) {
  const int most = std::clamp(window.width / scaled(260, ui_scale(window)), 1, 8);
  Grid grid = grid_of(window, slide, std::min(3, most));
  while (grid.columns < most && grid.height_of(tiles) > window.height) grid = grid_of(window, slide, grid.columns + 1);
  return grid;
}

Place tile_place(const ShowPlan& plan, int slide) {
  const std::vector<int>& steps = plan.slides[static_cast<std::size_t>(slide)].steps;
  return {slide, 0, steps.empty() ? 0 : std::max(1, steps.front()) - 1};
}

void wish_thumbnails(WishList& wishes, const ViewInputs& inputs) {
  const PixelSize size = overview_layout(inputs.window, inputs.slide, inputs.plan, inputs.show.place.slide).tile;
  const int here = inputs.show.place.slide;
  for (int distance = 0; distance <= kThumbnailsAround; ++distance) {
    for (const int slide : {here + distance, here - distance}) {
      if (!may_show(inputs.plan, slide)) continue;
      wish(wishes.keys, slide_picture(inputs.generation, tile_place(inputs.plan, slide), size));
    }
  }
}

}  // namespace

float ui_scale(PixelSize window) {
  const float fit = std::min(static_cast<float>(window.width) / 1600, static_cast<float>(window.height) / 1000);
  return std::clamp(std::round(fit * 8) / 8, 0.625F, 4.0F);
}

ConsoleLayout console_layout(PixelSize window, Size slide, bool open) {
  ConsoleLayout layout;
  layout.is_open = open;
  layout.scale = ui_scale(window);
  const PixelRect whole{0, 0, window.width, window.height};
  if (!open) {
    layout.slide = placed_in(whole, slide, true);
    return layout;
  }
  const float scale = layout.scale;
  layout.top_bar = {0, 0, window.width, scaled(88, scale)};
  const int bottom = scaled(44, scale);
  layout.bottom_bar = {0, window.height - bottom, window.width, bottom};
  const int margin = scaled(28, scale);
  const PixelRect room{margin, layout.top_bar.bottom() + margin, std::max(1, window.width - 2 * margin),
                       std::max(1, layout.bottom_bar.y - layout.top_bar.bottom() - 2 * margin)};
  if (window.width < window.height) {
    fill_stacked(layout, room, slide);
    return layout;
  }
  const PixelRect column{room.x, room.y, room.width * 54 / 100, room.height};
  fill_slide_column(layout, column, slide);
  const int left = column.right() + margin;
  layout.notes = {left, room.y, std::max(1, room.right() - left), room.height};
  return layout;
}

OverviewLayout overview_layout(PixelSize window, Size slide, const ShowPlan& plan, int cursor) {
  std::vector<int> shown;
  int cursor_at = 0;
  for (int i = 0; i < static_cast<int>(plan.slides.size()); ++i) {
    if (!may_show(plan, i)) continue;
    if (i == cursor) cursor_at = static_cast<int>(shown.size());
    shown.push_back(i);
  }
  const Grid grid = chosen_grid(window, slide, static_cast<int>(shown.size()));
  OverviewLayout layout{.columns = grid.columns, .tile = grid.tile, .tiles = {}};
  const int most = std::max(0, grid.height_of(static_cast<int>(shown.size())) - window.height);
  const int cursor_y = cursor_at / grid.columns * grid.row_height;
  const int scroll = std::clamp(cursor_y - (window.height - grid.row_height) / 2, 0, most);
  for (int i = 0; i < static_cast<int>(shown.size()); ++i) {
    const int x = grid.gap + (i % grid.columns) * (grid.tile.width + grid.gap);
    const int y = grid.gap + (i / grid.columns) * grid.row_height - scroll;
    if (y + grid.row_height <= 0 || y >= window.height) continue;
    layout.tiles.push_back({shown[static_cast<std::size_t>(i)], {x, y, grid.tile.width, grid.tile.height}});
  }
  return layout;
}

View view_of(const ViewInputs& inputs) {
  View view;
  const Show& show = inputs.show;
  view.console = console_layout(inputs.window, inputs.slide, show.notes_shown || show.diagnostics_shown);
  view.next = next_place(show, inputs.plan);
  const PixelRect whole{0, 0, inputs.window.width, inputs.window.height};
  if (show.overview_cursor) {
    view.overview = overview_layout(inputs.window, inputs.slide, inputs.plan, *show.overview_cursor);
    for (const Tile& tile : view.overview->tiles) {
      const PictureKey key = slide_picture(inputs.generation, tile_place(inputs.plan, tile.slide), tile.rect.size());
      view.pictures.push_back({key, tile.rect.x, tile.rect.y, whole});
    }
    return view;
  }
  const AudienceView audience = audience_view(show);
  if (audience.cover == Cover::none && audience.place.slide != kNoSlide) {
    const PixelRect& slide = view.console.slide;
    view.pictures.push_back({slide_picture(inputs.generation, audience.place, slide.size()), slide.x, slide.y, slide});
  }
  if (view.console.is_open) add_console_pictures(view, inputs);
  return view;
}

WishList wishes_of(const ViewInputs& inputs) {
  WishList wishes;
  if (inputs.show.place.slide == kNoSlide) return wishes;
  wish_view(wishes, inputs, inputs.show);
  // The clock is not part of a view, so any moment does.
  const auto shown_after = [&](const Show& show, const Command& command) {
    return after(show, command, inputs.plan, Moment{0});
  };
  const Show next = shown_after(inputs.show, Next{});
  wish_view(wishes, inputs, next);
  wish_view(wishes, inputs, shown_after(inputs.show, Previous{}));
  Show uncovered = inputs.show;
  uncovered.cover = Cover::none;
  uncovered.overview_cursor.reset();
  wish_view(wishes, inputs, uncovered);
  wishes.urgent = wishes.keys.size();
  wish_view(wishes, inputs, shown_after(next, Next{}));
  wish_view(wishes, inputs, shown_after(inputs.show, NextSlide{}));
  wish_view(wishes, inputs, shown_after(inputs.show, PreviousSlide{}));
  wish_view(wishes, inputs, shown_after(inputs.show, ToggleNotes{}));
  wish_thumbnails(wishes, inputs);
  return wishes;
}

}  // namespace lectern
