#pragma once
// What there is to know of the room before a talk, in words: the displays and what is on them, the power. Pure.

#include <optional>
#include <string>
#include <vector>

#include "show/show.h"

namespace lectern {

/// What the system says of its power.
struct PowerState {
  enum class Source { unknown, battery, no_battery, charging, charged };
  Source source = Source::unknown;
  std::optional<int> percent;
  std::optional<int> seconds;  ///< until the battery is empty
  bool operator==(const PowerState&) const = default;
};

/// A display as a line of a list.
struct DisplayFacts {
  std::string name;
  std::string mode;      ///< "1920 × 1080, 60 Hz, scale 2"
  std::string windows;   ///< "slides", "console"; empty: none
  bool mirrors = false;  ///< shows what another display shows too
  bool operator==(const DisplayFacts&) const = default;
};

struct RoomFacts {
  std::vector<DisplayFacts> displays;
  std::vector<DisplayFacts> screens;  ///< mirrored displays are one; in the order that ChooseScreen counts
  std::string power;
  bool power_warns = false;  ///< it may not last
  std::string card;          ///< what the card's type stands for
  bool operator==(const RoomFacts&) const = default;
};

RoomFacts room_facts(const std::vector<Display>& displays, const ScreenPlan& plan, const Show& show,
                     const PowerState& power, float smallest_type);

/// "3840 × 2160, 60 Hz, scale 2"; what is not known is left out.
std::string mode_words(const Display& display);

/// "HDMI-1 3840×2160", in pixels.
std::string screen_words(const std::vector<Display>& displays, const Screen& screen);

/// "on battery: 40 %, 1:10 h left".
std::string power_words(const PowerState& power);

}  // namespace lectern
