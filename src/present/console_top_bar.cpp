// The console's bar with the times: clock, elapsed, left, how far the talk has come.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/duration.h"
#include "present/console_parts.h"
#include "show/moves.h"

namespace lectern {
namespace {

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

}  // namespace

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
  const float clock = x;
  x = value_with_name(labels, x, format_duration(spoken), state,
                      runs || !facts.show.clock.started ? ink : labels.colours.muted);
  labels.buttons.push_back({{whole(clock), bar.y, whole(x - clock), bar.height}, ToggleClock{}});
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
  if (right > x) {
    value_with_name(labels, right, number, name, ink);
    labels.buttons.push_back({{whole(right), bar.y, bar.right() - whole(right), bar.height}, OpenGoTo{}});
  }
  label_pace(labels, bar, x, right - 36 * scale, facts.pace);
}

}  // namespace lectern
