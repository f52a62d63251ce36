#include "present/room_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace lectern {
namespace {

/// Below this a battery may not last through a talk and its questions.
constexpr int kLowPercent = 50;
constexpr int kLowSeconds = 2 * 60 * 60;

/// "59.94", "60".
std::string rounded(float value) {
  const float whole = std::round(value);
  return std::abs(value - whole) < 0.02F ? fmt::format("{:.0f}", whole) : fmt::format("{:.2f}", value);
}

PixelSize pixels_of(const Display& display) {
  const DisplayMode& mode = display.mode;
  if (mode.width > 0 && mode.height > 0) return {mode.width, mode.height};
  return {display.bounds.width, display.bounds.height};
}

/// Which windows are on a screen that shows on `display`.
std::string windows_on(std::string_view display, const ScreenPlan& plan, const Show& show) {
  const auto holds = [&](const std::optional<Screen>& screen) { return screen && screen->shows(display); };
  // The one window is the speaker's, and goes to the room's screen when it is made to fill it.
  if (!show.console_apart) return holds(plan.console ? plan.console : plan.audience) ? "slides" : "";
  if (show.screens == ScreenState::separate)
    return holds(plan.audience) ? "slides" : holds(plan.console) ? "console" : "";
  if (show.screens == ScreenState::lost) return holds(plan.console) ? "console" : "";
  return holds(plan.audience) ? "slides and console" : "";
}

bool may_not_last(const PowerState& power) {
  if (power.source != PowerState::Source::battery) return false;
  if (power.seconds && *power.seconds < kLowSeconds) return true;
  return !power.percent || *power.percent < kLowPercent;
}

}  // namespace

RoomFacts room_facts(const std::vector<Display>& displays, const ScreenPlan& plan, const Show& show,
                     const PowerState& power, float smallest_type) {
  RoomFacts facts;
  const std::vector<Screen> screens = screens_of(displays);
  for (const Display& display : displays) {
    const auto screen = std::ranges::find_if(screens, [&](const Screen& one) { return one.shows(display.name); });
    facts.displays.push_back({.name = display.name,
                              .mode = mode_words(display),
                              .windows = windows_on(display.name, plan, show),
                              .mirrors = screen != screens.end() && screen->is_mirrored()});
  }
  for (const Screen& screen : screens) {
    const auto found = std::ranges::find(facts.displays, screen.name, &DisplayFacts::name);
    facts.screens.push_back(*found);
    for (std::size_t i = 1; i < screen.displays.size(); ++i) facts.screens.back().name += " = " + screen.displays[i];
  }
  facts.power = power_words(power);
  facts.power_warns = may_not_last(power);
  if (smallest_type > 0)
    facts.card =
        fmt::format("The smallest type of these slides is {:.0f}; from 42 on a hall reads along.", smallest_type);
  return facts;
}

std::string mode_words(const Display& display) {
  const auto [width, height] = pixels_of(display);
  std::string words = fmt::format("{} × {}", width, height);
  if (display.mode.hertz > 0) words += fmt::format(", {} Hz", rounded(display.mode.hertz));
  const float scale =
      display.bounds.width > 0 ? static_cast<float>(width) / static_cast<float>(display.bounds.width) : 1;
  if (std::abs(scale - 1) > 0.01F) words += fmt::format(", scale {:.4g}", scale);
  return words;
}

std::string screen_words(const std::vector<Display>& displays, const Screen& screen) {
  const auto display = std::ranges::find(displays, screen.name, &Display::name);
  if (display == displays.end()) return screen.name;
  const auto [width, height] = pixels_of(*display);
  return fmt::format("{} {}×{}", screen.name, width, height);
}

std::string power_words(const PowerState& power) {
  const std::string percent = power.percent ? fmt::format("{} %", *power.percent) : std::string();
  switch (power.source) {
    case PowerState::Source::unknown:
      return "the system does not say";
    case PowerState::Source::no_battery:
      return "mains, no battery";
    case PowerState::Source::charging:
      return percent.empty() ? "mains, charging" : fmt::format("mains, charging: {}", percent);
    case PowerState::Source::charged:
      return "mains, battery full";
    case PowerState::Source::battery:
      break;
  }
  std::string words = "on battery";
  if (!percent.empty()) words += ": " + percent;
  if (power.seconds)
    words +=
        fmt::format("{} {}:{:02} h left", percent.empty() ? ":" : ",", *power.seconds / 3600, *power.seconds / 60 % 60);
  return words;
}

}  // namespace lectern
