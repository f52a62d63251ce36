#include "show/screens.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include "base/words.h"

namespace lectern {
namespace {

/// What a remembered choice says behind the name of the slides' screen.
constexpr std::string_view kConsoleOn = " (console on ";
constexpr std::string_view kOneWindow = " (one window)";

/// Parts of a screen: the height that a window may have under its frame, and the width and height that a larger one
/// gets.
constexpr double kUnderFrame = 0.97;
constexpr double kMostOfScreen = 0.9;

constexpr std::array<std::string_view, 4> kBuiltIn{"edp", "lvds", "dsi", "panel"};

std::optional<int> screen_showing(const std::vector<Screen>& screens, std::string_view display) {
  const auto found = std::ranges::find_if(screens, [&](const Screen& one) { return one.shows(display); });
  if (display.empty() || found == screens.end()) return std::nullopt;
  return static_cast<int>(found - screens.begin());
}

/// The first screen but `taken` that `wanted` holds for.
template <class Wanted>
std::optional<int> first_screen(const std::vector<Screen>& screens, std::optional<int> taken, Wanted wanted) {
  for (int i = 0; i < static_cast<int>(screens.size()); ++i) {
    if (i != taken && wanted(screens[static_cast<std::size_t>(i)])) return i;
  }
  return std::nullopt;
}

bool has_panel(const Screen& screen) {
  return std::ranges::any_of(screen.displays, is_built_in);
}

/// Where a speaker looks: where the console is, the laptop's own panel, the primary display, any.
int console_screen(const std::vector<Screen>& screens, const ScreenWishes& wishes, std::optional<int> audience) {
  if (wishes.console) {
    const auto wanted = find_screen(screens, *wishes.console);
    if (wanted && wanted != audience) return *wanted;
  }
  const auto now = screen_showing(screens, wishes.console_now);
  if (now && now != audience) return *now;
  // The slides were sent to the console's screen: the two change places.
  const auto other = screen_showing(screens, wishes.audience_now);
  if (now && other && other != audience) return *other;
  if (const auto panel = first_screen(screens, audience, has_panel)) return *panel;
  if (const auto primary = first_screen(screens, audience, [](const Screen& one) { return one.is_primary; }))
    return *primary;
  return first_screen(screens, audience, [](const Screen&) { return true; }).value_or(0);
}

/// The speaker's screen went in the middle of it all: any other may be one that the room sees, unless it is a panel
/// or was named for the console.
bool is_displaced(const std::vector<Screen>& screens, const ScreenWishes& wishes, int console) {
  if (!wishes.had_two || wishes.console_now.empty() || screen_showing(screens, wishes.console_now)) return false;
  const bool is_wished = wishes.console && find_screen(screens, *wishes.console) == console;
  return !is_wished && !has_panel(screens[static_cast<std::size_t>(console)]);
}

ScreenPlan plan_one(const Screen& screen, const ScreenWishes& wishes) {
  ScreenPlan plan{.state = ScreenState::single, .is_mirrored = screen.is_mirrored(), .audience = {}, .console = {}};
  // A projector that was pulled out leaves the speaker's own screen: the notes may stay there, and the slides wait.
  // Where the speaker's screen is the one that went, or the two became one, everything is the room's.
  const bool is_the_speakers = wishes.had_two && screen.shows(wishes.console_now) && !screen.shows(wishes.audience_now);
  if (is_the_speakers && !screen.is_mirrored()) {
    plan.state = ScreenState::lost;
    plan.console = screen;
  } else {
    plan.audience = screen;
  }
  return plan;
}

}  // namespace

bool Screen::shows(std::string_view display) const {
  return std::ranges::find(displays, display) != displays.end();
}

std::vector<Screen> screens_of(const std::vector<Display>& displays) {
  std::vector<Screen> screens;
  std::vector<std::vector<DesktopRect>> areas;
  for (const Display& display : displays) {
    Screen screen{display.name, {display.name}, display.bounds, display.is_primary};
    std::vector<DesktopRect> area{display.bounds};
    // Overlap is carried on: what overlaps two screens makes them one.
    for (std::size_t i = 0; i < screens.size();) {
      const bool overlaps =
          std::ranges::any_of(areas[i], [&](const DesktopRect& one) { return one.overlaps(display.bounds); });
      if (!overlaps) {
        ++i;
        continue;
      }
      Screen merged = screens[i];
      merged.displays.insert(merged.displays.end(), screen.displays.begin(), screen.displays.end());
      merged.is_primary = merged.is_primary || screen.is_primary;
      screen = std::move(merged);
      area.insert(area.end(), areas[i].begin(), areas[i].end());
      screens.erase(screens.begin() + static_cast<std::ptrdiff_t>(i));
      areas.erase(areas.begin() + static_cast<std::ptrdiff_t>(i));
    }
    screens.push_back(std::move(screen));
    areas.push_back(std::move(area));
  }
  return screens;
}

DesktopRect standing_on(const DesktopRect& screen, int width, int height) {
  const double room = std::min(
      {1.0, kMostOfScreen * screen.width / std::max(1, width), kMostOfScreen * screen.height / std::max(1, height)});
  // What fits with its frame keeps its size.
  const bool fits = width <= screen.width && height <= screen.height * kUnderFrame;
  const int w = fits ? width : static_cast<int>(width * room);
  const int h = fits ? height : static_cast<int>(height * room);
  return {screen.x + (screen.width - w) / 2, screen.y + (screen.height - h) / 2, w, h};
}

std::string display_set(const std::vector<Display>& displays) {
  std::vector<std::string> names;
  names.reserve(displays.size());
  for (const Display& display : displays) names.push_back(display.name);
  std::ranges::sort(names);
  std::string set;
  for (const std::string& name : names) set += (set.empty() ? "" : "+") + name;
  return set;
}

std::optional<int> find_screen(const std::vector<Screen>& screens, std::string_view name_or_number) {
  for (std::size_t i = 0; i < screens.size(); ++i) {
    const auto same = [&](const std::string& name) { return lower_ascii(name) == lower_ascii(name_or_number); };
    if (std::ranges::any_of(screens[i].displays, same)) return static_cast<int>(i);
  }
  int number = 0;
  const char* last = name_or_number.data() + name_or_number.size();
  const auto [end, error] = std::from_chars(name_or_number.data(), last, number);
  const bool is_number = error == std::errc() && end == last;
  if (!is_number || number < 1 || number > static_cast<int>(screens.size())) return std::nullopt;
  return number - 1;
}

std::string word_of_missing(const std::vector<Screen>& screens, std::string_view wish) {
  if (find_screen(screens, wish)) return {};
  std::string word = fmt::format("there is no screen {}", wish);
  for (std::size_t i = 0; i < screens.size(); ++i) {
    const std::string_view joint = i == 0 ? ", only " : (i + 1 < screens.size() ? ", " : " and ");
    word += fmt::format("{}{}", joint, screens[i].name);
  }
  return word;
}

bool is_built_in(std::string_view display) {
  const std::string name = lower_ascii(display);
  return std::ranges::any_of(kBuiltIn, [&](std::string_view start) { return name.starts_with(start); });
}

std::string text_of(const ScreenChoice& choice) {
  std::string text = choice.slides;
  if (!choice.console.empty()) text.append(kConsoleOn).append(choice.console).append(")");
  if (choice.one_window) text.append(kOneWindow);
  return text;
}

ScreenChoice screen_choice_from(std::string_view text) {
  ScreenChoice choice;
  choice.one_window = text.ends_with(kOneWindow);
  if (choice.one_window) text.remove_suffix(kOneWindow.size());
  const std::size_t console = text.ends_with(')') ? text.rfind(kConsoleOn) : std::string_view::npos;
  if (console != std::string_view::npos) {
    const std::size_t name = console + kConsoleOn.size();
    choice.console = text.substr(name, text.size() - 1 - name);
    text = text.substr(0, console);
  }
  choice.slides = text;
  return choice;
}

ScreenPlan plan_screens(const std::vector<Display>& displays, const ScreenWishes& wishes) {
  const std::vector<Screen> screens = screens_of(displays);
  if (screens.empty()) return {};
  if (screens.size() == 1) return plan_one(screens.front(), wishes);
  std::optional<int> audience = wishes.audience ? find_screen(screens, *wishes.audience) : std::nullopt;
  if (!audience) audience = screen_showing(screens, wishes.audience_now);
  const auto at = [&](int i) { return screens[static_cast<std::size_t>(i)]; };
  const int console = console_screen(screens, wishes, audience);
  if (!audience) audience = first_screen(screens, console, [](const Screen&) { return true; });
  return {.state = ScreenState::separate,
          .is_mirrored = at(console).is_mirrored(),
          .is_displaced = is_displaced(screens, wishes, console),
          .audience = at(*audience),
          .console = at(console)};
}

}  // namespace lectern
