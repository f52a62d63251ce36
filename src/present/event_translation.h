#pragma once
// SDL's key events as KeyPress. SDL tells where a key lies and what it means unshifted, not what it produces; while
// text input is off (so that no input method eats the keys of a talk) that is asked of X11 itself.

#include <optional>

#include "show/keys.h"

union SDL_Event;

namespace lectern {

class KeyTranslation {
 public:
  /// Turns text input off. Call once the video system is up.
  KeyTranslation();

  /// A key going down; nothing for all other events. Every event must pass through here, in order.
  std::optional<KeyPress> key_press(const SDL_Event& event);

 private:
  char32_t produced_ = 0;  ///< by the X11 key event that the next SDL key event stands for
};

}  // namespace lectern
