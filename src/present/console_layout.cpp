#include "present/console_layout.h"

#include <algorithm>
#include <cmath>

#include "paint/rasterizer.h"

namespace lectern {
namespace {

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

int label_height(float scale) {
  return std::max(16, scaled(30, scale));
}

/// The audience's picture with its label, what comes next, and the line for proposals, from top to bottom.
void fill_slide_column(ConsoleLayout& layout, const PixelRect& column, Size slide) {
  const float scale = layout.scale;
  const int label = label_height(scale);
  const int gap = scaled(10, scale);
  const int proposal = 2 * label;
  const int most = std::max(1, (column.height - 2 * label - proposal - 4 * gap) * 64 / 100);
  layout.slide = placed_in({column.x, column.y, column.width, most}, slide, false);
  layout.slide.x = column.x;
  layout.slide_label = {column.x, layout.slide.bottom() + gap, column.width, label};
  const int top = layout.slide_label.bottom() + gap;
  const int bottom = column.bottom() - label - proposal - 2 * gap;
  const PixelRect below{column.x, top, column.width * 64 / 100, bottom - top};
  int next = top;
  if (below.height >= scaled(60, scale)) {
    layout.preview = placed_in(below, slide, false);
    layout.preview.x = column.x;
    layout.preview_label = {column.x, layout.preview.bottom() + gap, column.width, label};
    next = layout.preview_label.bottom() + gap;
  }
  layout.proposal = {column.x, next, column.width, std::clamp(column.bottom() - next, 0, proposal)};
}

/// Room for the slide above the notes, in a window that is higher than wide; between them, where the window is not too
/// low, what comes next with the line for proposals beside it.
void fill_stacked(ConsoleLayout& layout, const PixelRect& room, Size slide) {
  const int gap = scaled(12, layout.scale);
  const int label = label_height(layout.scale);
  layout.slide = placed_in({room.x, room.y, room.width, room.height * 2 / 5}, slide, false);
  layout.slide_label = {layout.slide.x, layout.slide.bottom() + gap, layout.slide.width, label};
  int top = layout.slide_label.bottom() + gap;
  if (const int high = room.height / 7; high >= scaled(120, layout.scale)) {
    layout.preview = placed_in({room.x, top, room.width / 2, high}, slide, false);
    layout.preview.x = room.x;
    layout.preview_label = {room.x, layout.preview.bottom() + gap, room.width, label};
    const int beside = layout.preview.right() + 2 * gap;
    layout.proposal = {beside, top, std::max(1, room.right() - beside), 2 * label};
    top = layout.preview_label.bottom() + gap;
  }
  layout.notes = {room.x, top, room.width, std::max(1, room.bottom() - top)};
}

}  // namespace

float ui_scale(PixelSize window) {
  // One that is higher than wide is measured as if it lay on its side.
  const auto [low, high] = std::minmax(window.width, window.height);
  const float fit = std::min(static_cast<float>(high) / 1600, static_cast<float>(low) / 1000);
  return std::clamp(std::round(fit * 8) / 8, 0.625F, 4.0F);
}

/// The smaller the window, the more of it the notes need.
float usual_notes_share(PixelSize window) {
  const float wide = std::clamp((static_cast<float>(window.width) - 1024) / (1600 - 1024), 0.0F, 1.0F);
  return 0.64F - 0.07F * wide;
}

float notes_share_at(PixelSize window, int x) {
  const float share = 1 - static_cast<float>(x) / static_cast<float>(std::max(1, window.width));
  return std::clamp(share, kNotesShareLeast, kNotesShareMost);
}

ConsoleLayout console_layout(PixelSize window, Size slide, bool open, const ConsoleLook& look) {
  ConsoleLayout layout;
  layout.is_open = open;
  layout.scale = ui_scale(window);
  if (!open) {
    layout.slide = placed_in({0, 0, window.width, window.height}, slide, true);
    return layout;
  }
  const float scale = layout.scale;
  layout.top_bar = {0, 0, window.width, scaled(92, scale)};
  const int bottom = scaled(46, scale);
  layout.bottom_bar = {0, window.height - bottom, window.width, bottom};
  int floor = layout.bottom_bar.y;
  if (look.filmstrip) {
    const int height = scaled(148, scale);
    layout.filmstrip = {0, floor - height, window.width, height};
    floor -= height;
  }
  const int margin = scaled(window.width < 1280 ? 20 : 28, scale);
  const PixelRect room{margin, layout.top_bar.bottom() + margin, std::max(1, window.width - 2 * margin),
                       std::max(1, floor - layout.top_bar.bottom() - 2 * margin)};
  if (window.width < window.height) {
    fill_stacked(layout, room, slide);
    return layout;
  }
  const float share = look.notes_share.value_or(usual_notes_share(window));
  const int divider = static_cast<int>(std::lround(static_cast<float>(window.width) * (1 - share)));
  layout.divider = {divider - margin / 2, layout.top_bar.bottom(), margin, floor - layout.top_bar.bottom()};
  fill_slide_column(layout, {room.x, room.y, std::max(1, layout.divider.x - room.x), room.height}, slide);
  const int left = layout.divider.right();
  layout.notes = {left, room.y, std::max(1, room.right() - left), room.height};
  return layout;
}

ScreenListLayout screen_list_layout(PixelSize window, int screens) {
  const float scale = ui_scale(window);
  const int margin = scaled(24, scale);
  const int title = scaled(36, scale);
  const int line = std::max(44, scaled(76, scale));
  const int foot = scaled(40, scale);
  const int width = std::min(window.width, std::max(420, scaled(760, scale)));
  const int most = std::max(1, (window.height - 2 * margin - title - foot) / line);
  const int count = std::clamp(screens, 1, most);
  const int height = 2 * margin + title + count * line + foot;
  ScreenListLayout layout;
  layout.box = {(window.width - width) / 2, std::max(0, (window.height - height) / 3), width, height};
  const int left = layout.box.x + margin;
  const int inner = width - 2 * margin;
  layout.title = {left, layout.box.y + margin, inner, title};
  const int button = std::max(72, scaled(116, scale));
  const int gap = scaled(12, scale);
  for (int i = 0; i < count; ++i) {
    ScreenRow row{{left, layout.title.bottom() + i * line, inner, line - gap / 2}, {}, {}};
    const int high = row.rect.height * 6 / 10;
    const int y = row.rect.y + (row.rect.height - high) / 2;
    row.console = {row.rect.right() - gap - button, y, button, high};
    row.slides = {row.console.x - gap - button, y, button, high};
    layout.rows.push_back(row);
  }
  layout.foot = {left, layout.title.bottom() + count * line, inner, foot};
  return layout;
}

FinderLayout finder_layout(PixelSize window, const ConsoleLayout& console, const Finder& finder) {
  const float scale = ui_scale(window);
  const int margin = scaled(24, scale);
  const int line = std::max(24, scaled(44, scale));
  FinderLayout layout;
  // Over the notes, so that what the audience sees stays in sight; else in the middle of the window.
  const bool over_notes = console.is_open && !console.notes.empty();
  const PixelRect room = over_notes ? console.notes : PixelRect{0, 0, window.width, window.height};
  const int width = std::min(room.width, scaled(over_notes ? 960 : 820, scale));
  const int most = std::clamp((room.height - 3 * line - 2 * margin) / line, 1, 12);
  const int count = std::min(most, static_cast<int>(finder.found.size()));
  const int height = std::min(room.height, (3 + std::max(1, count)) * line + 2 * margin);
  const int top = over_notes ? room.y : room.y + (room.height - height) / 3;
  layout.box = {room.x + (over_notes ? 0 : (room.width - width) / 2), top, width, height};
  const int left = layout.box.x + margin;
  const int inner = std::max(1, width - 2 * margin);
  layout.title = {left, layout.box.y + margin, inner, line};
  layout.query = {left, layout.title.bottom(), inner, line};
  layout.first = std::clamp(finder.cursor - most / 2, 0, std::max(0, static_cast<int>(finder.found.size()) - most));
  for (int row = 0; row < count; ++row) layout.rows.push_back({left, layout.query.bottom() + row * line, inner, line});
  layout.foot = {left, layout.query.bottom() + std::max(1, count) * line, inner, line};
  return layout;
}

}  // namespace lectern
