#include "present/room_check_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "present/console_parts.h"

namespace lectern {
namespace {

/// Writes from top to bottom in a column.
class FactsColumn {
 public:
  FactsColumn(Labels& labels, const PixelRect& room)
      : labels_(labels),
        x_(static_cast<float>(room.x)),
        y_(static_cast<float>(room.y)),
        width_(static_cast<float>(room.width)) {}

  void space(float height) { y_ += height * labels_.scale(); }

  void heading(std::string_view name) {
    space(22);
    labels_.ui.capitals(UiFont::small, x_, y_, labels_.colours.muted, name);
    y_ += labels_.ui.height_of(UiFont::small) + 6 * labels_.scale();
    labels_.ui.panel({whole(x_), whole(y_), whole(width_), std::max(1, whole(labels_.scale()))}, labels_.colours.line,
                     0);
    space(10);
  }

  /// Words that take as many lines as they need, `indent` from the left.
  void words(UiFont font, Colour colour, std::string_view text, float indent = 0) {
    const float room = width_ - indent;
    while (!text.empty()) {
      std::size_t end = text.size();
      while (labels_.ui.width_of(font, text.substr(0, end)) > room) {
        const std::size_t space = text.rfind(' ', end - 1);
        if (space == std::string_view::npos || space == 0) break;
        end = space;
      }
      labels_.ui.text(font, x_ + indent, y_, colour, text.substr(0, end));
      y_ += labels_.ui.height_of(font) + 5 * labels_.scale();
      text.remove_prefix(std::min(text.size(), end + 1));
    }
  }

  /// A name at the left and what is true of it at the right.
  void pair(std::string_view name, std::string_view tag, Colour colour) {
    const float width = labels_.ui.width_of(UiFont::strong, tag);
    if (!tag.empty()) labels_.ui.text(UiFont::strong, x_ + width_ - width, y_, colour, tag);
    words(UiFont::strong, labels_.colours.ink, name);
  }

  void key(std::string_view key, std::string_view does, Colour colour) {
    const float cap = labels_.key_cap(x_, y_, key);
    words(UiFont::label, colour, does, cap + 12 * labels_.scale());
    space(4);
  }

 private:
  Labels& labels_;
  float x_;
  float y_;
  float width_;
};

void label_displays(FactsColumn& column, const Labels& labels, const RoomFacts& room) {
  column.heading("DISPLAYS");
  for (const DisplayFacts& display : room.displays) {
    column.pair(display.name, display.windows, labels.colours.accent);
    column.words(UiFont::label, labels.colours.muted, display.mode);
    if (display.mirrors)
      column.words(UiFont::label, labels.colours.warning, "mirrored: another display shows the same");
    column.space(6);
  }
}

void label_clicker(FactsColumn& column, const Labels& labels, const RoomCheck& check) {
  column.heading("CLICKER");
  if (check.key.empty()) {
    column.words(UiFont::label, labels.colours.muted,
                 "Press each of its buttons: what a button does is told here, and nothing moves.");
  } else if (check.does.empty()) {
    column.key(check.key, "does nothing; keys.conf can give it an action", labels.colours.warning);
  } else {
    column.key(check.key, check.does, labels.colours.ink);
  }
}

void label_button(Labels& labels, const PixelRect& rect, std::string_view words, bool is_on) {
  const float scale = labels.scale();
  if (is_on) {
    labels.ui.panel(rect, labels.colours.accent, 5 * scale);
  } else {
    labels.ui.outline(rect, labels.colours.line, 5 * scale);
  }
  const float x =
      static_cast<float>(rect.x) + (static_cast<float>(rect.width) - labels.ui.width_of(UiFont::strong, words)) / 2;
  const float y =
      static_cast<float>(rect.y) + (static_cast<float>(rect.height) - labels.ui.height_of(UiFont::strong)) / 2;
  labels.ui.text(UiFont::strong, x, y, is_on ? labels.colours.ground : labels.colours.muted, words);
}

}  // namespace

void label_room_check(Labels& labels, const ConsoleFacts& facts) {
  FactsColumn column(labels, facts.view.console.notes);
  const RoomFacts& room = facts.room;
  column.words(UiFont::value, labels.colours.ink, "Room check");
  label_displays(column, labels, room);
  label_clicker(column, labels, *facts.show.room_check);
  column.heading("POWER");
  column.words(UiFont::label, room.power_warns ? labels.colours.warning : labels.colours.ink, room.power);
  column.heading("TEST CARD");
  if (!room.card.empty()) column.words(UiFont::label, labels.colours.muted, room.card);
  column.words(UiFont::label, labels.colours.muted,
               "Edges: the outermost frame that is whole on all sides is what to start with, such as --safe 3%.");
  column.words(UiFont::label, labels.colours.muted, "Greys: the first and the last patch have a square in them.");
}

void label_screen_list(Labels& labels, const ConsoleFacts& facts) {
  const ScreenListLayout& layout = *facts.view.screen_list;
  const float scale = labels.scale();
  labels.ui.panel(layout.box, labels.colours.panel, 10 * scale);
  labels.ui.outline(layout.box, labels.colours.line, 10 * scale);
  labels.ui.capitals(UiFont::small, static_cast<float>(layout.title.x), static_cast<float>(layout.title.y),
                     labels.colours.muted, "WHICH SCREEN GETS WHAT");
  for (std::size_t i = 0; i < layout.rows.size() && i < facts.room.screens.size(); ++i) {
    const DisplayFacts& screen = facts.room.screens[i];
    const ScreenRow& row = layout.rows[i];
    if (facts.show.screen_cursor == static_cast<int>(i)) labels.ui.panel(row.rect, labels.colours.selected, 5 * scale);
    const float x = static_cast<float>(row.rect.x) + 16 * scale;
    const float y = static_cast<float>(row.rect.y) + 10 * scale;
    labels.ui.text(UiFont::strong, x, y, labels.colours.ink, fmt::format("{}  {}", i + 1, screen.name));
    labels.ui.text(UiFont::label, x, y + labels.ui.height_of(UiFont::strong) + 4 * scale, labels.colours.muted,
                   screen.mode);
    label_button(labels, row.slides, "slides", screen.windows.starts_with("slides"));
    label_button(labels, row.console, "console", screen.windows.ends_with("console"));
  }
  labels.ui.text(UiFont::small, static_cast<float>(layout.foot.x), static_cast<float>(layout.foot.y) + 12 * scale,
                 labels.colours.muted, "Enter: slides here    C: console here    Esc: close");
}

}  // namespace lectern
