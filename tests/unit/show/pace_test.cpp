#include "show/pace.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// Six slides of two minutes; the third and the fifth are optional, the last is a backup.
ShowPlan two_minutes_each() {
  ShowPlan plan;
  for (const PlanKind kind : {PlanKind::normal, PlanKind::normal, PlanKind::optional, PlanKind::normal,
                              PlanKind::optional, PlanKind::normal, PlanKind::backup}) {
    PlanSlide slide;
    slide.kind = kind;
    slide.planned_seconds = 120;
    plan.slides.push_back(slide);
  }
  plan.duration_seconds = 720;
  return plan;
}

Progress at_slide(int slide, std::vector<int> spoken_seconds) {
  Progress progress;
  progress.slide = slide;
  for (const int spoken : spoken_seconds) {
    progress.spoken.emplace_back(seconds(spoken));
    progress.elapsed += seconds(spoken);
  }
  progress.spoken.resize(7, Moment{0});
  return progress;
}

class PaceTest : public testing::Test {
 protected:
  Moment behind(const Progress& progress) const { return pace_of(plan_, times_, progress).behind; }

  ShowPlan plan_ = two_minutes_each();
  TalkTimes times_ = talk_times(plan_);
};

TEST_F(PaceTest, is_on_time_while_each_slide_takes_what_is_planned) {
  EXPECT_EQ(behind(at_slide(0, {})), Moment{0});
  EXPECT_EQ(behind(at_slide(0, {119})), Moment{0});
  EXPECT_EQ(behind(at_slide(2, {120, 120, 60})), Moment{0});
  EXPECT_EQ(behind(at_slide(5, {120, 120, 120, 120, 120, 120})), Moment{0});
}

TEST_F(PaceTest, tells_behind_and_ahead_per_slide_and_in_all) {
  const Pace late = pace_of(plan_, times_, at_slide(1, {150, 135}));
  EXPECT_EQ(late.behind, seconds(45));
  EXPECT_EQ(late.slide_over, seconds(15));
  EXPECT_EQ(late.expected_end, seconds(765));
  const Pace early = pace_of(plan_, times_, at_slide(2, {100, 80, 10}));
  EXPECT_EQ(early.behind, seconds(-60));
  EXPECT_EQ(early.slide_over, Moment{0});
}

TEST_F(PaceTest, counts_no_look_ahead_and_no_second_time_for_what_was_said) {
  EXPECT_EQ(behind(at_slide(0, {60, 0, 0, 0, 0, 3})), seconds(3)) << "a look at the end costs only its own time";
  EXPECT_EQ(behind(at_slide(1, {120, 130, 120, 120})), seconds(10)) << "back for a question, later slides are done";
}

TEST_F(PaceTest, counts_jumped_over_and_skipped_slides_as_saved) {
  EXPECT_EQ(behind(at_slide(4, {120, 120, 0, 0, 5})), seconds(-240));
  Progress progress = at_slide(1, {200, 100});
  progress.skipped = {2};
  EXPECT_EQ(behind(progress), seconds(80 - 120));
}

TEST_F(PaceTest, leaves_the_plan_alone_on_backup_slides) {
  const Pace pace = pace_of(plan_, times_, at_slide(6, {120, 120, 120, 120, 120, 120, 90}));
  EXPECT_EQ(pace.slide_over, Moment{0});
  EXPECT_EQ(pace.behind, seconds(90));
}

TEST_F(PaceTest, signals_late_enough_not_to_nag_and_does_not_flicker) {
  const auto after = [&](PaceSignal before, int behind_seconds) {
    Pace pace;
    pace.behind = seconds(behind_seconds);
    return signal_after(before, pace, times_.length());
  };
  // A twentieth of twelve minutes is 36 s.
  EXPECT_EQ(after(PaceSignal::calm, 35), PaceSignal::calm);
  EXPECT_EQ(after(PaceSignal::calm, 36), PaceSignal::behind);
  EXPECT_EQ(after(PaceSignal::behind, 30), PaceSignal::behind);
  EXPECT_EQ(after(PaceSignal::behind, 23), PaceSignal::calm);
  EXPECT_EQ(after(PaceSignal::behind, 72), PaceSignal::late);
  EXPECT_EQ(after(PaceSignal::late, 60), PaceSignal::late);
  EXPECT_EQ(after(PaceSignal::late, 40), PaceSignal::behind);
  EXPECT_EQ(after(PaceSignal::calm, -71), PaceSignal::calm);
  EXPECT_EQ(after(PaceSignal::calm, -72), PaceSignal::ahead);
  EXPECT_EQ(after(PaceSignal::late, -100), PaceSignal::ahead);
}

TEST_F(PaceTest, says_it_in_words) {
  Pace pace;
  pace.behind = Moment{69'600};
  EXPECT_EQ(pace_words(pace, PaceSignal::late), "1:10 behind");
  EXPECT_EQ(pace_words(pace, PaceSignal::calm), "on time");
  pace.behind = -pace.behind;
  EXPECT_EQ(pace_words(pace, PaceSignal::ahead), "1:10 ahead");
}

TEST_F(PaceTest, proposes_the_least_cut_that_brings_the_talk_back) {
  EXPECT_EQ(proposed_cut(plan_, times_, at_slide(1, {120, 100})), std::nullopt);
  plan_.slides[2].planned_seconds = 60;
  times_ = talk_times(plan_);
  times_.target = times_.total;
  const auto small = proposed_cut(plan_, times_, at_slide(1, {120, 170}));
  ASSERT_TRUE(small);
  EXPECT_EQ(*small, (Cut{{2}, seconds(60), seconds(50), seconds(-10)}));
  EXPECT_EQ(proposed_cut(plan_, times_, at_slide(1, {120, 220}))->slides, std::vector{4}) << "one long before two";
  const auto both = proposed_cut(plan_, times_, at_slide(1, {120, 400}));
  EXPECT_EQ(*both, (Cut{{2, 4}, seconds(180), seconds(280), seconds(100)}));
}

TEST_F(PaceTest, proposes_nothing_that_is_past_or_agreed_already) {
  EXPECT_EQ(proposed_cut(plan_, times_, at_slide(5, {120, 120, 120, 120, 120, 300})), std::nullopt);
  Progress progress = at_slide(3, {200, 200, 200, 100});
  progress.skipped = {4};
  EXPECT_EQ(proposed_cut(plan_, times_, progress), std::nullopt);
}

TEST_F(PaceTest, knows_which_slide_is_due_when) {
  EXPECT_EQ(slide_due_at(times_, minutes(6))->slide, 3);
  EXPECT_EQ(slide_due_at(times_, minutes(6))->begins, minutes(6));
  EXPECT_EQ(slide_due_at(times_, Moment{0})->slide, 0);
  EXPECT_EQ(slide_due_at(times_, minutes(60))->slide, 5) << "backup slides are never due";
  EXPECT_FALSE(slide_due_at({}, Moment{0}));
}

TEST(SlideOverTest, asks_for_a_quarter_and_twenty_seconds) {
  EXPECT_FALSE(is_over(seconds(50), seconds(30)));
  EXPECT_TRUE(is_over(seconds(51), seconds(30)));
  EXPECT_FALSE(is_over(seconds(225), seconds(180)));
  EXPECT_TRUE(is_over(seconds(226), seconds(180)));
  EXPECT_FALSE(is_over(seconds(500), seconds(0)));
}

}  // namespace
}  // namespace lectern
