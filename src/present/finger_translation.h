#pragma once
// SDL's finger events as gestures. SDL also makes mouse events of fingers, and, where the variable
// SDL_MOUSE_TOUCH_EVENTS=1 asks for it, fingers of the mouse: with it a touch screen can be tried out with a mouse.

#include <cstdint>
#include <functional>
#include <vector>

#include "present/canvas.h"
#include "present/touch.h"
#include "show/clock.h"

union SDL_Event;

namespace lectern {

class FingerTranslation {
 public:
  /// Reads the variable. Call once the video system is up.
  FingerTranslation();

  /// True for an event that says what another one says of the same finger or mouse; it is to be passed over.
  bool is_double(const SDL_Event& event) const;

  /// Of a finger event, in the pixels of its window, which is so large. `ground_at` tells what lies under a finger that
  /// comes down.
  std::vector<Gesture> gestures(const SDL_Event& event, PixelSize window, Moment now,
                                const std::function<Ground(TouchPoint)>& ground_at);
  /// The window went away under the fingers.
  std::vector<Gesture> lost(std::uint32_t window);

  /// The one that the fingers are on.
  std::uint32_t window() const { return window_; }

 private:
  TouchHand hand_;
  std::uint32_t window_ = 0;
  Moment felt_{0};
  bool mouse_is_finger_ = false;
};

}  // namespace lectern
