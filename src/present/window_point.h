#pragma once
// Places of the pointer and of fingers, and what is held or begun there.

#include <cstdint>

#include "present/overlay_painter.h"
#include "show/ink.h"

namespace lectern {

/// A point of the desktop.
struct DesktopPoint {
  int x = 0;
  int y = 0;
  bool operator==(const DesktopPoint&) const = default;
};

/// A place in one of the windows, in its pixels.
struct WindowPoint {
  int x = 0;
  int y = 0;
  std::uint32_t window = 0;
};

/// As the events tell it that were handled so far.
struct HeldKeys {
  bool control = false;
  bool shift = false;
};

/// What fingers have begun.
struct FingerWork {
  float rest = 0;  ///< scrolled, but not a row yet
  SharedInk ink_before_press;
  SlidePlacement pinched;  ///< the slide as the second finger came down
};

}  // namespace lectern
