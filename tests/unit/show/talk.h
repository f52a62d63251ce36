#pragma once
// A talk for tests: a plan from a few letters, commands in a row, and the state as one line of text.

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "show/moves.h"
#include "show/show.h"

namespace lectern {

/// "n" normal, "o" optional, "b" backup, "h" hidden; a digit behind it gives the steps of its page, "/" starts another
/// page: "n3/2 b" is a slide of two pages with three and two steps, and a backup slide.
inline ShowPlan plan_from(std::string_view letters) {
  ShowPlan plan;
  int number = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char c = letters[i];
    if (c >= '1' && c <= '9') {
      plan.slides.back().steps.back() = c - '0';
    } else if (c == '/') {
      plan.slides.back().steps.push_back(1);
    } else if (c != ' ') {
      PlanSlide slide;
      slide.kind = c == 'h'   ? PlanKind::hidden
                   : c == 'b' ? PlanKind::backup
                   : c == 'o' ? PlanKind::optional
                              : PlanKind::normal;
      if (c == 'n' || c == 'o') slide.number = ++number;
      slide.laid_out = true;
      slide.anchor = fmt::format("slide-{}", plan.slides.size());
      slide.find_title = fmt::format("slide {}", plan.slides.size());
      slide.fingerprint = plan.slides.size() + 1;
      plan.slides.push_back(slide);
    }
  }
  return plan;
}

inline std::string text_of(const Place& place) {
  return fmt::format("{}.{}.{}", place.slide, place.page, place.step);
}

/// What matters of a state, only what is not at rest: "2.0.1 black frozen 1.0.0".
inline std::string text_of(const Show& show) {
  std::string text = text_of(show.place);
  if (show.cover == Cover::black) text += " black";
  if (show.cover == Cover::white) text += " white";
  if (show.frozen) text += " frozen " + text_of(*show.frozen);
  if (show.overview_cursor) text += fmt::format(" overview {}", *show.overview_cursor);
  if (show.notes_shown) text += " notes";
  if (show.help_shown) text += " help";
  if (show.diagnostics_shown) text += " diagnostics";
  if (show.entry) text += fmt::format(" entry {}", show.entry->digits);
  if (show.finder) {
    constexpr const char* kKinds[] = {"go-to", "search", "backups"};
    text += fmt::format(" {}", kKinds[static_cast<int>(show.finder->kind)]);
    if (!show.finder->query.empty()) text += " " + show.finder->query;
  }
  if (show.pointer.tool != Tool::none) {
    constexpr const char* kTools[] = {"", "laser", "spotlight", "pen", "marker", "eraser", "zoom"};
    text += fmt::format(" {}", kTools[static_cast<int>(show.pointer.tool)]);
  }
  if (show.zoom) text += fmt::format(" zoomed {:.0f},{:.0f},{:.0f}", show.zoom->x, show.zoom->y, show.zoom->width);
  if (show.room_check) text += " check" + (show.room_check->key.empty() ? "" : " " + show.room_check->key);
  if (show.screen_cursor) text += fmt::format(" screen {}", *show.screen_cursor);
  if (show.questions) text += " questions";
  if (show.question == Question::quit) text += " quit?";
  if (show.question == Question::reset_clock) text += " reset?";
  if (show.question == Question::show_notes) text += " notes?";
  if (show.question == Question::show_diagnostics) text += " diagnostics?";
  if (show.question == Question::show_search) text += " search?";
  if (show.question == Question::show_questions) text += " questions?";
  if (show.full_screen) text += " full";
  if (show.console_apart) text += " apart";
  if (show.screens == ScreenState::lost) text += " lost";
  if (show.quit) text += " gone";
  return text;
}

inline Show played(const ShowPlan& plan, const std::vector<Command>& commands, Show show, Moment now = Moment{1000}) {
  for (const Command& command : commands) show = after(show, command, plan, now);
  return show;
}

inline Show played(const ShowPlan& plan, const std::vector<Command>& commands) {
  return played(plan, commands, start_show(plan));
}

}  // namespace lectern
