#pragma once
// The names of the displays under Wayland. SDL 2.26 gives each its description ("Dell Inc. U2415"), and the connector,
// by which people, other programs and our own memory call it ("HDMI-A-1", "eDP-1"), to nobody.

#include <string>
#include <vector>

#include "show/screens.h"

namespace lectern {

/// What the compositor says of an output in the protocol xdg-output, version 2 or later. SDL's description is from
/// there too.
struct WaylandOutput {
  std::string name;         ///< its connector, "HDMI-A-1"
  std::string description;  ///< for people
  int x = 0;                ///< in the desktop's units
  int y = 0;
};

/// Asks the compositor, on a connection that is closed again: a millisecond. Empty where there is none or it does not
/// know the protocol. Any thread.
std::vector<WaylandOutput> wayland_outputs();

/// Gives displays that SDL described the names of their connectors. An output belongs to one display, at the same
/// place and with the same description; a display without one keeps its name.
void name_by_connector(std::vector<Display>& displays, std::vector<WaylandOutput> outputs);

}  // namespace lectern
