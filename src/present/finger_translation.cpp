#include "present/finger_translation.h"

#include <SDL.h>

namespace lectern {
namespace {

/// A finger whose lifting nobody told of is given up after this long.
constexpr Moment kForgotten{3000};

}  // namespace

FingerTranslation::FingerTranslation()
    : mouse_is_finger_(SDL_GetHintBoolean(SDL_HINT_MOUSE_TOUCH_EVENTS, SDL_FALSE) == SDL_TRUE) {}

bool FingerTranslation::is_double(const SDL_Event& event) const {
  switch (event.type) {
    case SDL_MOUSEMOTION:
      return event.motion.which == SDL_TOUCH_MOUSEID ||
             (mouse_is_finger_ && (event.motion.state & SDL_BUTTON_LMASK) != 0);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      return event.button.which == SDL_TOUCH_MOUSEID || (mouse_is_finger_ && event.button.button == SDL_BUTTON_LEFT);
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
      return event.tfinger.touchId == SDL_MOUSE_TOUCHID && !mouse_is_finger_;
    default:
      return false;
  }
}

std::vector<Gesture> FingerTranslation::gestures(const SDL_Event& event, PixelSize window, Moment now,
                                                 const std::function<Ground(TouchPoint)>& ground_at) {
  const SDL_TouchFingerEvent& finger = event.tfinger;
  const auto width = static_cast<float>(window.width);
  const TouchPoint at{finger.x * width, finger.y * static_cast<float>(window.height)};
  const bool is_stale = hand_.is_down() && now - felt_ > kForgotten;
  felt_ = now;
  std::vector<Gesture> gestures;
  if (event.type == SDL_FINGERDOWN) {
    if (is_stale && SDL_GetNumTouchFingers(finger.touchId) < 2) gestures = hand_.lost();
    if (!hand_.is_down()) window_ = finger.windowID;
  }
  if (finger.windowID != window_) return gestures;
  if (event.type == SDL_FINGERUP) return hand_.up(finger.fingerId, at);
  if (event.type == SDL_FINGERMOTION) return hand_.move(finger.fingerId, at);
  for (Gesture& gesture : hand_.down(finger.fingerId, at, ground_at(at), width)) gestures.push_back(gesture);
  return gestures;
}

std::vector<Gesture> FingerTranslation::lost(std::uint32_t window) {
  return window == window_ ? hand_.lost() : std::vector<Gesture>();
}

}  // namespace lectern
