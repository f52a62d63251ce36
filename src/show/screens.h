#pragma once
// Which screen gets which window. Pure: room `present` lists the displays and moves the windows. Displays that overlap
// show the same part of the desktop (a mirrored projector), so they count as one screen.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// A part of the desktop, in the units that the system places windows in.
struct DesktopRect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;

  bool overlaps(const DesktopRect& other) const {
    return x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height;
  }
  bool contains(const DesktopRect& other) const {
    return other.x >= x && other.y >= y && other.x + other.width <= x + width && other.y + other.height <= y + height;
  }
  bool operator==(const DesktopRect&) const = default;
};

/// What a display is driven with; zeros are not known.
struct DisplayMode {
  int width = 0;  ///< pixels
  int height = 0;
  float hertz = 0;
  bool operator==(const DisplayMode&) const = default;
};

/// A display as the system names it.
struct Display {
  std::string name;  ///< such as "HDMI-1"
  DesktopRect bounds;
  bool is_primary = false;
  DisplayMode mode = {};
  bool operator==(const Display&) const = default;
};

/// What a person takes for one screen: a display, or several that show the same.
struct Screen {
  std::string name;  ///< of its first display; all of them are in `displays`
  std::vector<std::string> displays;
  DesktopRect bounds;  ///< of the first display
  bool is_primary = false;
  bool is_mirrored() const { return displays.size() > 1; }
  bool shows(std::string_view display) const;
};

/// In the order of the displays.
std::vector<Screen> screens_of(const std::vector<Display>& displays);

/// Where a window of this size stands on a screen: in its middle, smaller where it would leave no room for its frame.
DesktopRect standing_on(const DesktopRect& screen, int width, int height);

/// The name of this set of displays, under which choices are remembered: the same whatever their order and places.
std::string display_set(const std::vector<Display>& displays);

/// A screen by the name of one of its displays (in any case), or by its number from 1.
std::optional<int> find_screen(const std::vector<Screen>& screens, std::string_view name_or_number);

/// What to say where `wish` names none of them; empty where it names one.
std::string word_of_missing(const std::vector<Screen>& screens, std::string_view wish);

/// True for panels that are built into a laptop, by the names that Linux gives them.
bool is_built_in(std::string_view display);

/// What the person asked for and where the windows are; display names.
struct ScreenWishes {
  std::optional<std::string> audience;      ///< asked for with --screen or X, else remembered for this set
  std::optional<std::string> console = {};  ///< likewise, where the console was sent to a screen
  std::string console_now;                  ///< where the console is; empty before there is one
  std::string audience_now;                 ///< the screen that was the room's last; empty before there was one
  bool had_two = false;                     ///< the windows were on screens of their own, and one of them may be gone
};

/// What a person chose for a set of displays, as it is remembered.
struct ScreenChoice {
  std::string slides;        ///< a screen's name, or its number from 1
  std::string console = {};  ///< a screen's name; empty: where it would go by itself
  bool one_window = false;   ///< though there are several screens
  bool operator==(const ScreenChoice&) const = default;
};
/// "HDMI-1", "HDMI-1 (console on eDP-1)", "HDMI-1 (one window)", and back.
std::string text_of(const ScreenChoice& choice);
ScreenChoice screen_choice_from(std::string_view text);

enum class ScreenState {
  single,    ///< one screen, or several that show the same: the room may see all of it
  separate,  ///< the room's screen and the speaker's
  lost       ///< the room's screen went away; the speaker's is left
};

struct ScreenPlan {
  ScreenState state = ScreenState::single;
  bool is_mirrored = false;        ///< the screen with the console shows on several displays
  bool is_displaced = false;       ///< the console's own screen went, and nobody sent it to this one
  std::optional<Screen> audience;  ///< absent while it is lost, or where there is no display at all
  std::optional<Screen> console;   ///< absent where it has no screen of its own
};

/// Where the windows belong. The console goes to the laptop's panel, else to the primary display; the slides to
/// another one. Windows that are placed stay where they are as long as their displays do.
ScreenPlan plan_screens(const std::vector<Display>& displays, const ScreenWishes& wishes);

}  // namespace lectern
