// The labels of the console's left side: what the audience sees, what comes next, what the speaker should decide.

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/duration.h"
#include "present/console_parts.h"

namespace lectern {
namespace {

/// Of slides and console in one window: that there is a screen for the slides and they are not on it, or how a talk on
/// one screen gets from its notes back to the slide.
std::string shared_words(const ConsoleFacts& facts) {
  if (!facts.audience_screen.empty()) return "SLIDES AND NOTES IN ONE WINDOW";
  const std::string key = facts.show.full_screen && facts.show.notes_shown ? key_of(facts.keys, "notes") : "";
  return key.empty() ? "" : fmt::format("{} SHOWS THE {} ALONE", key, facts.show.room_check ? "CARD" : "SLIDE");
}

std::string room_words(const ConsoleFacts& facts, RoomState state) {
  switch (state) {
    case RoomState::lost:
      return "THE SCREEN IS GONE: THE AUDIENCE SEES NOTHING";
    case RoomState::minimised:
      return fmt::format("THE SLIDES' WINDOW IS MINIMISED · {} BRINGS IT BACK", key_of(facts.keys, "start"));
    case RoomState::covered: {
      const bool black = facts.show.cover == Cover::black;
      return fmt::format("AUDIENCE SEES {} · {} OR ANY STEP BRINGS IT BACK", black ? "BLACK" : "WHITE",
                         key_of(facts.keys, black ? "black" : "white"));
    }
    case RoomState::frozen: {
      const int number = number_for_slide(facts.plan, facts.show.frozen->slide);
      return fmt::format("AUDIENCE STILL SEES SLIDE {} · {} LETS GO", number, key_of(facts.keys, "freeze"));
    }
    case RoomState::checked:
      if (!is_apart(facts.show)) return shared_words(facts);
      return "AUDIENCE SEES THE TEST CARD" + (facts.audience_screen.empty() ? "" : " · " + facts.audience_screen);
    case RoomState::sees:
      break;
  }
  if (!is_apart(facts.show)) return shared_words(facts);
  return "AUDIENCE SEES THIS" + (facts.audience_screen.empty() ? "" : " · " + facts.audience_screen);
}

/// The state in a word across the picture, so that it cannot be missed.
void label_room_badge(Labels& labels, const ConsoleFacts& facts, RoomState state) {
  const PixelRect& slide = facts.view.console.slide;
  const std::string_view word = state == RoomState::lost           ? "NO SCREEN"
                                : state == RoomState::minimised    ? "MINIMISED"
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

std::string next_words(const ConsoleFacts& facts) {
  if (facts.view.next->slide == facts.show.place.slide && !is_given_from_console(facts.show)) return "NEXT STEP:";
  const std::vector<int>& steps = facts.plan.slides[static_cast<std::size_t>(facts.show.place.slide)].steps;
  const auto page = static_cast<std::size_t>(facts.show.place.page);
  const int more = page < steps.size() ? steps[page] - 1 - facts.show.place.step : 0;
  if (!is_given_from_console(facts.show) || more <= 0) return "NEXT:";
  return fmt::format("AFTER {} MORE STEP{}:", more, more == 1 ? "" : "S");
}

}  // namespace

RoomState room_state(const ConsoleFacts& facts) {
  const Show& show = facts.show;
  if (show.screens == ScreenState::lost) return RoomState::lost;
  if (facts.slides_minimised) return RoomState::minimised;
  if (show.room_check) return RoomState::checked;
  if (show.cover != Cover::none) return RoomState::covered;
  return show.frozen ? RoomState::frozen : RoomState::sees;
}

Colour room_colour(const ConsoleColours& colours, RoomState state) {
  switch (state) {
    case RoomState::sees:
    case RoomState::checked:
      return colours.accent;
    case RoomState::frozen:
      return colours.frozen;
    case RoomState::covered:
    case RoomState::minimised:
    case RoomState::lost:
      return colours.warning;
  }
  return colours.accent;
}

void label_slide(Labels& labels, const ConsoleFacts& facts) {
  const PixelRect& place = facts.view.console.slide_label;
  const RoomState state = room_state(facts);
  const bool is_dark = state != RoomState::sees && state != RoomState::checked;
  const std::string words = room_words(facts, state);
  const auto x = static_cast<float>(place.x);
  const auto y = static_cast<float>(place.y);
  const float taken = labels.ui.capitals(UiFont::small, x, y,
                                         is_dark ? room_colour(labels.colours, state) : labels.colours.accent, words);
  // A click on the line opens the list of screens.
  const std::string key = facts.audience_screen.empty() || is_dark ? std::string() : key_of(facts.keys, "screens");
  const float cap = labels.ui.width_of(UiFont::small, key);
  if (!key.empty() && x + taken + 14 * labels.scale() + cap < static_cast<float>(place.right()))
    labels.ui.text(UiFont::small, x + taken + 14 * labels.scale(), y, labels.colours.muted, key);
  if (is_dark) label_room_badge(labels, facts, state);
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
  auto x = static_cast<float>(line.x);
  x += labels.ui.capitals(UiFont::small, x, y, labels.colours.muted, next_words(facts)) + 8 * scale;
  const PlanSlide& slide = facts.plan.slides[static_cast<std::size_t>(facts.view.next->slide)];
  std::string words = fmt::format("{}", number_for_slide(facts.plan, facts.view.next->slide));
  words += "  " + slide.name;
  const std::string planned =
      slide.planned_seconds ? fmt::format("planned {}", format_duration(*slide.planned_seconds)) : "";
  const float size = std::max(13.0F, 18 * scale);
  float width = static_cast<float>(line.right()) - x;
  const auto usual_width = [size](std::string_view text) {
    return kUsualWidth * size * static_cast<float>(text.size());
  };
  if (planned.empty() || usual_width(words) + usual_width(planned) + 2 * size < width) {
    if (!planned.empty()) words += " · " + planned;
  } else {
    // A title that leaves no room for its time is cut, the time is not.
    const float taken = labels.ui.width_of(UiFont::label, planned);
    labels.ui.text(UiFont::label, static_cast<float>(line.right()) - taken, y, labels.colours.muted, planned);
    width -= taken + size;
  }
  labels.deck_words(std::move(words), size, x, y - 0.12F * size, width, labels.colours.muted, labels.colours.ground);
}

void label_proposal(Labels& labels, const ConsoleFacts& facts) {
  const PixelRect& place = facts.view.console.proposal;
  const std::string& words = facts.trouble.empty() ? facts.pace.proposal : facts.trouble;
  if (place.empty() || words.empty()) return;
  const std::string key = key_of(facts.keys, facts.trouble.empty() ? "cut" : "diagnostics");
  const auto y = static_cast<float>(place.y);
  auto x = static_cast<float>(place.x);
  labels.buttons.push_back({place, command_of(facts.trouble.empty() ? "cut" : "diagnostics")});
  x += labels.key_cap(x, y, key) + 10 * labels.scale();
  const float size = std::max(13.0F, 19 * labels.scale());
  const float width = static_cast<float>(place.right()) - x;
  labels.deck_words(words, size, x, y - 0.1F * size, width, labels.colours.warning, labels.colours.ground);
  if (facts.trouble.empty() && place.height >= whole(2.4F * size))
    labels.deck_words(facts.pace.effect, size, x, y + 1.3F * size, width, labels.colours.muted, labels.colours.ground);
}

}  // namespace lectern
