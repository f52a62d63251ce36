#include "present/chosen_size.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

constexpr PixelSize kUsual{1555, 972};
constexpr PixelSize kSmall{1280, 800};
constexpr PixelSize kUpright{1080, 1920};

TEST(ChosenSize, one_that_was_given_for_a_smaller_screen_is_not_the_chosen_one) {
  ChosenSize chosen(kUsual);
  chosen.settle(kUsual, std::nullopt);
  chosen.give(kSmall);
  chosen.settle(kSmall, std::nullopt);
  EXPECT_EQ(chosen.size(), kUsual);
}

TEST(ChosenSize, an_answer_that_comes_late_is_nobodys_choice) {
  ChosenSize chosen(kUsual);
  chosen.give(kSmall);
  chosen.give(kUpright);
  chosen.settle(kSmall, std::nullopt);  // the window system is one change behind
  EXPECT_EQ(chosen.size(), kUsual);
  chosen.settle(kUsual, kSmall);
  EXPECT_EQ(chosen.size(), kSmall) << "what is wished for is taken";
}

TEST(ChosenSize, one_that_was_never_given_was_chosen_by_hand) {
  ChosenSize chosen(kUsual);
  chosen.give(kSmall);
  chosen.settle(PixelSize{1000, 700}, kUpright);
  EXPECT_EQ(chosen.size(), (PixelSize{1000, 700}));
  // What was given long ago may be chosen again.
  for (int i = 0; i < 8; ++i) chosen.give(kUpright);
  chosen.settle(kSmall, std::nullopt);
  EXPECT_EQ(chosen.size(), kSmall);
}

TEST(ChosenSize, that_of_a_screen_is_nobodys_choice) {
  ChosenSize chosen(kUsual);
  chosen.settle(PixelSize{1000, 700}, std::nullopt);
  chosen.settle(std::nullopt, std::nullopt);
  EXPECT_EQ(chosen.size(), (PixelSize{1000, 700})) << "which was chosen before it filled one";
  chosen.settle(std::nullopt, kSmall);
  EXPECT_EQ(chosen.size(), kSmall);
}

}  // namespace
}  // namespace lectern
