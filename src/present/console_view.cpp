#include "present/console_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>

#include "base/duration.h"
#include "present/notes_picture.h"
#include "show/keys.h"
#include "show/moves.h"

namespace lectern {
namespace {

struct Hint {
  std::string_view key;
  std::string_view action;
};
constexpr std::array<Hint, 7> kHints{{{"→", "next"},
                                      {"B", "black"},
                                      {"F", "freeze"},
                                      {"O", "overview"},
                                      {"G", "go to"},
                                      {"S", "notes"},
                                      {"?", "all keys"}}};

int whole(float length) {
  return static_cast<int>(length + 0.5F);
}

/// A value with its name beneath; returns where the next one may start.
float value_with_name(UiPainter& ui, const PixelRect& bar, float x, std::string_view value, std::string_view name) {
  const float scale = ui.scale();
  const float top = static_cast<float>(bar.y) + 12 * scale;
  const float width = ui.figures(UiFont::value, x, top, kConsole.ink, value);
  ui.text(UiFont::small, x, top + 44 * scale, kConsole.muted, name);
  return x + std::max({width, ui.width_of(UiFont::small, name), 110 * scale}) + 44 * scale;
}

/// Step and number of steps, counted through all pages of the slide.
std::pair<int, int> step_of(const ShowPlan& plan, const Place& place) {
  const std::vector<int>& steps = plan.slides[static_cast<std::size_t>(place.slide)].steps;
  const auto page = std::min(static_cast<std::size_t>(place.page), steps.size());
  const int before = std::accumulate(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(page), 0);
  return {before + place.step + 1, std::accumulate(steps.begin(), steps.end(), 0)};
}

std::string place_name(const ConsoleFacts& facts) {
  std::string name = fmt::format("OF {}", counted_slides(facts.plan));
  if (!is_counted(facts.plan, facts.show.place.slide)) name = "BACKUP SLIDE";
  const auto [step, steps] = step_of(facts.plan, facts.show.place);
  if (steps > 1) name += fmt::format(" · STEP {} OF {}", step, steps);
  return name;
}

void label_top_bar(UiPainter& ui, const ConsoleFacts& facts) {
  const PixelRect& bar = facts.view.console.top_bar;
  const float scale = ui.scale();
  const int spoken = static_cast<int>(elapsed(facts.show.clock, facts.now).count() / 1000);
  const bool runs = facts.show.clock.running_since.has_value();
  float x = 32 * scale;
  x = value_with_name(ui, bar, x, facts.wall_clock, "CLOCK");
  const std::string_view state = runs ? "ELAPSED" : facts.show.clock.started ? "PAUSED · T" : "STARTS WITH →";
  x = value_with_name(ui, bar, x, format_duration(spoken), state);
  if (const auto length = planned_length(facts.plan)) {
    const std::string left = format_duration(std::max(0, *length - spoken));
    x = value_with_name(ui, bar, x, left, fmt::format("LEFT OF {}", format_duration(*length)));
  }
  if (facts.show.place.slide == kNoSlide) return;
  const std::string number = fmt::format("{}", number_for_slide(facts.plan, facts.show.place.slide));
  const std::string name = place_name(facts);
  const float width = std::max(ui.width_of(UiFont::value, number), ui.width_of(UiFont::small, name));
  const float right = static_cast<float>(bar.right()) - 32 * scale - width;
  if (right > x) value_with_name(ui, bar, right, number, name);
}

/// What the speaker must know about what the audience sees.
std::optional<std::string> audience_word(const Show& show) {
  if (show.cover == Cover::black) return "BLACK · the next move brings the slides back";
  if (show.cover == Cover::white) return "WHITE · the next move brings the slides back";
  if (show.frozen) return "FROZEN · the audience keeps this, F lets go";
  return std::nullopt;
}

void label_slide(UiPainter& ui, const ConsoleFacts& facts) {
  const PixelRect& place = facts.view.console.slide_label;
  const auto x = static_cast<float>(place.x);
  const auto y = static_cast<float>(place.y);
  if (const auto word = audience_word(facts.show)) {
    ui.text(UiFont::label, x, y, kConsole.warning, *word);
  } else if (facts.warnings > 0) {
    const std::string_view noun = facts.warnings == 1 ? "thing to look at" : "things to look at";
    ui.text(UiFont::label, x, y, kConsole.muted, fmt::format("{} {} · I", facts.warnings, noun));
  }
}

void label_preview(UiPainter& ui, const ConsoleFacts& facts) {
  const ConsoleLayout& layout = facts.view.console;
  if (layout.preview.empty()) return;
  const auto x = static_cast<float>(layout.preview_label.x);
  if (!facts.view.next) {
    const auto top = static_cast<float>(layout.preview.y);
    ui.text(UiFont::label, x, top, kConsole.muted, facts.plan.slides.empty() ? "No slides" : "The last slide");
    return;
  }
  const bool same_slide = facts.view.next->slide == facts.show.place.slide;
  ui.text(UiFont::label, x, static_cast<float>(layout.preview_label.y), kConsole.muted, same_slide ? "STEP" : "NEXT");
}

void label_bottom_bar(UiPainter& ui, const ConsoleFacts& facts) {
  const PixelRect& bar = facts.view.console.bottom_bar;
  const float scale = ui.scale();
  float x = 32 * scale;
  const float y = static_cast<float>(bar.y) + (static_cast<float>(bar.height) - ui.height_of(UiFont::label)) / 2;
  if (const auto message = current_message(facts.show, facts.now)) {
    ui.text(UiFont::label, x, y, kConsole.warning, *message);
    return;
  }
  for (const Hint& hint : kHints) {
    const float key = ui.width_of(UiFont::label, hint.key);
    const float end = x + key + 22 * scale + ui.width_of(UiFont::label, hint.action);
    if (end > static_cast<float>(bar.right())) return;
    ui.outline(
        {whole(x), whole(y - 3 * scale), whole(key + 14 * scale), whole(ui.height_of(UiFont::label) + 6 * scale)},
        kConsole.line, 4 * scale);
    ui.text(UiFont::label, x + 7 * scale, y, kConsole.ink, hint.key);
    ui.text(UiFont::label, x + key + 22 * scale, y, kConsole.muted, hint.action);
    x = end + 32 * scale;
  }
}

/// A box in the middle of the window for a line of words.
void label_box(UiPainter& ui, PixelSize window, std::string_view words, std::string_view keys) {
  const float scale = ui.scale();
  const float width = std::max(ui.width_of(UiFont::value, words), ui.width_of(UiFont::label, keys)) + 96 * scale;
  const float height = 140 * scale;
  const float x = (static_cast<float>(window.width) - width) / 2;
  const float y = static_cast<float>(window.height) * 0.62F;
  const PixelRect box{whole(x), whole(y), whole(width), whole(height)};
  ui.panel(box, kConsole.bar, 10 * scale);
  ui.outline(box, kConsole.line, 10 * scale);
  ui.text(UiFont::value, x + 48 * scale, y + 30 * scale, kConsole.ink, words);
  ui.text(UiFont::label, x + 48 * scale, y + 88 * scale, kConsole.muted, keys);
}

void label_key_sheet(UiPainter& ui, PixelSize window) {
  const float scale = ui.scale();
  const auto rows = key_sheet(default_key_map());
  float key_width = 0;
  float action_width = 0;
  for (const KeySheetRow& row : rows) {
    key_width = std::max(key_width, ui.width_of(UiFont::label, row.keys));
    action_width = std::max(action_width, ui.width_of(UiFont::label, row.action));
  }
  const float line = ui.height_of(UiFont::label) + 12 * scale;
  const float margin = 40 * scale;
  const float width = key_width + action_width + 3 * margin;
  const float height = line * static_cast<float>(rows.size()) + 2 * margin;
  const float x = (static_cast<float>(window.width) - width) / 2;
  float y = std::max(0.0F, (static_cast<float>(window.height) - height) / 2);
  const PixelRect box{whole(x), whole(y), whole(width), whole(height)};
  ui.panel(box, kConsole.bar, 10 * scale);
  ui.outline(box, kConsole.line, 10 * scale);
  y += margin;
  for (const KeySheetRow& row : rows) {
    ui.text(UiFont::label, x + margin, y, kConsole.ink, row.keys);
    ui.text(UiFont::label, x + 2 * margin + key_width, y, kConsole.muted, row.action);
    y += line;
  }
}

}  // namespace

void fill_console(const Canvas& canvas, const ConsoleLayout& layout, std::vector<PixelRect> holes) {
  holes.push_back(layout.top_bar);
  holes.push_back(layout.bottom_bar);
  fill_but(canvas, holes, kConsole.ground);
  fill(canvas, layout.top_bar, kConsole.bar);
  fill(canvas, layout.bottom_bar, kConsole.bar);
}

void label_console(UiPainter& ui, const ConsoleFacts& facts) {
  label_top_bar(ui, facts);
  label_slide(ui, facts);
  label_preview(ui, facts);
  label_bottom_bar(ui, facts);
  if (facts.has_notes || facts.show.diagnostics_shown) return;
  const PixelRect& notes = facts.view.console.notes;
  ui.text(UiFont::label, static_cast<float>(notes.x), static_cast<float>(notes.y), kConsole.muted,
          "No notes for this slide");
}

void frame_overview(const Canvas& canvas, const OverviewLayout& overview, const Show& show, float scale) {
  const int width = std::max(2, whole(5 * scale));
  for (const Tile& tile : overview.tiles) {
    if (tile.slide == show.place.slide) frame(canvas, tile.rect, std::max(1, width / 2), kConsole.muted);
    if (tile.slide == show.overview_cursor) frame(canvas, tile.rect, width, kConsole.accent);
  }
}

void label_overview(UiPainter& ui, const OverviewLayout& overview, const ShowPlan& plan) {
  for (const Tile& tile : overview.tiles) {
    const PlanSlide& slide = plan.slides[static_cast<std::size_t>(tile.slide)];
    std::string label = fmt::format("{}", number_for_slide(plan, tile.slide));
    if (slide.kind == PlanKind::backup) label += " · backup";
    if (slide.kind == PlanKind::optional) label += " · optional";
    ui.text(UiFont::small, static_cast<float>(tile.rect.x), static_cast<float>(tile.rect.bottom()) + 7 * ui.scale(),
            kConsole.muted, label);
  }
}

void label_sheets(UiPainter& ui, const ConsoleFacts& facts, PixelSize window) {
  const Show& show = facts.show;
  if (show.help_shown) label_key_sheet(ui, window);
  if (const auto digits = shown_digits(show, facts.now)) {
    label_box(ui, window, fmt::format("Go to slide {}", *digits), "Enter: go    Esc: stay");
  }
  if (show.question == Question::quit) label_box(ui, window, "End the talk?", "Enter: yes    Esc: no");
  if (show.question == Question::reset_clock)
    label_box(ui, window, "Set the clock back to zero?", "Enter: yes    Esc: no");
  if (show.finder) {
    const std::size_t found = show.finder->found.size();
    label_box(ui, window, fmt::format("Find: {}", show.finder->query), fmt::format("{} found    Enter: go", found));
  }
  if (show.question == Question::show_notes || show.question == Question::show_diagnostics ||
      show.question == Question::show_search || show.question == Question::show_questions)
    label_box(ui, window, "If this screen is mirrored or shared, the room will see your notes",
              "Enter: show them    Esc: no");
}

}  // namespace lectern
