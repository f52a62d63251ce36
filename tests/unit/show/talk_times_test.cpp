#include "show/talk_times.h"

#include <gtest/gtest.h>

#include <numeric>

namespace lectern {
namespace {

using std::chrono::seconds;

PlanSlide slide(int words, std::optional<int> planned = {}, PlanKind kind = PlanKind::normal) {
  PlanSlide made;
  made.kind = kind;
  made.planned_seconds = planned;
  made.load = {words, 0, 0, true};
  made.title = "Slide " + std::to_string(words);
  made.anchor = made.title;
  made.fingerprint = static_cast<std::uint64_t>(words) + 1;
  std::string text;
  for (int i = 1; i < 9; ++i) text += " word" + std::to_string(words * 100 + i);
  made.sketch = sketch_of(text);
  return made;
}

ShowPlan plan_with(std::vector<PlanSlide> slides, std::optional<int> duration = {}, int reserve = 0) {
  ShowPlan plan;
  plan.slides = std::move(slides);
  plan.duration_seconds = duration;
  plan.reserve_seconds = reserve;
  return plan;
}

/// "60.000 setting, 30.000 estimate = 90.000"
std::string listed(const TalkTimes& times) {
  std::string text;
  for (const SlideTime& slide : times.slides) {
    const char* source = slide.source == TimeSource::setting      ? "setting"
                         : slide.source == TimeSource::rehearsals ? "rehearsals"
                                                                  : "estimate";
    text += (text.empty() ? "" : ", ") + std::to_string(slide.planned.count()) + " " + source;
  }
  return text + " = " + std::to_string(times.total.count());
}

Run run_of(const ShowPlan& plan, std::vector<int> spoken_seconds, std::int64_t began = 1) {
  Run run;
  run.began.unix_ms = began;
  for (const PlanSlide& planned : plan.slides)
    run.slides.push_back({identity_of(planned),
                          planned.kind,
                          0,
                          planned.load.words,
                          planned.load.characters,
                          time_besides_words(planned.load, 1),
                          {}});
  for (std::size_t i = 0; i < spoken_seconds.size(); ++i)
    run.visits.push_back({static_cast<int>(i), 0, 0, Moment{0}, seconds(spoken_seconds[i]), Moment{0}});
  return run;
}

TEST(TalkTimesTest, estimates_from_words_characters_pictures_and_steps) {
  const SpeakingRate rate;
  EXPECT_EQ(estimated_time({130, 0, 0, true}, 1, rate), seconds(63));
  EXPECT_EQ(estimated_time({0, 300, 0, true}, 1, rate), seconds(63));
  EXPECT_EQ(estimated_time({130, 0, 2, true}, 3, rate), seconds(63 + 12 + 3));
  EXPECT_EQ(estimated_time({0, 0, 0, false}, 1, rate), seconds(8)) << "even an empty slide is shown";
  EXPECT_EQ(estimated_time({100, 0, 0, true}, 1, {100, 300, 0}), seconds(63));
}

TEST(TalkTimesTest, plans_by_setting_then_rehearsals_then_estimate) {
  const ShowPlan plan = plan_with({slide(130, 90), slide(130), slide(130)});
  TimesKnown known;
  known.rehearsed = {seconds(20), seconds(70), std::nullopt};
  EXPECT_EQ(listed(talk_times(plan, known)), "90000 setting, 70000 rehearsals, 63000 estimate = 223000");
}

TEST(TalkTimesTest, leaves_backup_and_hidden_slides_out) {
  const ShowPlan plan = plan_with({slide(130, 60), slide(130, 60, PlanKind::backup), slide(130, 60, PlanKind::hidden),
                                   slide(0, 30, PlanKind::optional)});
  EXPECT_EQ(listed(talk_times(plan)), "60000 setting, 0 setting, 0 setting, 30000 setting = 90000");
}

TEST(TalkTimesTest, shares_what_fixed_times_leave_of_the_slot) {
  const ShowPlan plan = plan_with({slide(0, 60), slide(127), slide(62)}, 360, 60);
  const TalkTimes times = talk_times(plan);
  EXPECT_EQ(times.target, seconds(300));
  EXPECT_EQ(times.total, seconds(300)) << "adds up to the millisecond";
  EXPECT_EQ(times.slides[0].planned, seconds(60));
  EXPECT_NEAR(
      static_cast<double>(times.slides[1].planned.count()) / static_cast<double>(times.slides[2].planned.count()),
      static_cast<double>(times.slides[1].natural.count()) / static_cast<double>(times.slides[2].natural.count()),
      0.001);
}

TEST(TalkTimesTest, shortens_all_where_fixed_times_take_too_much) {
  EXPECT_EQ(listed(talk_times(plan_with({slide(0, 100), slide(0, 300)}, 200))),
            "50000 setting, 150000 setting = 200000");
  const TalkTimes tight = talk_times(plan_with({slide(0, 290), slide(130)}, 300));
  EXPECT_EQ(tight.total, seconds(300));
  EXPECT_LT(tight.slides[0].planned, seconds(290));
}

TEST(TalkTimesTest, does_not_stretch_a_talk_whose_times_are_all_fixed) {
  EXPECT_EQ(listed(talk_times(plan_with({slide(0, 60), slide(0, 60)}, 600))), "60000 setting, 60000 setting = 120000");
}

TEST(TalkTimesTest, survives_a_talk_of_no_slides_and_no_time) {
  EXPECT_EQ(listed(talk_times(plan_with({}, 600))), " = 0");
  EXPECT_EQ(listed(talk_times(plan_with({slide(0, 0)}, 0))), "0 setting = 0");
  EXPECT_EQ(listed(talk_times(plan_with({slide(130)}, 0))), "0 estimate = 0");
}

TEST(TalkTimesTest, reckons_the_slot_from_its_end_by_the_clock) {
  ShowPlan plan = plan_with({slide(0, 60)}, 1200, 300);
  EXPECT_EQ(slot_of(plan, {}).target, seconds(900));
  plan.ends_at = 15 * 3600 + 30 * 60;
  EXPECT_EQ(slot_of(plan, {}).target, seconds(900)) << "before the talk nobody knows when it begins";
  EXPECT_EQ(slot_of(plan, 15 * 3600).target, seconds(900)) << "early: the slot is no longer for that";
  EXPECT_EQ(slot_of(plan, 15 * 3600 + 14 * 60).target, seconds(16 * 60 - 300)) << "four minutes late";
  EXPECT_EQ(slot_of(plan, 15 * 3600 + 25 * 60).target, seconds(150)) << "questions shrink too";
  EXPECT_EQ(slot_of(plan, 16 * 3600).target, seconds(0)) << "over before it began";
  plan.duration_seconds = {};
  EXPECT_EQ(slot_of(plan, 15 * 3600).whole, seconds(1800));
  plan.ends_at = 600;
  EXPECT_EQ(slot_of(plan, 24 * 3600 - 600).whole, seconds(1200)) << "past midnight";
}

TEST(TalkTimesTest, knows_slides_of_earlier_runs_by_their_content) {
  const ShowPlan before = plan_with({slide(10), slide(20), slide(30)});
  const std::vector<lectern::Run> runs{run_of(before, {10, 20, 30}, 1), run_of(before, {12, 26, 1}, 2)};
  const ShowPlan after = plan_with({slide(30), slide(99), slide(20)});
  const auto times = rehearsed_times(after, runs);
  EXPECT_EQ(times, (std::vector<std::optional<Moment>>{seconds(30), std::nullopt, seconds(23)}));
}

TEST(TalkTimesTest, takes_the_median_of_the_last_three_runs) {
  const ShowPlan plan = plan_with({slide(10)});
  const std::vector<lectern::Run> runs{run_of(plan, {500}, 1), run_of(plan, {40}, 2), run_of(plan, {90}, 4),
                                       run_of(plan, {50}, 3)};
  EXPECT_EQ(rehearsed_times(plan, runs).front(), seconds(50));
}

TEST(TalkTimesTest, takes_a_whole_talk_for_a_measure_and_one_that_broke_off_for_none) {
  const ShowPlan plan = plan_with({slide(10), slide(120), slide(240)});
  lectern::Run given = run_of(plan, {0, 63, 123}, 2);
  lectern::Run broken_off = run_of(plan, {5, 200, 0}, 3);
  for (lectern::Run* run : {&given, &broken_off}) {
    run->kind = RunKind::talk;
    for (std::size_t i = 0; i < run->slides.size(); ++i) {
      run->slides[i].planned = seconds(60);
      run->slides[i].number = static_cast<int>(i) + 1;
    }
  }
  EXPECT_TRUE(said_all(given)) << "the first slide stood there before the clock ran";
  EXPECT_FALSE(said_all(broken_off));
  const std::vector<lectern::Run> runs{run_of(plan, {10, 65, 121}, 1), given, broken_off};
  EXPECT_EQ(rehearsed_times(plan, runs), (std::vector<std::optional<Moment>>{seconds(10), seconds(64), seconds(122)}));
  EXPECT_NEAR(learnt_rate(std::vector{given, broken_off}).value().words_per_minute, 120, 0.01);
  broken_off.kind = RunKind::rehearsal;
  EXPECT_EQ(rehearsed_times(plan, std::vector{broken_off})[1], seconds(200)) << "a rehearsal is begun on purpose";
}

TEST(TalkTimesTest, takes_no_measure_from_slides_that_were_flicked_through) {
  // Two minutes of notes, one that takes half a minute, and one without notes.
  const ShowPlan plan = plan_with({slide(254), slide(60), slide(0)});
  const auto slow = run_of(plan, {110, 28, 9}, 1);
  const auto quick = run_of(plan, {23, 6, 2}, 2);
  const auto partly = run_of(plan, {26, 5, 3}, 3);
  EXPECT_FALSE(was_flicked_through(slow));
  EXPECT_TRUE(was_flicked_through(quick));
  EXPECT_FALSE(was_flicked_through(partly));
  EXPECT_FALSE(was_flicked_through(run_of(plan, {}))) << "nothing was shown";
  using Times = std::vector<std::optional<Moment>>;
  EXPECT_EQ(rehearsed_times(plan, std::vector{slow, quick}), (Times{seconds(110), seconds(28), seconds(9)}));
  EXPECT_EQ(rehearsed_times(plan, std::vector{slow, partly}), (Times{seconds(68), seconds(28), seconds(6)}));
  EXPECT_EQ(learnt_rate(std::vector{slow, quick}), learnt_rate(std::vector{slow}));
}

TEST(TalkTimesTest, learns_the_speakers_own_rate) {
  const ShowPlan plan = plan_with({slide(120), slide(240), slide(0)});
  const std::vector<lectern::Run> runs{run_of(plan, {63, 123, 40})};
  const auto rate = learnt_rate(runs);
  ASSERT_TRUE(rate);
  EXPECT_NEAR(rate->words_per_minute, 120, 0.01);
  EXPECT_NEAR(rate->characters_per_minute, 300 * 120 / 130.0, 0.01);
  EXPECT_EQ(rate->runs, 1);
  EXPECT_EQ(estimated_time({120, 0, 0, true}, 1, *rate), seconds(63)) << "what was learnt foretells what was measured";
}

TEST(TalkTimesTest, learns_nothing_from_cues_or_from_too_little) {
  const ShowPlan cues = plan_with({slide(20), slide(30), slide(25)});
  EXPECT_EQ(learnt_rate(std::vector{run_of(cues, {120, 150, 130})}), std::nullopt);
  EXPECT_EQ(learnt_rate(std::vector{run_of(plan_with({slide(40)}), {30})}), std::nullopt);
  EXPECT_EQ(learnt_rate(std::vector{run_of(plan_with({slide(400)}), {5})}), std::nullopt) << "skipped";
  EXPECT_EQ(learnt_rate({}), std::nullopt);
}

TEST(TalkTimesTest, prefers_the_decks_own_rate_to_the_learnt_one) {
  ShowPlan plan = plan_with({slide(100)});
  TimesKnown known;
  known.own_rate = SpeakingRate{200, 400, 3};
  EXPECT_EQ(talk_times(plan, known).total, seconds(33));
  plan.words_per_minute = 100;
  EXPECT_EQ(talk_times(plan, known).total, seconds(63));
}

TEST(TalkTimesTest, rounds_to_seconds_that_add_up) {
  const std::vector<Moment> times{Moment{1400}, Moment{1400}, Moment{1400}, Moment{300}};
  const std::vector<int> whole = whole_seconds(times);
  EXPECT_EQ(std::accumulate(whole.begin(), whole.end(), 0), 5);
  EXPECT_EQ(whole, (std::vector<int>{2, 2, 1, 0}));
  EXPECT_TRUE(whole_seconds({}).empty());
}

}  // namespace
}  // namespace lectern
