// The room check: what is looked up while it is open, and the card that the room sees.

#include <SDL.h>

#include <algorithm>
#include <cmath>

#include "present/presenter.h"

namespace lectern {
namespace {

PowerState power_now() {
  int seconds = -1;
  int percent = -1;
  PowerState power;
  switch (SDL_GetPowerInfo(&seconds, &percent)) {
    case SDL_POWERSTATE_UNKNOWN:
      break;
    case SDL_POWERSTATE_ON_BATTERY:
      power.source = PowerState::Source::battery;
      break;
    case SDL_POWERSTATE_NO_BATTERY:
      power.source = PowerState::Source::no_battery;
      break;
    case SDL_POWERSTATE_CHARGING:
      power.source = PowerState::Source::charging;
      break;
    case SDL_POWERSTATE_CHARGED:
      power.source = PowerState::Source::charged;
      break;
  }
  if (percent >= 0) power.percent = percent;
  if (seconds >= 0) power.seconds = seconds;
  return power;
}

}  // namespace

/// Looked up for each frame that tells it: a charger may be plugged in, a slide may have been laid out.
void Presenter::look_at_room() {
  if (!show_.room_check && !show_.screen_cursor) return;
  const float smallest = facts_.smallest_type();
  room_facts_ = room_facts(displays_with_pixels(), screens_, show_, power_now(), smallest);
  const PixelSize screen = windows_->audience().size();
  const PixelRect slide = slide_in_window(screen, plan_.slide_size, options_.safe);
  const TestCard card{screen, static_cast<float>(slide.height) / static_cast<float>(std::max(1, screen.height)),
                      smallest};
  if (source_.card && *source_.card == card) return;
  source_.card = std::make_shared<const TestCard>(card);
  ++card_revision_;
}

/// Where SDL tells the displays, under Wayland, it tells their modes in the desktop's units; how many pixels there are
/// to one, the windows on them know.
std::vector<Display> Presenter::displays_with_pixels() {
  std::vector<Display> displays = displays_;
  if (display_watch_->is_watching()) return displays;
  const auto learn_from = [&](const PixelWindow& window, const std::optional<Screen>& screen) {
    for (Display& display : displays) {
      if (!screen || !screen->shows(display.name)) continue;
      const auto pixels = [&](int length) {
        return static_cast<int>(std::lround(static_cast<float>(length) * window.density()));
      };
      display.mode.width = pixels(display.bounds.width);
      display.mode.height = pixels(display.bounds.height);
    }
  };
  learn_from(windows_->audience(), !show_.console_apart && screens_.console ? screens_.console : screens_.audience);
  if (const PixelWindow* console = windows_->console())
    learn_from(*console, screens_.console ? screens_.console : screens_.audience);
  return displays;
}

}  // namespace lectern
