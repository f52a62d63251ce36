#include "show/screens.h"

#include <gtest/gtest.h>

#include "unit/show/talk.h"

namespace lectern {
namespace {

const Display kLaptop{"eDP-1", {0, 0, 1920, 1200}, true};
const Display kProjector{"HDMI-1", {1920, 0, 1920, 1080}, false};
const Display kMirror{"HDMI-1", {0, 0, 1024, 768}, false};
const Display kThird{"DP-2", {3840, 0, 2560, 1440}, false};
const Display kDesk{"DP-1", {0, 0, 2560, 1440}, false};

/// "slides on HDMI-1, notes on eDP-1".
std::string text_of(const ScreenPlan& plan) {
  std::string text = plan.state == ScreenState::single     ? "single"
                     : plan.state == ScreenState::separate ? "separate"
                                                           : "lost";
  if (plan.is_mirrored) text += " mirrored";
  if (plan.audience) text += ": slides on " + plan.audience->name;
  if (plan.console) text += ": notes on " + plan.console->name;
  return text;
}

TEST(Screens, displays_that_overlap_are_one_screen) {
  struct Row {
    std::vector<Display> displays;
    std::string screens;
  };
  for (const Row& row :
       {Row{{}, ""}, Row{{kLaptop}, "eDP-1 "}, Row{{kLaptop, kProjector}, "eDP-1 HDMI-1 "},
        Row{{kLaptop, kMirror}, "eDP-1=HDMI-1 "}, Row{{kLaptop, kMirror, kThird}, "eDP-1=HDMI-1 DP-2 "},
        // What overlaps two screens makes them one.
        Row{{kLaptop, kProjector, {"DP-9", {1000, 0, 1920, 1080}, false}}, "eDP-1=HDMI-1=DP-9 "},
        // Touching is not overlapping.
        Row{{{"A", {0, 0, 100, 100}}, {"B", {100, 0, 100, 100}}, {"C", {0, 100, 100, 100}}}, "A B C "}}) {
    std::string text;
    for (const Screen& screen : screens_of(row.displays)) {
      for (const std::string& name : screen.displays) text += (name == screen.displays.front() ? "" : "=") + name;
      text += ' ';
    }
    if (row.displays.size() == 3 && row.screens.starts_with("eDP-1=HDMI-1=")) {
      EXPECT_EQ(screens_of(row.displays).size(), 1U);
    } else {
      EXPECT_EQ(text, row.screens);
    }
  }
}

ScreenWishes asked(std::string audience) {
  ScreenWishes wishes;
  wishes.audience = std::move(audience);
  return wishes;
}

ScreenWishes windows_on(std::string console, std::string audience) {
  ScreenWishes wishes;
  wishes.console_now = std::move(console);
  wishes.audience_now = std::move(audience);
  wishes.had_two = true;
  return wishes;
}

TEST(Screens, the_slides_go_to_the_projector_and_the_notes_stay_with_the_speaker) {
  struct Row {
    std::vector<Display> displays;
    ScreenWishes wishes;
    std::string plan;
  };
  const ScreenWishes none;
  for (const Row& row : {
           Row{{}, none, "single"},
           Row{{kLaptop}, none, "single: slides on eDP-1"},
           Row{{kLaptop, kProjector}, none, "separate: slides on HDMI-1: notes on eDP-1"},
           Row{{kProjector, kLaptop}, none, "separate: slides on HDMI-1: notes on eDP-1"},
           Row{{kLaptop, kMirror}, none, "single mirrored: slides on eDP-1"},
           Row{{kLaptop, kProjector, kThird}, none, "separate: slides on HDMI-1: notes on eDP-1"},
           // One projector mirrors the laptop and another does not.
           Row{{kLaptop, kMirror, kThird}, none, "separate mirrored: slides on DP-2: notes on eDP-1"},
           Row{{kLaptop, kMirror, kThird}, asked("eDP-1"), "separate: slides on eDP-1: notes on DP-2"},
           Row{{kLaptop, kMirror, kThird}, asked("HDMI-1"), "separate: slides on eDP-1: notes on DP-2"},
           // Without a built-in panel the primary display is the speaker's.
           Row{{kDesk, {"HDMI-1", {2560, 0, 1920, 1080}, true}}, none, "separate: slides on DP-1: notes on HDMI-1"},
           Row{{kDesk, kThird}, none, "separate: slides on DP-2: notes on DP-1"},
           // Asked for: by name in any case, by number, wrongly.
           Row{{kLaptop, kProjector}, asked("edp-1"), "separate: slides on eDP-1: notes on HDMI-1"},
           Row{{kLaptop, kProjector}, asked("1"), "separate: slides on eDP-1: notes on HDMI-1"},
           Row{{kLaptop, kProjector, kThird}, asked("3"), "separate: slides on DP-2: notes on eDP-1"},
           Row{{kLaptop, kProjector}, asked("VGA-7"), "separate: slides on HDMI-1: notes on eDP-1"},
           Row{{kLaptop, kProjector}, asked("3"), "separate: slides on HDMI-1: notes on eDP-1"},
       }) {
    EXPECT_EQ(text_of(plan_screens(row.displays, row.wishes)), row.plan);
  }
}

TEST(Screens, windows_stay_where_they_are_when_displays_come_and_go) {
  struct Row {
    std::vector<Display> displays;
    ScreenWishes wishes;
    std::string plan;
  };
  const ScreenWishes apart = windows_on("eDP-1", "HDMI-1");
  const ScreenWishes swapped = windows_on("HDMI-1", "eDP-1");
  ScreenWishes after_one = apart;
  after_one.had_two = false;
  ScreenWishes one;
  one.console_now = "eDP-1";
  for (const Row& row : {
           // The projector goes: the notes stay, the slides wait.
           Row{{kLaptop}, apart, "lost: notes on eDP-1"},
           // The laptop's lid closes: what is left is the room's, so the notes have no place.
           Row{{kProjector}, apart, "single: slides on HDMI-1"},
           Row{{kLaptop}, swapped, "single: slides on eDP-1"},
           Row{{kLaptop, kMirror}, apart, "single mirrored: slides on eDP-1"},
           Row{{kLaptop, kProjector}, apart, "separate: slides on HDMI-1: notes on eDP-1"},
           Row{{kLaptop, kProjector}, swapped, "separate: slides on eDP-1: notes on HDMI-1"},
           // Another projector takes the place of the one that went.
           Row{{kLaptop, kThird}, apart, "separate: slides on DP-2: notes on eDP-1"},
           Row{{kLaptop, kThird, kProjector}, apart, "separate: slides on HDMI-1: notes on eDP-1"},
           Row{{kLaptop, kProjector}, one, "separate: slides on HDMI-1: notes on eDP-1"},
           // X with three screens: the two that are used change places.
           Row{{kLaptop, kProjector, kThird},
               {.audience = "eDP-1", .console_now = "eDP-1", .audience_now = "DP-2", .had_two = true},
               "separate: slides on eDP-1: notes on DP-2"},
           // After one screen for all, each goes back to its own.
           Row{{kLaptop, kProjector}, after_one, "separate: slides on HDMI-1: notes on eDP-1"},
           Row{{}, apart, "single"},
       }) {
    EXPECT_EQ(text_of(plan_screens(row.displays, row.wishes)), row.plan);
  }
}

TEST(Screens, a_window_keeps_its_size_on_a_screen_where_it_fits_and_is_made_smaller_elsewhere) {
  const DesktopRect laptop{0, 0, 1920, 1080};
  EXPECT_EQ(standing_on(laptop, 1555, 972), (DesktopRect{182, 54, 1555, 972}));
  EXPECT_EQ(standing_on({100, 50, 1280, 800}, 1555, 972), (DesktopRect{164, 90, 1151, 720}));
  EXPECT_EQ(standing_on({0, 0, 1080, 1920}, 1600, 1000), (DesktopRect{54, 656, 972, 607}));
  for (const DesktopRect& screen : {laptop, DesktopRect{-800, 20, 800, 600}, DesktopRect{0, 0, 1, 1}}) {
    for (const int width : {0, 1, 320, 1824, 1920, 40000})
      EXPECT_TRUE(screen.contains(standing_on(screen, width, 900)));
  }
}

TEST(Screens, a_console_whose_screen_went_may_be_seen_on_any_that_was_not_named_for_it) {
  const std::vector<Display> room{{"HDMI-1", {0, 0, 1920, 1080}, true}, {"DP-2", {1920, 0, 1280, 720}, false}};
  const ScreenWishes talk{.audience = {}, .console_now = "eDP-1", .audience_now = "HDMI-1", .had_two = true};
  EXPECT_TRUE(plan_screens(room, talk).is_displaced);
  EXPECT_EQ(plan_screens(room, talk).audience->name, "HDMI-1");
  std::vector<Display> all = room;
  all.push_back({"eDP-1", {3200, 0, 1920, 1080}, false});
  EXPECT_FALSE(plan_screens(all, talk).is_displaced) << "it is back";
  ScreenWishes sent = talk;
  sent.console = "DP-2";
  EXPECT_FALSE(plan_screens(room, sent).is_displaced) << "where the speaker sent it";
  EXPECT_FALSE(
      plan_screens(room, {.audience = {}, .console_now = {}, .audience_now = {}, .had_two = false}).is_displaced)
      << "the beginning of a talk";
  const std::vector<Display> panel{{"HDMI-1", {0, 0, 1920, 1080}, true}, {"LVDS-1", {1920, 0, 1280, 720}, false}};
  EXPECT_FALSE(plan_screens(panel, talk).is_displaced) << "a panel is the speaker's";
}

TEST(Screens, a_set_of_displays_has_one_name_whatever_their_order_and_places) {
  EXPECT_EQ(display_set({kLaptop, kProjector}), "HDMI-1+eDP-1");
  EXPECT_EQ(display_set({kMirror, kLaptop}), "HDMI-1+eDP-1");
  EXPECT_EQ(display_set({}), "");
}

Command screens(ScreenState state, bool is_mirrored = false) {
  return ScreensChanged{state, is_mirrored, true, {}, {}};
}

TEST(Screens, the_talk_follows_the_displays) {
  const ShowPlan plan = plan_from("n n n");
  struct Row {
    std::vector<Command> commands;
    std::string state;
  };
  const Command apart = screens(ScreenState::separate);
  const Command lost = screens(ScreenState::lost);
  const Command single = screens(ScreenState::single);
  const Command mirrored = screens(ScreenState::single, true);
  const Command beside_mirror = screens(ScreenState::separate, true);
  const Command moved_to_mirror = ScreensChanged{.state = ScreenState::separate,
                                                 .is_mirrored = true,
                                                 .two_windows = true,
                                                 .room_shape = {},
                                                 .word = {},
                                                 .screens = 2,
                                                 .console_moved = true};
  for (const Row& row : {
           Row{{apart}, "0.0.0 notes full apart"},
           Row{{apart, Next{}, lost}, "1.0.0 notes full apart lost"},
           Row{{apart, Next{}, lost, Next{}, apart}, "2.0.0 notes full apart"},
           // A console that was closed stays closed, whatever is plugged.
           Row{{apart, ToggleNotes{}, lost}, "0.0.0 full apart lost"},
           Row{{apart, ToggleNotes{}, lost, apart}, "0.0.0 full apart"},
           // One screen for all: everything private closes at once.
           Row{{apart, ToggleDiagnostics{}, mirrored}, "0.0.0 full"},
           Row{{apart, ToggleOverview{}, mirrored}, "0.0.0 full"},
           Row{{apart, single}, "0.0.0 full"},
           Row{{apart, mirrored, Next{}, ToggleBlack{}}, "1.0.0 black full"},
           Row{{apart, mirrored, ToggleNotes{}}, "0.0.0 notes? full"},
           Row{{apart, mirrored, ToggleNotes{}, Cancel{}}, "0.0.0 full"},
           Row{{apart, mirrored, ToggleNotes{}, Accept{}}, "0.0.0 notes full"},
           // Said once, it holds until the displays change or the full screen ends.
           Row{{apart, mirrored, ToggleNotes{}, Accept{}, ToggleNotes{}, ToggleNotes{}}, "0.0.0 notes full"},
           Row{{apart, mirrored, ToggleNotes{}, Accept{}, apart, mirrored, ToggleNotes{}}, "0.0.0 notes? full"},
           Row{{ToggleFullScreen{}, ToggleNotes{}}, "0.0.0 notes? full"},
           Row{{ToggleFullScreen{}, ToggleDiagnostics{}}, "0.0.0 diagnostics? full"},
           Row{{ToggleFullScreen{}, ToggleDiagnostics{}, Accept{}}, "0.0.0 diagnostics full"},
           Row{{ToggleFullScreen{}, ToggleNotes{}, Next{}}, "1.0.0 full"},
           Row{{ToggleFullScreen{}, ToggleNotes{}, Accept{}, ToggleFullScreen{}, ToggleFullScreen{}, ToggleNotes{}},
               "0.0.0 notes? full"},
           // A screen that is mirrored while the notes stand in a window: they close too.
           Row{{ToggleNotes{}, mirrored}, "0.0.0"},
           Row{{mirrored, ToggleNotes{}}, "0.0.0 notes?"},
           // Both windows on one screen, and in one again.
           Row{{ToggleConsoleWindow{}}, "0.0.0 notes apart"},
           Row{{ToggleConsoleWindow{}, ToggleConsoleWindow{}}, "0.0.0 notes"},
           Row{{ToggleConsoleWindow{}, ToggleFullScreen{}}, "0.0.0 full"},
           Row{{apart, ToggleConsoleWindow{}}, "0.0.0 notes"},
           Row{{apart, ToggleConsoleWindow{}, ToggleConsoleWindow{}}, "0.0.0 notes full apart"},
           Row{{apart, lost, ToggleConsoleWindow{}}, "0.0.0 notes full apart lost"},
           // The speaker's screen is mirrored while the slides have one of their own: the notes wait to be asked for.
           Row{{beside_mirror}, "0.0.0 full apart"},
           Row{{beside_mirror, ToggleNotes{}}, "0.0.0 notes? full apart"},
           Row{{beside_mirror, ToggleNotes{}, Cancel{}}, "0.0.0 full apart"},
           Row{{beside_mirror, ToggleNotes{}, Accept{}}, "0.0.0 notes full apart"},
           Row{{beside_mirror, ToggleDiagnostics{}}, "0.0.0 diagnostics? full apart"},
           Row{{beside_mirror, ToggleConsoleWindow{}, ToggleConsoleWindow{}}, "0.0.0 full apart"},
           Row{{apart, beside_mirror}, "0.0.0 full apart"},
           Row{{apart, ToggleOverview{}, beside_mirror, Next{}}, "1.0.0 full apart"},
           Row{{apart, ToggleDiagnostics{}, beside_mirror}, "0.0.0 full apart"},
           Row{{apart, beside_mirror, apart}, "0.0.0 notes full apart"},
           Row{{beside_mirror, ToggleNotes{}, Accept{}, beside_mirror}, "0.0.0 notes full apart"},
           Row{{beside_mirror, ToggleNotes{}, Accept{}, mirrored}, "0.0.0 full"},
           // The notes were agreed to on another mirrored screen.
           Row{{beside_mirror, ToggleNotes{}, Accept{}, moved_to_mirror}, "0.0.0 full apart"},
           // The slides on the only screen that is left.
           Row{{apart, lost, SwapScreens{}}, "0.0.0 full"},
           Row{{apart, lost, SwapScreens{}, apart}, "0.0.0 notes full apart"},
       }) {
    EXPECT_EQ(text_of(played(plan, row.commands)), row.state);
  }
}

TEST(Screens, a_projector_of_another_shape_is_spoken_of_in_the_console_alone) {
  const ShowPlan plan = plan_from("n n n");
  const auto question_on = [&](ScreenState state, Size room, std::vector<Command> before = {}) {
    Show show = played(plan, before);
    show = after(show, ScreensChanged{state, false, true, room, {}}, plan, Moment{0});
    return show.question == Question::lay_out;
  };
  EXPECT_TRUE(question_on(ScreenState::separate, {1024, 768}));
  EXPECT_TRUE(question_on(ScreenState::separate, {3440, 1080}));
  EXPECT_FALSE(question_on(ScreenState::separate, {1920, 1080}));
  EXPECT_FALSE(question_on(ScreenState::separate, {1920, 1200}));
  EXPECT_FALSE(question_on(ScreenState::separate, {0, 0}));
  EXPECT_FALSE(question_on(ScreenState::single, {1024, 768}));
  Show show =
      after(start_show(plan), ScreensChanged{ScreenState::separate, false, true, {1024, 768}, {}}, plan, Moment{0});
  EXPECT_EQ(after(show, Accept{}, plan, Moment{0}).slide_shape, (Size{1024, 768}));
  EXPECT_EQ(after(show, Cancel{}, plan, Moment{0}).slide_shape, (Size{0, 0}));
  EXPECT_EQ(text_of(after(show, Next{}, plan, Moment{0})), "1.0.0 notes full apart");
}

TEST(Screens, the_console_goes_where_it_was_sent_unless_the_slides_are_there) {
  struct Row {
    std::string audience;
    std::string console;
    std::string plan;
  };
  for (const Row& row : {
           Row{"HDMI-1", "DP-2", "separate: slides on HDMI-1: notes on DP-2"},
           Row{"HDMI-1", "dp-2", "separate: slides on HDMI-1: notes on DP-2"},
           Row{"HDMI-1", "HDMI-1", "separate: slides on HDMI-1: notes on eDP-1"},
           Row{"HDMI-1", "gone", "separate: slides on HDMI-1: notes on eDP-1"},
           Row{"eDP-1", "HDMI-1", "separate: slides on eDP-1: notes on HDMI-1"},
       }) {
    ScreenWishes wishes = windows_on("eDP-1", "HDMI-1");
    wishes.audience = row.audience;
    wishes.console = row.console;
    EXPECT_EQ(text_of(plan_screens({kLaptop, kProjector, kThird}, wishes)), row.plan) << row.console;
  }
}

TEST(Screens, a_screen_that_is_not_there_is_answered_with_those_that_are) {
  const std::vector<Screen> two =
      screens_of({{"eDP-1", {0, 0, 1920, 1080}, true}, {"HDMI-1", {1920, 0, 1920, 1080}, false}});
  EXPECT_EQ(word_of_missing(two, "hdmi-1"), "");
  EXPECT_EQ(word_of_missing(two, "2"), "");
  EXPECT_EQ(word_of_missing(two, "3"), "there is no screen 3, only eDP-1 and HDMI-1");
  EXPECT_EQ(word_of_missing(screens_of({{"eDP-1", {0, 0, 1920, 1080}, true}}), "VGA-1"),
            "there is no screen VGA-1, only eDP-1");
  EXPECT_EQ(word_of_missing({}, "VGA-1"), "there is no screen VGA-1");
}

TEST(Screens, a_choice_is_remembered_as_it_was_made) {
  for (const auto& [choice, text] : {
           std::pair{ScreenChoice{"HDMI-1", {}, false}, "HDMI-1"},
           std::pair{ScreenChoice{"HDMI-1", {}, true}, "HDMI-1 (one window)"},
           std::pair{ScreenChoice{"HDMI-1", "eDP-1", false}, "HDMI-1 (console on eDP-1)"},
           std::pair{ScreenChoice{"HDMI-1", "eDP-1", true}, "HDMI-1 (console on eDP-1) (one window)"},
           std::pair{ScreenChoice{"Dell (24)", "BenQ (27)", false}, "Dell (24) (console on BenQ (27))"},
           std::pair{ScreenChoice{"Dell (24)", {}, false}, "Dell (24)"},
           std::pair{ScreenChoice{}, ""},
       }) {
    EXPECT_EQ(text_of(choice), text);
    EXPECT_EQ(screen_choice_from(text), choice) << text;
  }
}

TEST(Screens, each_window_shows_what_it_should) {
  const ShowPlan plan = plan_from("n n n");
  struct Row {
    std::vector<Command> commands;
    std::string windows;
  };
  const Command apart = screens(ScreenState::separate);
  for (const Row& row : {
           Row{{}, "slides"},
           Row{{ToggleNotes{}}, "notes"},
           Row{{ToggleOverview{}}, "notes"},
           Row{{ToggleConsoleWindow{}}, "slides, notes"},
           Row{{apart}, "slides, notes"},
           Row{{apart, ToggleOverview{}}, "slides, notes"},
           Row{{apart, ToggleNotes{}}, "slides"},
           Row{{apart, ToggleNotes{}, Quit{}}, "slides, notes"},
           Row{{apart, ToggleNotes{}, OpenGoTo{}}, "slides, notes"},
           Row{{apart, ToggleNotes{}, screens(ScreenState::lost)}, "slides, notes"},
           Row{{screens(ScreenState::separate, true)}, "slides"},
           Row{{screens(ScreenState::separate, true), ToggleRoomCheck{}}, "slides"},
           Row{{screens(ScreenState::separate, true), ToggleNotes{}}, "slides, notes"},
       }) {
    const Show show = played(plan, row.commands);
    std::string windows = shows_slides_alone(show, Moment{1000}) ? "slides" : "notes";
    if (shows_console_window(show, Moment{1000})) windows += ", notes";
    EXPECT_EQ(windows, row.windows) << text_of(show);
  }
}

}  // namespace
}  // namespace lectern
