#include "present/practice.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/files/temporary_folder.h"
#include "unit/present/slide_called.h"

namespace lectern {
namespace {

constexpr Moment kSecond{1000};

ShowPlan plan_of_two_sections() {
  ShowPlan plan;
  plan.slides = {slide_called("First", 1, true), slide_called("Costs", 1), slide_called("Second", 2, true),
                 slide_called("Risks", 2)};
  for (std::size_t i = 0; i < plan.slides.size(); ++i) plan.slides[i].number = static_cast<int>(i) + 1;
  return plan;
}

class PracticeTest : public testing::Test {
 protected:
  Result<Practice> begun() const {
    return Practice::begin(options_, std::make_shared<KeptStore>(folder_ / "lectern.db"), {"/talk.md", "Talk", {}},
                           plan_);
  }

  Show speaking(const Practice& practice, const Show& show) const {
    return after(show, ToggleClock{}, practice.limited(plan_), Moment{0});
  }

  TemporaryFolder folder_;
  ShowPlan plan_ = plan_of_two_sections();
  RehearsalOptions options_;
};

TEST_F(PracticeTest, BeginsAtTheFirstSlideOfItsSection) {
  options_.section = "sec";
  auto practice = begun();
  ASSERT_TRUE(practice);
  const ShowPlan limited = practice->limited(plan_);
  const Show show = practice->started(start_show(plan_), limited, Moment{0});
  EXPECT_EQ(show.place.slide, 2);
  EXPECT_EQ(current_message(show, Moment{0}), "→ begins: then speak as on the day");
}

TEST_F(PracticeTest, SaysWhichSectionsThereAre) {
  options_.section = "Third";
  const auto practice = begun();
  ASSERT_FALSE(practice);
  EXPECT_NE(practice.error().hint.find("First"), std::string::npos) << practice.error().hint;
}

TEST_F(PracticeTest, AStepOnBeginsToSpeakAndNothingElseDoes) {
  Show show = start_show(plan_);
  EXPECT_TRUE(Practice::begins_speaking(show, Next{}));
  EXPECT_FALSE(Practice::begins_speaking(show, Previous{}));
  show.overview_cursor = 0;
  EXPECT_FALSE(Practice::begins_speaking(show, Next{}));
  show.overview_cursor.reset();
  EXPECT_FALSE(Practice::begins_speaking(after(show, ToggleClock{}, plan_, Moment{0}), Next{}));
}

TEST_F(PracticeTest, NotesRunAlongAtThePaceOfThePlanAndNeverBack) {
  options_.teleprompter = true;
  auto practice = begun();
  ASSERT_TRUE(practice);
  Show show = speaking(*practice, practice->started(start_show(plan_), plan_, Moment{0}));
  show.notes_scroll_most = 900;  // 1000 tall in a frame of 100
  practice->note(show, Moment{0});
  EXPECT_EQ(practice->prompt(show, 100, Moment{0}), 0);
  practice->note(show, 5 * kSecond);
  const auto half = practice->prompt(show, 100, 5 * kSecond);
  ASSERT_TRUE(half);
  EXPECT_NEAR(*half, 500 - 100.0F / 3, 1);
  EXPECT_EQ(practice->prompt(show, 100, 5 * kSecond), std::nullopt);
  practice->note(show, 60 * kSecond);
  const auto rest = practice->prompt(show, 100, 60 * kSecond);
  ASSERT_TRUE(rest);
  EXPECT_NEAR(*half + *rest, 900, 0.1);
}

TEST_F(PracticeTest, EndsWithoutAReportWhereNothingWasSaid) {
  int ended = 0;
  options_.ended = [&](const RehearsalOutcome&) { ++ended; };
  auto silent = begun();
  ASSERT_TRUE(silent);
  EXPECT_FALSE(silent->end(silent->started(start_show(plan_), plan_, Moment{0}), "Talk", 9 * kSecond));
  auto spoken = begun();
  ASSERT_TRUE(spoken);
  const Show show = speaking(*spoken, spoken->started(start_show(plan_), plan_, Moment{0}));
  spoken->note(show, Moment{0});
  EXPECT_TRUE(spoken->end(show, "Talk", 9 * kSecond));
  EXPECT_EQ(ended, 1);
}

}  // namespace
}  // namespace lectern
