#include "show/clock.h"

#include <algorithm>

namespace lectern {

Moment elapsed(const Clock& clock, Moment now) {
  const Moment running = clock.running_since ? std::max(Moment{0}, now - *clock.running_since) : Moment{0};
  return clock.before + running;
}

Clock started(const Clock& clock, Moment now) {
  if (clock.running_since) return clock;
  return {.started = true, .running_since = now, .before = clock.before};
}

Clock paused(const Clock& clock, Moment now) {
  return {.started = clock.started, .running_since = std::nullopt, .before = elapsed(clock, now)};
}

}  // namespace lectern
