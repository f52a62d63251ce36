#pragma once
// Places of the pointer, and of fingers.

#include <cstdint>

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

}  // namespace lectern
