#pragma once
// The arithmetic of a cross-fade between two pictures. The time is given.

#include "show/clock.h"

namespace lectern {

/// Long enough to be seen as a fade, short enough that a talk never waits for it.
inline constexpr Moment kFadeLength{240};

/// The new picture's share in 256ths: from 0 at `begun`, gently away from the old picture and gently into the new one
/// (the cubic 3t² - 2t³), to 256 from the end on.
int fade_share(Moment begun, Moment now);

/// The time from one picture of a display to the next; a display of unknown rate counts as one of 60 Hz.
Moment frame_time(float hertz);

}  // namespace lectern
