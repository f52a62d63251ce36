#include "show/resume.h"

#include <gtest/gtest.h>

#include "unit/show/talk.h"

namespace lectern {
namespace {

constexpr Moment kMinute{60'000};

LeftTalk left_at(Place place, bool ended_cleanly, Moment age) {
  LeftTalk left;
  left.place = place;
  left.ended_cleanly = ended_cleanly;
  left.age = age;
  left.clock_started = true;
  left.clock_running = true;
  left.elapsed = 10 * kMinute;
  return left;
}

TEST(Resume, at_once_after_a_crash_and_only_on_request_after_an_orderly_end) {
  const ShowPlan plan = plan_from("n n3 n n b");
  LeftTalk only_looked_at = left_at({1, 0, 0}, true, kMinute);
  only_looked_at.clock_started = false;
  LeftTalk not_begun = left_at({0, 0, 0}, false, kMinute);
  not_begun.clock_started = false;
  struct Row {
    LeftTalk left;
    Resumption resumption;
  };
  for (const Row& row : {
           Row{left_at({1, 0, 2}, false, kMinute), Resumption::at_once},
           Row{left_at({0, 0, 0}, false, kMinute), Resumption::at_once},
           Row{left_at({1, 0, 2}, false, 119 * kMinute), Resumption::at_once},
           Row{left_at({1, 0, 2}, false, 121 * kMinute), Resumption::ask},
           Row{left_at({3, 0, 0}, false, 121 * kMinute), Resumption::none},
           // The computer's clock may have been set back meanwhile, by a flat battery by years.
           Row{left_at({1, 0, 2}, false, -kMinute), Resumption::at_once},
           Row{left_at({1, 0, 2}, false, -121 * kMinute), Resumption::ask},
           Row{not_begun, Resumption::none},
           Row{left_at({1, 0, 2}, true, 600 * kMinute), Resumption::ask},
           Row{left_at({4, 0, 0}, true, kMinute), Resumption::ask},
           Row{left_at({3, 0, 0}, true, kMinute), Resumption::none},
           Row{left_at({0, 0, 0}, true, kMinute), Resumption::none},
           Row{only_looked_at, Resumption::none},
       }) {
    EXPECT_EQ(static_cast<int>(resumption_of(row.left, plan)), static_cast<int>(row.resumption))
        << text_of(row.left.place) << (row.left.ended_cleanly ? " clean" : " crash");
  }
  EXPECT_EQ(static_cast<int>(resumption_of(left_at({0, 0, 0}, false, kMinute), ShowPlan{})),
            static_cast<int>(Resumption::none));
}

TEST(Resume, finds_the_slide_by_content_then_anchor_then_index) {
  ShowPlan plan = plan_from("n n3 n h");
  for (std::size_t i = 0; i < plan.slides.size(); ++i) {
    plan.slides[i].fingerprint = 10 + i;
    plan.slides[i].anchor = fmt::format("a{}", i);
  }
  EXPECT_EQ(text_of(found_again(plan, 11, "x", {0, 0, 2})), "1.0.2");
  EXPECT_EQ(text_of(found_again(plan, 99, "a1", {0, 0, 1})), "1.0.1");
  EXPECT_EQ(text_of(found_again(plan, 99, "gone", {2, 0, 0})), "2.0.0");
  EXPECT_EQ(text_of(found_again(plan, 99, "gone", {77, 5, 5})), "2.0.0");
  EXPECT_EQ(text_of(found_again(plan, 99, "gone", {-4, 0, 0})), "0.0.0");
  // A slide that is hidden by now gives way to a neighbour.
  EXPECT_EQ(text_of(found_again(plan, 13, "", {3, 0, 0})), "2.0.0");
  // Among slides of the same content the one at the same index.
  plan.slides[0].fingerprint = plan.slides[2].fingerprint = 7;
  EXPECT_EQ(text_of(found_again(plan, 7, "", {2, 0, 0})), "2.0.0");
}

TEST(Resume, the_rooms_clock_went_on_after_a_crash_and_rested_after_an_orderly_end) {
  const ShowPlan plan = plan_from("n n n");
  const Moment now{5'000'000};
  const Show crashed = resumed(start_show(plan), left_at({1, 0, 0}, false, 2 * kMinute), plan, now);
  EXPECT_EQ(elapsed(crashed.clock, now), 12 * kMinute);
  EXPECT_EQ(elapsed(crashed.clock, now + kMinute), 13 * kMinute);
  const Show ended = resumed(start_show(plan), left_at({1, 0, 0}, true, 2 * kMinute), plan, now);
  EXPECT_EQ(elapsed(ended.clock, now), 10 * kMinute);
  const Show long_ago = resumed(start_show(plan), left_at({1, 0, 0}, false, 121 * kMinute), plan, now);
  EXPECT_EQ(elapsed(long_ago.clock, now), 10 * kMinute) << "nobody waited";
  LeftTalk paused_talk = left_at({1, 0, 0}, false, 2 * kMinute);
  paused_talk.clock_running = false;
  EXPECT_EQ(elapsed(resumed(start_show(plan), paused_talk, plan, now).clock, now + kMinute), 10 * kMinute);
}

TEST(Resume, what_only_the_speaker_sees_comes_back_in_any_case_and_cuts_with_the_talk_alone) {
  const ShowPlan plan = plan_from("n n o n o n");
  LeftTalk left = left_at({1, 0, 0}, true, kMinute);
  left.notes_size = 40;
  left.look.light = true;
  left.cuts = {2, 4};
  left.bookmarks = {.marks = {{3, 0, 0}}, .came_from = Place{5, 0, 0}};
  left.questions = QuestionTime{.back = {3, 0, 0}, .clock = {}, .talk_ran = true};
  const Show asked = offered(start_show(plan), left);
  for (const Show& show : {asked, after(asked, Next{}, plan, Moment{0}), furnished(start_show(plan), left)}) {
    EXPECT_EQ(show.notes_size, 40);
    EXPECT_TRUE(show.look.light);
    EXPECT_EQ(show.bookmarks.marks, left.bookmarks.marks);
    EXPECT_TRUE(show.cuts.empty() && !show.bookmarks.came_from && !show.questions);
  }
  const Show back = after(asked, Accept{}, plan, Moment{9000});
  EXPECT_EQ(back.cuts, left.cuts);
  EXPECT_EQ(back.bookmarks, left.bookmarks);
  EXPECT_EQ(text_of(next_place(back, plan).value()), "3.0.0");
  ASSERT_TRUE(back.questions);
  EXPECT_EQ(elapsed(back.questions->clock, Moment{10'000}), Moment{1000});
  // Starting over leaves nothing of the talk but what the speaker alone sees.
  LeftTalk crashed = left;
  crashed.ended_cleanly = false;
  crashed.questions.reset();
  const Show over = after(resumed(start_show(plan), crashed, plan, Moment{0}), FirstSlide{}, plan, Moment{0});
  EXPECT_TRUE(over.cuts.empty());
}

TEST(Resume, home_starts_over_until_the_first_move) {
  const ShowPlan plan = plan_from("n n n");
  const LeftTalk left = left_at({1, 0, 0}, false, kMinute);
  const Show back = resumed(start_show(plan), left, plan, Moment{0});
  const Show over = after(back, FirstSlide{}, plan, Moment{0});
  EXPECT_EQ(text_of(over), "0.0.0");
  EXPECT_FALSE(over.clock.started);
  const Show moved = played(plan, {Next{}, FirstSlide{}}, back);
  EXPECT_TRUE(moved.clock.started);
}

TEST(Resume, a_question_is_answered_with_enter_and_passed_over_by_any_move) {
  const ShowPlan plan = plan_from("n n n n");
  const Show asked = offered(start_show(plan), left_at({2, 0, 0}, true, kMinute));
  EXPECT_EQ(text_of(after(asked, Accept{}, plan, Moment{0}).place), "2.0.0");
  EXPECT_EQ(text_of(after(asked, Next{}, plan, Moment{0}).place), "1.0.0");
  EXPECT_EQ(after(asked, Next{}, plan, Moment{0}).question, Question::none);
  EXPECT_EQ(text_of(after(asked, Cancel{}, plan, Moment{0}).place), "0.0.0");
}

TEST(Resume, a_talk_that_filled_the_only_screen_fills_it_again_and_shows_no_notes_there) {
  const ShowPlan plan = plan_from("n n n");
  LeftTalk left = left_at({1, 0, 0}, false, kMinute);
  left.full_screen = true;
  Show fresh = start_show(plan);
  fresh.notes_shown = true;
  EXPECT_EQ(text_of(resumed(fresh, left, plan, Moment{0})), "1.0.0 full");
  fresh = after(fresh, ScreensChanged{ScreenState::separate, false, true, {}, {}}, plan, Moment{0});
  EXPECT_EQ(text_of(resumed(fresh, left, plan, Moment{0})), "1.0.0 notes full apart");
}

TEST(Resume, what_stands_at_slides_is_taken_as_it_was_and_all_else_as_it_is) {
  const ShowPlan plan = plan_from("n n o n n");
  Show rest = start_show(plan);
  rest.place.slide = 3;
  rest.cuts = {2};
  rest.bookmarks.marks = {{1, 0, 0}};
  Show show = start_show(plan);
  show.notes_size = 50;
  show.questions = QuestionTime{};
  EXPECT_FALSE(has_places_of(show, rest));
  show.questions.reset();
  const Show taken = with_places_of(show, rest);
  EXPECT_EQ(taken.place.slide, 3);
  EXPECT_EQ(taken.cuts, std::vector<int>{2});
  EXPECT_EQ(taken.bookmarks, rest.bookmarks);
  EXPECT_EQ(taken.notes_size, 50);
  EXPECT_TRUE(has_places_of(taken, rest)) << "whatever else differs";
  rest.questions = QuestionTime{};
  EXPECT_FALSE(has_places_of(taken, rest)) << "questions go back to a place";
}

TEST(Resume, the_slide_that_the_clock_started_behind_is_known_for_as_long_as_it_runs) {
  const ShowPlan plan = plan_from("n n n n");
  Show show = after(start_show(plan), Next{}, plan, Moment{5});
  EXPECT_EQ(show.before_clock, 0);
  show = after(show, Next{}, plan, Moment{9});
  EXPECT_EQ(show.before_clock, 0);
  EXPECT_EQ(after(show, PlanChanged{{1, 2, 3, 3}, {}}, plan, Moment{9}).before_clock, 1);
  LeftTalk left;
  left.clock_started = left.clock_running = true;
  left.elapsed = Moment{60'000};
  left.place.slide = 3;
  EXPECT_EQ(resumed(start_show(plan), left, plan, Moment{70'000}).before_clock, std::nullopt);
  left.before_clock = 0;
  EXPECT_EQ(resumed(start_show(plan), left, plan, Moment{70'000}).before_clock, 0);
  const Show measured = after(after(start_show(plan), ToggleClock{}, plan, Moment{0}), Next{}, plan, Moment{9});
  EXPECT_EQ(measured.before_clock, std::nullopt) << "the clock was started on the slide itself";
}

}  // namespace
}  // namespace lectern
