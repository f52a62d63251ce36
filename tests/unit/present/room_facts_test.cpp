#include "present/room_facts.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace lectern {
namespace {

const Display kLaptop{"eDP-1", {0, 0, 1920, 1200}, true, {3840, 2400, 59.998F}};
const Display kProjector{"HDMI-1", {1920, 0, 1920, 1080}, false, {1920, 1080, 59.94F}};
const Display kMirror{"HDMI-1", {0, 0, 1024, 768}, false, {1024, 768, 60}};

std::string text_of(const std::vector<DisplayFacts>& displays) {
  std::string text;
  for (const DisplayFacts& one : displays)
    text += fmt::format("{}: {}{}{}\n", one.name, one.mode, one.windows.empty() ? "" : "; " + one.windows,
                        one.mirrors ? "; mirrored" : "");
  return text;
}

RoomFacts facts_of(const std::vector<Display>& displays, bool apart = true) {
  const ScreenPlan plan = plan_screens(displays, {});
  Show show;
  show.screens = plan.state;
  show.console_apart = apart;
  return room_facts(displays, plan, show, {}, 0);
}

TEST(RoomFacts, a_display_has_a_mode_and_says_which_window_is_on_it) {
  EXPECT_EQ(text_of(facts_of({kLaptop, kProjector}).displays),
            "eDP-1: 3840 × 2400, 60 Hz, scale 2; console\nHDMI-1: 1920 × 1080, 59.94 Hz; slides\n");
  EXPECT_EQ(text_of(facts_of({kLaptop, kProjector}, false).displays),
            "eDP-1: 3840 × 2400, 60 Hz, scale 2; slides\nHDMI-1: 1920 × 1080, 59.94 Hz\n");
  EXPECT_EQ(text_of(facts_of({kLaptop}).displays), "eDP-1: 3840 × 2400, 60 Hz, scale 2; slides and console\n");
  EXPECT_EQ(text_of(facts_of({{"A", {0, 0, 800, 600}}}, false).displays), "A: 800 × 600; slides\n");
  EXPECT_EQ(text_of(facts_of({}).displays), "");
}

TEST(RoomFacts, the_rooms_screen_is_told_in_pixels) {
  const std::vector<Display> displays{kLaptop, kProjector, {"DP-2", {3840, 0, 800, 600}}};
  const std::vector<Screen> screens = screens_of(displays);
  EXPECT_EQ(screen_words(displays, screens[0]), "eDP-1 3840×2400");
  EXPECT_EQ(screen_words(displays, screens[1]), "HDMI-1 1920×1080");
  EXPECT_EQ(screen_words(displays, screens[2]), "DP-2 800×600");
  EXPECT_EQ(screen_words({}, screens[1]), "HDMI-1");
}

TEST(RoomFacts, mirrored_displays_are_named_and_are_one_screen) {
  const RoomFacts facts = facts_of({kLaptop, kMirror}, false);
  EXPECT_EQ(text_of(facts.displays),
            "eDP-1: 3840 × 2400, 60 Hz, scale 2; slides; mirrored\nHDMI-1: 1024 × 768, 60 Hz; slides; mirrored\n");
  EXPECT_EQ(text_of(facts.screens), "eDP-1 = HDMI-1: 3840 × 2400, 60 Hz, scale 2; slides; mirrored\n");
}

TEST(RoomFacts, power_that_may_not_last_is_a_warning) {
  using Source = PowerState::Source;
  struct Row {
    PowerState power;
    std::string words;
    bool warns;
  };
  for (const Row& row : {
           Row{{Source::unknown, {}, {}}, "the system does not say", false},
           Row{{Source::no_battery, {}, {}}, "mains, no battery", false},
           Row{{Source::charging, 71, {}}, "mains, charging: 71 %", false},
           Row{{Source::charging, {}, {}}, "mains, charging", false},
           Row{{Source::charged, 100, {}}, "mains, battery full", false},
           Row{{Source::battery, 96, 3 * 3600 + 5 * 60}, "on battery: 96 %, 3:05 h left", false},
           Row{{Source::battery, 96, 3600}, "on battery: 96 %, 1:00 h left", true},
           Row{{Source::battery, 49, {}}, "on battery: 49 %", true},
           Row{{Source::battery, {}, 9000}, "on battery: 2:30 h left", true},
           Row{{Source::battery, {}, {}}, "on battery", true},
       }) {
    const RoomFacts facts = room_facts({}, {}, {}, row.power, 0);
    EXPECT_EQ(facts.power, row.words);
    EXPECT_EQ(facts.power_warns, row.warns) << row.words;
  }
}

}  // namespace
}  // namespace lectern
