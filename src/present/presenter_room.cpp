// The room check: what is looked up while it is open, and the card that the room sees.

#include <SDL.h>

#include <algorithm>

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
  room_facts_ = room_facts(screens_.displays(), screens_.plan(), show_, power_now(), smallest);
  const PixelSize screen = windows_->audience().size();
  const PixelRect slide = slide_in_window(screen, plan_.slide_size, options_.safe);
  const TestCard card{screen, static_cast<float>(slide.height) / static_cast<float>(std::max(1, screen.height)),
                      smallest};
  if (source_.card && *source_.card == card) return;
  source_.card = std::make_shared<const TestCard>(card);
  ++card_revision_;
}

}  // namespace lectern
