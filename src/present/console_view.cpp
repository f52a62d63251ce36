#include "present/console_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "present/console_parts.h"
#include "present/room_check_view.h"

namespace lectern {
namespace {

/// How much of the notes is in sight, and where.
void label_scroll(Labels& labels, const ConsoleFacts& facts) {
  const PixelRect& notes = facts.view.console.notes;
  const Show& show = facts.show;
  if (show.notes_scroll_most <= 0 || tells_room_check(show)) return;
  const float scale = labels.scale();
  const auto height = static_cast<float>(notes.height);
  const float all = height + show.notes_scroll_most * facts.view.console.scale;
  const float thumb = std::max(24 * scale, height * height / all);
  const float top = static_cast<float>(notes.y) + (height - thumb) * show.notes_scroll / show.notes_scroll_most;
  labels.ui.panel({notes.right() + whole(6 * scale), whole(top), std::max(3, whole(4 * scale)), whole(thumb)},
                  labels.colours.line, 2 * scale);
}

}  // namespace

std::string key_of(const KeyMap& keys, std::string_view action) {
  const auto actions = key_actions();
  const auto found = std::ranges::find(actions, action, &KeyAction::name);
  if (found == actions.end()) return {};
  const auto& chords = keys.keys[static_cast<std::size_t>(found - actions.begin())];
  return chords.empty() ? std::string{} : text_of(chords.front(), ChordStyle::sheet);
}

Command command_of(std::string_view action) {
  const auto found = std::ranges::find(key_actions(), action, &KeyAction::name);
  assert(found != key_actions().end());
  return found->command;
}

float width_of_button(const Labels& labels, std::string_view key, std::string_view does) {
  const float cap = key.empty() ? 0 : labels.ui.width_of(UiFont::label, key) + 22 * labels.scale();
  return cap + labels.ui.width_of(UiFont::label, does);
}

float labelled_button(Labels& labels, float x, float y, const PixelRect& row, std::string_view key,
                      std::string_view does, const Command& command) {
  const float cap = labels.key_cap(x, y, key);
  labels.ui.text(UiFont::label, x + cap + (key.empty() ? 0 : 8 * labels.scale()), y, labels.colours.muted, does);
  const float width = width_of_button(labels, key, does);
  const float reach = 12 * labels.scale();
  labels.buttons.push_back({{whole(x - reach), row.y, whole(width + 2 * reach), row.height}, command});
  return width;
}

float Labels::key_cap(float x, float y, std::string_view key) {
  if (key.empty()) return 0;
  const float width = ui.width_of(UiFont::label, key) + 14 * scale();
  ui.outline({whole(x), whole(y - 3 * scale()), whole(width), whole(ui.height_of(UiFont::label) + 6 * scale())},
             colours.line, 4 * scale());
  ui.text(UiFont::label, x + 7 * scale(), y, colours.ink, key);
  return width;
}

void Labels::deck_words(std::string text, float size, float x, float y, float width, Colour ink, Colour ground) {
  words.push_back({std::move(text), std::round(size), whole(x), whole(y), whole(width), ink, ground});
}

void fill_console(const Canvas& canvas, const ConsoleLayout& layout, const ConsoleColours& colours,
                  std::vector<PixelRect> holes) {
  holes.push_back(layout.top_bar);
  holes.push_back(layout.bottom_bar);
  if (!layout.filmstrip.empty()) holes.push_back(layout.filmstrip);
  fill_but(canvas, holes, colours.ground);
  fill(canvas, layout.top_bar, colours.bar);
  fill(canvas, layout.bottom_bar, colours.bar);
  fill(canvas, layout.filmstrip, colours.bar);
}

void frame_slide(const Canvas& canvas, const ConsoleFacts& facts) {
  const ConsoleColours& colours = console_colours(facts.show.look.light);
  const ConsoleLayout& layout = facts.view.console;
  const int hairline = std::max(1, whole(layout.scale));
  if (layout.is_open && facts.view.next && !layout.preview.empty())
    frame(canvas, layout.preview, hairline, colours.line);
  if (!layout.is_open) return;
  const RoomState state = room_state(facts);
  // Beside an editor nobody but the writer sees the slide: it has no state to tell.
  const bool is_quiet = !is_given_from_console(facts.show) && state == RoomState::sees;
  const int width = is_quiet ? hairline : std::max(3, whole(5 * layout.scale));
  frame(canvas, layout.slide, width, is_quiet ? colours.line : room_colour(colours, state));
  if (facts.view.inset) frame(canvas, *facts.view.inset, std::max(2, width / 2), colours.frozen);
}

void fade_notes(const Canvas& canvas, const ConsoleFacts& facts) {
  const PixelRect& notes = facts.view.console.notes;
  const Colour ground = console_colours(facts.show.look.light).ground;
  const int reach = std::min(whole(34 * facts.view.console.scale), notes.height / 4);
  if (facts.show.notes_scroll > 0.5F) fade(canvas, {notes.x, notes.y, notes.width, reach}, ground, FadeTo::top);
  if (facts.show.notes_scroll < facts.show.notes_scroll_most - 0.5F)
    fade(canvas, {notes.x, notes.bottom() - reach, notes.width, reach}, ground, FadeTo::bottom);
  if (facts.view.finder) {
    // A search lies over the upper notes.
    const int below = facts.view.finder->box.bottom();
    fade(canvas, PixelRect{notes.x, below, notes.width, reach}.meet(notes), ground, FadeTo::top);
  }
}

void label_console(Labels& labels, const ConsoleFacts& facts) {
  label_top_bar(labels, facts);
  label_slide(labels, facts);
  label_preview(labels, facts);
  label_proposal(labels, facts);
  label_scroll(labels, facts);
  if (facts.keys_go_elsewhere) {
    label_lost_keys(labels, facts);
  } else {
    label_bottom_bar(labels, facts);
  }
  if (facts.view.filmstrip) label_tiles(labels, *facts.view.filmstrip, facts);
  if (tells_room_check(facts.show)) return label_room_check(labels, facts);
  if (facts.has_notes || facts.show.diagnostics_shown) return;
  const PixelRect& notes = facts.view.console.notes;
  labels.ui.text(UiFont::label, static_cast<float>(notes.x), static_cast<float>(notes.y), labels.colours.muted,
                 "No notes for this slide");
}

void frame_tiles(const Canvas& canvas, const TileLayout& tiles, const ConsoleFacts& facts, float scale) {
  const ConsoleColours& colours = console_colours(facts.show.look.light);
  const int width = std::max(2, whole(5 * scale));
  for (const Tile& tile : tiles.tiles) {
    frame(canvas, tile.rect, std::max(1, whole(scale)), colours.line);
    if (tile.slide == facts.show.place.slide)
      frame(canvas, tile.rect, facts.show.overview_cursor ? std::max(1, width / 2) : width,
            facts.show.overview_cursor ? colours.muted : colours.accent);
    if (tile.slide == facts.show.overview_cursor) frame(canvas, tile.rect, width, colours.accent);
  }
}

void label_tiles(Labels& labels, const TileLayout& tiles, const ConsoleFacts& facts) {
  const float scale = labels.scale();
  const Colour ground = tiles.columns > 8 || facts.view.filmstrip ? labels.colours.bar : labels.colours.ground;
  for (const Tile& tile : tiles.tiles) {
    const PlanSlide& slide = facts.plan.slides[static_cast<std::size_t>(tile.slide)];
    std::string label = fmt::format("{}", number_for_slide(facts.plan, tile.slide));
    if (slide.kind == PlanKind::backup) label += " · backup";
    if (slide.kind == PlanKind::optional) label += " · optional";
    if (std::ranges::find(facts.show.cuts, tile.slide) != facts.show.cuts.end()) label += " · skipped";
    const auto& marks = facts.show.bookmarks.marks;
    const bool is_marked = std::ranges::find(marks, tile.slide, &Place::slide) != marks.end();
    if (is_marked) label += " · bookmark";
    labels.ui.text(UiFont::small, static_cast<float>(tile.rect.x), static_cast<float>(tile.rect.bottom()) + 7 * scale,
                   is_marked ? labels.colours.warning : labels.colours.muted, label);
  }
  const float size = std::max(12.0F, 16 * scale);
  for (const TileHeading& heading : tiles.headings) {
    const std::string words =
        heading.slide == kNoSlide ? "Backup slides" : facts.plan.slides[static_cast<std::size_t>(heading.slide)].title;
    labels.deck_words(words, size, static_cast<float>(heading.rect.x),
                      static_cast<float>(heading.rect.bottom()) - 1.45F * size, static_cast<float>(heading.rect.width),
                      labels.colours.ink, ground);
  }
}

}  // namespace lectern
