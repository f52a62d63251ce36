#pragma once
// How the console looks; ours, whatever the deck's theme. The dark one does not light the speaker's face in a dark
// room; the light one can be read in daylight. Every text colour has a contrast of at least 4.5 to its ground.

#include "base/colour.h"

namespace lectern {

struct ConsoleColours {
  Colour ground;
  Colour bar;
  Colour panel;  ///< sheets that open over the rest
  Colour ink;
  Colour muted;
  Colour line;    ///< hairlines and empty tracks; carries no meaning
  Colour accent;  ///< what the audience sees; progress
  Colour frozen;
  Colour warning;
  Colour selected;  ///< ground of the chosen row
  float dim = 1;    ///< share of its light that a preview keeps
};

inline constexpr ConsoleColours kDarkConsole{.ground = {20, 24, 29, 255},
                                             .bar = {27, 32, 39, 255},
                                             .panel = {33, 39, 47, 255},
                                             .ink = {230, 230, 224, 255},
                                             .muted = {150, 160, 170, 255},
                                             .line = {52, 60, 70, 255},
                                             .accent = {74, 144, 217, 255},
                                             .frozen = {92, 188, 240, 255},
                                             .warning = {240, 176, 80, 255},
                                             .selected = {44, 62, 84, 255},
                                             .dim = 0.72F};
inline constexpr ConsoleColours kLightConsole{.ground = {246, 246, 243, 255},
                                              .bar = {232, 232, 227, 255},
                                              .panel = {255, 255, 255, 255},
                                              .ink = {24, 28, 34, 255},
                                              .muted = {84, 92, 102, 255},
                                              .line = {200, 201, 196, 255},
                                              .accent = {24, 95, 170, 255},
                                              .frozen = {0, 108, 150, 255},
                                              .warning = {150, 82, 0, 255},
                                              .selected = {208, 224, 242, 255},
                                              .dim = 1};

inline const ConsoleColours& console_colours(bool light) {
  return light ? kLightConsole : kDarkConsole;
}

}  // namespace lectern
