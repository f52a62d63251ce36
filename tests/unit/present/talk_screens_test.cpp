#include "present/talk_screens.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

Display display_at(const char* name, int x, bool is_primary = false) {
  return {.name = name, .bounds = {x, 0, 1920, 1080}, .is_primary = is_primary, .mode = {1920, 1080, 60}};
}

const std::vector<Display> kLaptop{display_at("eDP-1", 0, true)};
const std::vector<Display> kWithProjector{display_at("eDP-1", 0, true), display_at("HDMI-1", 1920)};
const std::vector<Display> kMirrored{display_at("eDP-1", 0, true), display_at("HDMI-1", 0)};

class TalkScreensTest : public testing::Test {
 protected:
  TalkScreens screens(std::optional<std::string> asked_for = {}) {
    return {std::move(asked_for),
            {.recall =
                 [this](const std::string& displays) {
                   const auto found = kept_.find(displays);
                   return found == kept_.end() ? std::nullopt : std::optional(found->second);
                 },
             .keep = [this](const std::string& displays, const std::string& choice) { kept_[displays] = choice; }}};
  }

  static void put(TalkScreens& screens) {
    screens.plan_again();
    screens.settle();
    screens.keep(false);
  }

  std::map<std::string, std::string> kept_;
};

TEST_F(TalkScreensTest, SlidesGoToTheProjectorAndWaitForItWhenItIsGone) {
  TalkScreens screens = this->screens();
  EXPECT_TRUE(screens.follow(kWithProjector));
  screens.settle();
  EXPECT_FALSE(screens.follow(kWithProjector));
  EXPECT_EQ(screens.plan().audience->name, "HDMI-1");
  EXPECT_EQ(screens.plan().console->name, "eDP-1");
  EXPECT_TRUE(screens.follow(kLaptop));
  EXPECT_EQ(screens.word_of_change(), "HDMI-1 is gone: the slides wait for it; X shows them here");
  EXPECT_EQ(screens.changed({}, {}).state, ScreenState::lost);
  screens.settle();
  EXPECT_TRUE(screens.follow(kWithProjector));
  EXPECT_EQ(screens.word_of_change(), "the slides are on HDMI-1");
  EXPECT_TRUE(kept_.empty()) << "nothing was chosen";
}

TEST_F(TalkScreensTest, AmongThreeDisplaysSlidesMoveOnAndTheConsoleWaitsToBeAskedFor) {
  const Display laptop = display_at("eDP-1", 0, true);
  const Display projector = display_at("HDMI-1", 1920);
  const Display beside = display_at("DP-2", 3840);
  TalkScreens screens = this->screens();
  screens.follow({laptop, projector, beside});
  screens.settle();
  screens.follow({laptop, beside});
  EXPECT_EQ(screens.word_of_change(), "HDMI-1 is gone: the slides are on DP-2");
  screens.settle();
  screens.follow({laptop, projector, beside});
  EXPECT_EQ(screens.word_of_change(), "") << "they stay where they are";
  screens.settle();
  screens.follow({projector, beside});
  EXPECT_EQ(screens.plan().audience->name, "DP-2");
  EXPECT_TRUE(screens.changed({}, {}).is_mirrored) << "the room may see HDMI-1";
  screens.settle();
  screens.follow({display_at("HDMI-1", 0), beside});
  EXPECT_TRUE(screens.changed({}, {}).is_mirrored) << "still, after another change";
  screens.settle();
  screens.follow({laptop, projector, beside});
  EXPECT_FALSE(screens.changed({}, {}).is_mirrored);
  EXPECT_EQ(screens.plan().console->name, "eDP-1");
}

TEST_F(TalkScreensTest, AChoiceIsRememberedForTheseDisplaysAlone) {
  TalkScreens first = this->screens();
  first.follow(kWithProjector);
  first.settle();
  first.swap();
  put(first);
  EXPECT_EQ(first.word_of_places(), "the slides are on eDP-1, the console on HDMI-1");
  TalkScreens second = this->screens();
  second.follow(kWithProjector);
  EXPECT_EQ(second.plan().audience->name, "eDP-1");
  TalkScreens elsewhere = this->screens();
  elsewhere.follow({display_at("eDP-1", 0, true), display_at("DP-3", 1920)});
  EXPECT_EQ(elsewhere.plan().audience->name, "DP-3");
}

TEST_F(TalkScreensTest, WhatIsAskedForIsStrongerThanWhatIsRemembered) {
  kept_["HDMI-1+eDP-1"] = "HDMI-1";
  TalkScreens asked = this->screens("edp-1");
  asked.follow(kWithProjector);
  EXPECT_EQ(asked.plan().audience->name, "eDP-1");
  EXPECT_EQ(kept_["HDMI-1+eDP-1"], "eDP-1");
  EXPECT_EQ(asked.word_of_missing_screen(), "");
  TalkScreens missing = this->screens("VGA-9");
  missing.follow(kWithProjector);
  EXPECT_EQ(missing.plan().audience->name, "eDP-1") << "as it was remembered";
  EXPECT_NE(missing.word_of_missing_screen().find("VGA-9"), std::string::npos);
}

TEST_F(TalkScreensTest, TheOneWindowIsRememberedToo) {
  TalkScreens first = this->screens();
  first.follow(kWithProjector);
  first.settle();
  first.keep(true);
  TalkScreens second = this->screens();
  second.follow(kWithProjector);
  EXPECT_FALSE(second.changed({}, {}).two_windows);
}

TEST_F(TalkScreensTest, AScreenThatTheOtherWindowIsOnIsChosenByChangingPlaces) {
  TalkScreens screens = this->screens();
  screens.follow(kWithProjector);
  screens.settle();
  EXPECT_FALSE(screens.choose({2, ScreenRole::slides}));
  ASSERT_TRUE(screens.choose({1, ScreenRole::console}));
  put(screens);
  EXPECT_EQ(screens.plan().audience->name, "eDP-1");
  EXPECT_EQ(screens.plan().console->name, "HDMI-1");
}

TEST_F(TalkScreensTest, MirroredDisplaysAreOneScreen) {
  TalkScreens screens = this->screens();
  screens.follow(kMirrored);
  EXPECT_TRUE(screens.changed({}, {}).is_mirrored);
  EXPECT_EQ(screens.changed({}, {}).screens, 1);
  EXPECT_EQ(screens.words_of_room(), "");
}

}  // namespace
}  // namespace lectern
