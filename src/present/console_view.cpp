#include "present/console_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/duration.h"
#include "show/moves.h"

namespace lectern {
namespace {

int whole(float length) {
  return static_cast<int>(std::lround(length));
}

/// The first key of an action, as the sheet writes it; empty where it has none.
std::string key_of(const KeyMap& keys, std::string_view action) {
  const auto actions = key_actions();
  const auto found = std::ranges::find(actions, action, &KeyAction::name);
  if (found == actions.end()) return {};
  const auto& chords = keys.keys[static_cast<std::size_t>(found - actions.begin())];
  return chords.empty() ? std::string{} : text_of(chords.front(), ChordStyle::sheet);
}

// --- the bar with the times ---

/// A value with its name beneath; returns where the next one may start.
float value_with_name(Labels& labels, float x, std::string_view value, std::string_view name, Colour colour) {
  const float scale = labels.scale();
  UiPainter& ui = labels.ui;
  const float top = 12 * scale;
  const float width = ui.figures(UiFont::value, x, top, colour, value);
  const float below = top + ui.height_of(UiFont::value) + 2 * scale;
  ui.capitals(UiFont::small, x, below, labels.colours.muted, name);
  return x + std::max(width, ui.width_of_capitals(UiFont::small, name)) + 40 * scale;
}

std::string place_name(const ConsoleFacts& facts) {
  std::string name = fmt::format("OF {}", counted_slides(facts.plan));
  if (!is_counted(facts.plan, facts.show.place.slide)) name = "BACKUP SLIDE";
  const StepCount count = step_count(facts.plan, facts.show.place);
  if (count.steps > 1) name += fmt::format(" · STEP {} OF {}", count.step + 1, count.steps);
  return name;
}

/// How far the talk has come, and how far the clock.
void label_pace(Labels& labels, const PixelRect& bar, float left, float right, const PaceFacts& pace) {
  const float scale = labels.scale();
  const float width = right - left;
  if (width < 120 * scale) return;
  const float height = 34 * scale;
  const float top = static_cast<float>(bar.y) + (static_cast<float>(bar.height) - height) / 2;
  const auto part = [&](float from, float to) {
    return PixelRect{whole(from), whole(top), whole(to) - whole(from), whole(height)};
  };
  const float done = left + width * std::clamp(pace.done, 0.0F, 1.0F);
  labels.ui.panel(part(left, right), labels.colours.line, 3 * scale);
  if (done > left + 1) labels.ui.panel(part(left, done), labels.colours.accent, 3 * scale);
  float edge = done;
  if (pace.due) {
    const float due = left + width * std::clamp(*pace.due, 0.0F, 1.0F);
    const float half = std::max(1.0F, 2 * scale);
    labels.ui.panel(
        {whole(due - half), whole(top - 9 * scale), std::max(2, whole(2 * half)), whole(height + 18 * scale)},
        labels.colours.ink, 0);
    edge = std::max(edge, due);
  }
  if (pace.word.empty()) return;
  const float word = labels.ui.width_of(UiFont::strong, pace.word);
  const bool fits = edge + word + 16 * scale < right;
  const float x = fits ? edge + 10 * scale : std::min(done, edge) - word - 10 * scale;
  const float y = top + (height - labels.ui.height_of(UiFont::strong)) / 2;
  // Where it has to stand on the blue, its own ground keeps it legible.
  if (!fits) labels.ui.panel(part(x - 6 * scale, x + word + 6 * scale), labels.colours.bar, 3 * scale);
  labels.ui.text(UiFont::strong, x, y, pace.warns ? labels.colours.warning : labels.colours.ink, pace.word);
}

void label_top_bar(Labels& labels, const ConsoleFacts& facts) {
  const PixelRect& bar = facts.view.console.top_bar;
  const float scale = labels.scale();
  const Colour ink = labels.colours.ink;
  const int spoken = static_cast<int>(elapsed(facts.show.clock, facts.now).count() / 1000);
  const bool runs = facts.show.clock.running_since.has_value();
  float x = 32 * scale;
  x = value_with_name(labels, x, facts.wall_clock, "CLOCK", ink);
  std::string state = runs ? "ELAPSED" : "STARTS WITH →";
  if (!runs && facts.show.clock.started) state = fmt::format("PAUSED · {}", key_of(facts.keys, "clock"));
  x = value_with_name(labels, x, format_duration(spoken), state,
                      runs || !facts.show.clock.started ? ink : labels.colours.muted);
  if (facts.show.questions) {
    const auto asked = elapsed(facts.show.questions->clock, facts.now).count() / 1000;
    x = value_with_name(labels, x, format_duration(static_cast<int>(asked)), "QUESTIONS", labels.colours.warning);
  } else if (const auto length = facts.pace.length) {
    const bool is_over = spoken > *length;
    const std::string left = (is_over ? "+" : "") + format_duration(std::abs(*length - spoken));
    x = value_with_name(labels, x, left, fmt::format("{} {}", is_over ? "OVER" : "LEFT OF", format_duration(*length)),
                        is_over ? labels.colours.warning : ink);
  }
  if (facts.show.place.slide == kNoSlide) return;
  const std::string number = fmt::format("{}", number_for_slide(facts.plan, facts.show.place.slide));
  const std::string name = place_name(facts);
  const float width =
      std::max(labels.ui.width_of(UiFont::value, number), labels.ui.width_of_capitals(UiFont::small, name));
  const float right = static_cast<float>(bar.right()) - 32 * scale - width;
  if (right > x) value_with_name(labels, right, number, name, ink);
  label_pace(labels, bar, x, right - 36 * scale, facts.pace);
}

// --- the audience's picture and what comes next ---

enum class RoomState { sees, frozen, covered, lost };

RoomState room_state(const Show& show) {
  if (show.screens == ScreenState::lost) return RoomState::lost;
  if (show.cover != Cover::none) return RoomState::covered;
  return show.frozen ? RoomState::frozen : RoomState::sees;
}

Colour room_colour(const ConsoleColours& colours, RoomState state) {
  switch (state) {
    case RoomState::sees:
      return colours.accent;
    case RoomState::frozen:
      return colours.frozen;
    case RoomState::covered:
    case RoomState::lost:
      return colours.warning;
  }
  return colours.accent;
}

std::string room_words(const ConsoleFacts& facts, RoomState state) {
  switch (state) {
    case RoomState::lost:
      return "THE SCREEN IS GONE: THE AUDIENCE SEES NOTHING";
    case RoomState::covered: {
      const bool black = facts.show.cover == Cover::black;
      return fmt::format("AUDIENCE SEES {} · {} OR ANY STEP BRINGS IT BACK", black ? "BLACK" : "WHITE",
                         key_of(facts.keys, black ? "black" : "white"));
    }
    case RoomState::frozen: {
      const int number = number_for_slide(facts.plan, facts.show.frozen->slide);
      return fmt::format("AUDIENCE STILL SEES SLIDE {} · {} LETS GO", number, key_of(facts.keys, "freeze"));
    }
    case RoomState::sees:
      break;
  }
  if (!is_apart(facts.show)) return {};
  return "AUDIENCE SEES THIS" + (facts.audience_screen.empty() ? "" : " · " + facts.audience_screen);
}

/// The state in a word across the picture, so that it cannot be missed.
void label_room_badge(Labels& labels, const ConsoleFacts& facts, RoomState state) {
  const PixelRect& slide = facts.view.console.slide;
  const std::string_view word = state == RoomState::lost           ? "NO SCREEN"
                                : state == RoomState::frozen       ? "FROZEN"
                                : facts.show.cover == Cover::black ? "BLACK"
                                                                   : "WHITE";
  const float scale = labels.scale();
  const float width = labels.ui.width_of_capitals(UiFont::value, word) + 72 * scale;
  const float height = labels.ui.height_of(UiFont::value) + 34 * scale;
  const PixelRect box{slide.x + whole((static_cast<float>(slide.width) - width) / 2),
                      slide.y + whole((static_cast<float>(slide.height) - height) / 2), whole(width), whole(height)};
  const Colour colour = room_colour(labels.colours, state);
  const int edge = std::max(2, whole(4 * scale));
  labels.ui.panel(box, colour, 0);
  labels.ui.panel({box.x + edge, box.y + edge, box.width - 2 * edge, box.height - 2 * edge}, labels.colours.ground, 0);
  labels.ui.capitals(UiFont::value, static_cast<float>(box.x) + 36 * scale, static_cast<float>(box.y) + 17 * scale,
                     colour, word);
}

void label_slide(Labels& labels, const ConsoleFacts& facts) {
  const PixelRect& place = facts.view.console.slide_label;
  const RoomState state = room_state(facts.show);
  const bool is_dark = state != RoomState::sees;
  labels.ui.capitals(UiFont::small, static_cast<float>(place.x), static_cast<float>(place.y),
                     is_dark ? room_colour(labels.colours, state) : labels.colours.accent, room_words(facts, state));
  if (is_dark && is_apart(facts.show)) label_room_badge(labels, facts, state);
}

std::string next_words(const ConsoleFacts& facts) {
  if (facts.view.next->slide == facts.show.place.slide && !is_apart(facts.show)) return "STEP";
  const std::vector<int>& steps = facts.plan.slides[static_cast<std::size_t>(facts.show.place.slide)].steps;
  const auto page = static_cast<std::size_t>(facts.show.place.page);
  const int more = page < steps.size() ? steps[page] - 1 - facts.show.place.step : 0;
  if (!is_apart(facts.show) || more <= 0) return "NEXT:";
  return fmt::format("AFTER {} MORE STEP{}:", more, more == 1 ? "" : "S");
}

void label_preview(Labels& labels, const ConsoleFacts& facts) {
  const ConsoleLayout& layout = facts.view.console;
  if (layout.preview.empty()) return;
  const float scale = labels.scale();
  if (!facts.view.next) {
    labels.ui.text(UiFont::label, static_cast<float>(layout.preview.x), static_cast<float>(layout.preview.y),
                   labels.colours.muted, facts.plan.slides.empty() ? "No slides" : "This is the last slide");
    return;
  }
  const PixelRect& line = layout.preview_label;
  const auto y = static_cast<float>(line.y);
  float x = static_cast<float>(line.x);
  x += labels.ui.capitals(UiFont::small, x, y, labels.colours.muted, next_words(facts)) + 8 * scale;
  const PlanSlide& slide = facts.plan.slides[static_cast<std::size_t>(facts.view.next->slide)];
  std::string words = fmt::format("{}", number_for_slide(facts.plan, facts.view.next->slide));
  if (!slide.title.empty()) words += "  " + slide.title;
  if (slide.planned_seconds) words += fmt::format(" · planned {}", format_duration(*slide.planned_seconds));
  const float size = std::max(13.0F, 18 * scale);
  labels.deck_words(std::move(words), size, x, y - 0.12F * size, static_cast<float>(line.right()) - x,
                    labels.colours.muted, labels.colours.ground);
}

/// What the speaker should decide or know, where the eye goes: beneath the slides.
void label_proposal(Labels& labels, const ConsoleFacts& facts) {
  const PixelRect& place = facts.view.console.proposal;
  const std::string& words = facts.trouble.empty() ? facts.pace.proposal : facts.trouble;
  if (place.empty() || words.empty()) return;
  const std::string key = key_of(facts.keys, facts.trouble.empty() ? "cut" : "diagnostics");
  const auto y = static_cast<float>(place.y);
  auto x = static_cast<float>(place.x);
  x += labels.key_cap(x, y, key) + 10 * labels.scale();
  const float size = std::max(13.0F, 19 * labels.scale());
  const float width = static_cast<float>(place.right()) - x;
  labels.deck_words(words, size, x, y - 0.1F * size, width, labels.colours.warning, labels.colours.ground);
  if (facts.trouble.empty() && place.height >= whole(2.4F * size))
    labels.deck_words(facts.pace.effect, size, x, y + 1.3F * size, width, labels.colours.muted, labels.colours.ground);
}

// --- the bar with keys and messages ---

struct Hint {
  std::string_view action;
  std::string_view does;
};
constexpr std::array<Hint, 11> kHints{{{"next", "next"},
                                       {"black", "black"},
                                       {"freeze", "freeze"},
                                       {"laser", "laser"},
                                       {"pen", "draw"},
                                       {"zoom", "zoom"},
                                       {"overview", "overview"},
                                       {"search", "find"},
                                       {"swap", "swap screens"},
                                       {"questions", "questions"},
                                       {"keys", "all keys"}}};
constexpr std::array<Hint, 6> kInkHints{{{"cancel", "put away"},
                                         {"eraser", "erase"},
                                         {"clear", "clear"},
                                         {"undo", "undo"},
                                         {"ink-colour", "colour"},
                                         {"keys", "all keys"}}};

std::span<const Hint> hints_for(const Show& show) {
  const Tool tool = show.pointer.tool;
  const bool is_ink = tool == Tool::pen || tool == Tool::marker || tool == Tool::eraser;
  return is_ink ? std::span<const Hint>(kInkHints) : std::span<const Hint>(kHints);
}

void label_hints(Labels& labels, const ConsoleFacts& facts, float y, float right) {
  const float scale = labels.scale();
  float x = 32 * scale;
  for (const Hint& hint : hints_for(facts.show)) {
    const std::string key = key_of(facts.keys, hint.action);
    if (key.empty()) continue;
    const float cap = labels.ui.width_of(UiFont::label, key) + 14 * scale;
    const float end = x + cap + 8 * scale + labels.ui.width_of(UiFont::label, hint.does);
    if (end > right) return;
    labels.key_cap(x, y, key);
    labels.ui.text(UiFont::label, x + cap + 8 * scale, y, labels.colours.muted, hint.does);
    x = end + 26 * scale;
  }
}

void label_bottom_bar(Labels& labels, const ConsoleFacts& facts) {
  const PixelRect& bar = facts.view.console.bottom_bar;
  const float scale = labels.scale();
  UiPainter& ui = labels.ui;
  const float y = static_cast<float>(bar.y) + (static_cast<float>(bar.height) - ui.height_of(UiFont::label)) / 2;
  float right = static_cast<float>(bar.right()) - 32 * scale;
  const std::string size = fmt::format("A\u2212 A+ {}", whole(facts.show.notes_size));
  right -= ui.width_of(UiFont::small, size);
  ui.text(UiFont::small, right, y + 2 * scale, labels.colours.muted, size);
  if (facts.warnings > 0) {
    const std::string noun = facts.warnings == 1 ? "thing" : "things";
    const std::string words =
        fmt::format("{} · {} {} to look at", key_of(facts.keys, "diagnostics"), facts.warnings, noun);
    right -= ui.width_of(UiFont::small, words) + 28 * scale;
    ui.text(UiFont::small, right, y + 2 * scale, labels.colours.muted, words);
  }
  if (const auto message = current_message(facts.show, facts.now)) {
    const float text = std::max(13.0F, 19 * scale);
    labels.deck_words(*message, text, 32 * scale, y - 0.1F * text, right - 64 * scale, labels.colours.warning,
                      labels.colours.bar);
  } else {
    label_hints(labels, facts, y, right - 20 * scale);
  }
}

/// Nothing is worse than a talk that does not answer its keys: it says so across the whole window.
void label_lost_keys(Labels& labels, const ConsoleFacts& facts) {
  const PixelRect& bar = facts.view.console.bottom_bar;
  const std::string_view words = "Keys go to another program: click here";
  labels.ui.panel(bar, labels.colours.warning, 0);
  const float x = (static_cast<float>(bar.width) - labels.ui.width_of(UiFont::strong, words)) / 2;
  const float y =
      static_cast<float>(bar.y) + (static_cast<float>(bar.height) - labels.ui.height_of(UiFont::strong)) / 2;
  labels.ui.text(UiFont::strong, x, y, labels.colours.ground, words);
}

// --- the notes ---

/// How much of the notes is in sight, and where.
void label_scroll(Labels& labels, const ConsoleFacts& facts) {
  const PixelRect& notes = facts.view.console.notes;
  const Show& show = facts.show;
  if (show.notes_scroll_most <= 0) return;
  const float scale = labels.scale();
  const auto height = static_cast<float>(notes.height);
  const float all = height + show.notes_scroll_most * facts.view.console.scale;
  const float thumb = std::max(24 * scale, height * height / all);
  const float top = static_cast<float>(notes.y) + (height - thumb) * show.notes_scroll / show.notes_scroll_most;
  labels.ui.panel({notes.right() + whole(6 * scale), whole(top), std::max(3, whole(4 * scale)), whole(thumb)},
                  labels.colours.line, 2 * scale);
}

}  // namespace

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
  if (!is_apart(facts.show)) return;
  const ConsoleColours& colours = console_colours(facts.show.look.light);
  const int width = std::max(3, whole(5 * facts.view.console.scale));
  frame(canvas, facts.view.console.slide, width, room_colour(colours, room_state(facts.show)));
  if (facts.view.inset) frame(canvas, *facts.view.inset, std::max(2, width / 2), colours.frozen);
}

void fade_notes(const Canvas& canvas, const ConsoleFacts& facts) {
  const PixelRect& notes = facts.view.console.notes;
  const Colour ground = console_colours(facts.show.look.light).ground;
  const int reach = std::min(whole(34 * facts.view.console.scale), notes.height / 4);
  if (facts.show.notes_scroll > 0.5F) fade(canvas, {notes.x, notes.y, notes.width, reach}, ground, FadeTo::top);
  if (facts.show.notes_scroll < facts.show.notes_scroll_most - 0.5F)
    fade(canvas, {notes.x, notes.bottom() - reach, notes.width, reach}, ground, FadeTo::bottom);
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
  if (facts.has_notes || facts.show.diagnostics_shown) return;
  const PixelRect& notes = facts.view.console.notes;
  labels.ui.text(UiFont::label, static_cast<float>(notes.x), static_cast<float>(notes.y), labels.colours.muted,
                 "No notes for this slide");
}

void frame_tiles(const Canvas& canvas, const TileLayout& tiles, const ConsoleFacts& facts, float scale) {
  const ConsoleColours& colours = console_colours(facts.show.look.light);
  const int width = std::max(2, whole(5 * scale));
  for (const Tile& tile : tiles.tiles) {
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
