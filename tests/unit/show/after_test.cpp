#include <gtest/gtest.h>

#include "unit/show/talk.h"

namespace lectern {
namespace {

struct Row {
  const char* plan;
  std::vector<Command> commands;
  const char* state;
};

void expect_states(const std::vector<Row>& rows) {
  int number = 0;
  for (const Row& row : rows) {
    const ShowPlan plan = plan_from(row.plan);
    EXPECT_EQ(text_of(played(plan, row.commands)), row.state) << "row " << number << ", plan " << row.plan;
    ++number;
  }
}

TEST(After, walks_through_steps_pages_and_slides) {
  expect_states({
      {"n3 n", {Next{}}, "0.0.1"},
      {"n3 n", {Next{}, Next{}, Next{}}, "1.0.0"},
      {"n2/2 n", {Next{}, Next{}}, "0.1.0"},
      {"n2/2 n", {Next{}, Next{}, Next{}, Next{}, Previous{}}, "0.1.1"},
      {"n2/2 n", {Next{}, Next{}, Previous{}}, "0.0.1"},
      {"n n", {Next{}, Next{}, Next{}}, "1.0.0"},
      {"n n", {Previous{}}, "0.0.0"},
  });
}

TEST(After, skips_steps_with_whole_slides) {
  expect_states({
      {"n3/2 n2 n", {NextSlide{}}, "1.0.0"},
      {"n3/2 n2 n", {NextSlide{}, Next{}, PreviousSlide{}}, "0.0.0"},
      {"n3", {Next{}, NextSlide{}}, "0.0.1"},
      {"n3", {Next{}, PreviousSlide{}}, "0.0.0"},
  });
}

TEST(After, never_reaches_hidden_slides_and_reaches_backup_slides_on_request) {
  expect_states({
      {"h n h n b", {}, "1.0.0"},
      {"n h n", {Next{}}, "2.0.0"},
      {"n h n", {Next{}, Previous{}}, "0.0.0"},
      {"n h n", {GoToSlide{1}}, "0.0.0"},
      {"n n b b", {Next{}, Next{}}, "1.0.0"},
      {"n n b b", {GoToNumber{3}}, "2.0.0"},
      {"n n b b", {GoToNumber{3}, Next{}}, "3.0.0"},
      {"n n b b", {GoToNumber{4}, Previous{}, Previous{}}, "1.0.0"},
      {"n b n", {Next{}}, "2.0.0"},
      {"n n b", {LastSlide{}}, "1.0.0"},
      {"b n b", {FirstSlide{}}, "1.0.0"},
      {"h b h", {Next{}, LastSlide{}, FirstSlide{}}, "1.0.0"},
  });
}

TEST(After, has_a_state_for_a_deck_with_nothing_to_show) {
  const std::vector<Command> everything{Next{},           Previous{},      NextSlide{},    PreviousSlide{},
                                        FirstSlide{},     LastSlide{},     GoToSlide{0},   GoToNumber{1},
                                        Accept{},         Cancel{},        ToggleFreeze{}, ToggleOverview{},
                                        MoveCursor{1, 1}, PlanChanged{{}}, ToggleFreeze{}};
  expect_states({{"", everything, "-1.0.0"}, {"h h", everything, "-1.0.0"}});
}

TEST(After, a_move_brings_the_slides_back_and_advances) {
  expect_states({
      {"n n", {ToggleBlack{}}, "0.0.0 black"},
      {"n n", {ToggleBlack{}, ToggleBlack{}}, "0.0.0"},
      {"n n", {ToggleBlack{}, ToggleWhite{}}, "0.0.0 white"},
      {"n n", {ToggleBlack{}, Next{}}, "1.0.0"},
      {"n n", {Next{}, ToggleWhite{}, Previous{}}, "0.0.0"},
      {"n n", {Next{}, ToggleWhite{}, Next{}}, "1.0.0"},
      {"n n", {ToggleHelp{}, Next{}}, "1.0.0"},
      {"n n", {ToggleDiagnostics{}, Next{}}, "1.0.0"},
      {"n n", {ToggleBlack{}, GoToNumber{2}}, "1.0.0"},
  });
}

TEST(After, freezing_keeps_what_the_audience_sees) {
  const ShowPlan plan = plan_from("n2 n n");
  Show show = played(plan, {Next{}, ToggleFreeze{}, Next{}, Next{}});
  EXPECT_EQ(text_of(show), "2.0.0 frozen 0.0.1");
  EXPECT_EQ(text_of(audience_view(show).place), "0.0.1");
  show = played(plan, {ToggleFreeze{}}, show);
  EXPECT_EQ(text_of(audience_view(show).place), "2.0.0");
}

TEST(After, escape_closes_the_innermost_thing_and_never_ends_the_show) {
  expect_states({
      {"n n", {ToggleBlack{}, ToggleOverview{}, ToggleHelp{}, TypeDigit{1}}, "0.0.0 black overview 0 help entry 1"},
      {"n n", {ToggleBlack{}, ToggleOverview{}, ToggleHelp{}, TypeDigit{1}, Cancel{}}, "0.0.0 black overview 0 help"},
      {"n n",
       {ToggleBlack{}, ToggleOverview{}, ToggleHelp{}, TypeDigit{1}, Cancel{}, Cancel{}},
       "0.0.0 black overview 0"},
      {"n n", {ToggleBlack{}, ToggleOverview{}, Cancel{}}, "0.0.0 black"},
      {"n n", {ToggleBlack{}, Cancel{}}, "0.0.0"},
      {"n n", {ToggleFullScreen{}, ToggleNotes{}, Accept{}, Cancel{}, Cancel{}}, "0.0.0 notes full"},
      {"n n", {ToggleFullScreen{}, Quit{}, Cancel{}}, "0.0.0 full"},
  });
}

TEST(After, goes_to_a_typed_number) {
  expect_states({
      {"n n n", {TypeDigit{3}, Accept{}}, "2.0.0"},
      {"n n n n n n n n n n n n", {TypeDigit{1}, TypeDigit{2}, Accept{}}, "11.0.0"},
      {"n n n", {TypeDigit{3}, EraseDigit{}, Accept{}}, "1.0.0"},
      {"n n n", {OpenGoTo{}, SetQuery{"2", "2"}, Accept{}}, "1.0.0"},
      {"n n n", {OpenGoTo{}, SetQuery{"9", "9"}, Accept{}}, "0.0.0 go-to 9"},
      {"n n n", {OpenGoTo{}, Accept{}}, "0.0.0"},
      {"n n n", {TypeDigit{9}, Accept{}}, "0.0.0"},
      {"n n n", {TypeDigit{3}, Next{}, Accept{}}, "2.0.0"},
      {"n n n", {TypeDigit{3}, Next{}}, "1.0.0"},
      {"n h n", {TypeDigit{2}, Accept{}}, "2.0.0"},
  });
}

TEST(After, says_which_numbers_there_are) {
  const ShowPlan plan = plan_from("n n b");
  const Show show = played(plan, {GoToNumber{7}});
  EXPECT_EQ(current_message(show, Moment{1001}), "there is no slide 7: the numbers go from 1 to 3");
  EXPECT_EQ(current_message(show, Moment{60'000}), std::nullopt);
}

TEST(After, forgets_digits_that_were_left_standing) {
  const ShowPlan plan = plan_from("n n n");
  const Show typed = after(start_show(plan), TypeDigit{3}, plan, Moment{0});
  EXPECT_EQ(text_of(after(typed, Accept{}, plan, kEntryLife)), "2.0.0");
  EXPECT_EQ(text_of(after(typed, Accept{}, plan, kEntryLife + Moment{1})), "1.0.0");
  EXPECT_EQ(current_digits(typed, kEntryLife), "3");
  EXPECT_EQ(current_digits(typed, kEntryLife + Moment{1}), std::nullopt);
}

TEST(After, the_overview_has_a_cursor_of_its_own) {
  expect_states({
      {"n n n n n n", {ToggleOverview{}, SetOverviewColumns{2}, MoveCursor{0, 1}}, "0.0.0 overview 2"},
      {"n n n n n n", {ToggleOverview{}, SetOverviewColumns{2}, MoveCursor{0, 1}, Accept{}}, "2.0.0"},
      {"n h n n", {ToggleOverview{}, Next{}}, "0.0.0 overview 2"},
      {"n n b", {ToggleOverview{}, MoveCursor{0, 9}}, "0.0.0 overview 2"},
      {"n n b", {ToggleOverview{}, LastSlide{}, Previous{}}, "0.0.0 overview 0"},
      {"n n b", {ToggleOverview{}, GoToSlide{1}}, "1.0.0"},
      {"n n b", {ToggleOverview{}, TypeDigit{3}, Accept{}}, "2.0.0"},
      {"n n b", {ToggleOverview{}, Next{}, ToggleOverview{}}, "0.0.0"},
  });
}

TEST(After, asks_before_leaving_a_talk_that_is_given) {
  expect_states({
      {"n", {Quit{}}, "0.0.0 gone"},
      {"n n", {ToggleFullScreen{}, Quit{}}, "0.0.0 quit? full"},
      {"n n", {ToggleFullScreen{}, Quit{}, Accept{}}, "0.0.0 full gone"},
      {"n n", {ToggleFullScreen{}, Quit{}, Quit{}}, "0.0.0 quit? full gone"},
      {"n n", {ToggleFullScreen{}, Quit{}, Next{}}, "1.0.0 full"},
      {"n n", {Next{}, Quit{}}, "1.0.0 gone"},  // one window, being written
      {"n n", {ToggleConsoleWindow{}, Quit{}}, "0.0.0 notes apart gone"},
      {"n n", {ToggleConsoleWindow{}, Next{}, Quit{}}, "1.0.0 notes quit? apart"},  // shared in a call
  });
}

TEST(After, the_remotes_start_key_is_harmless_during_a_talk) {
  expect_states({
      {"n n n", {Next{}, Next{}, StartTalk{}}, "2.0.0"},
      {"n n n", {ToggleNotes{}, Next{}, Next{}, StartTalk{}}, "2.0.0 full"},  // the author's window; nothing is lost
      {"n n n", {ToggleFullScreen{}, GoToNumber{2}, StartTalk{}}, "1.0.0 full"},
      {"n n n", {GoToNumber{2}, StartTalk{}}, "0.0.0 full"},
      {"n n n", {GoToNumber{2}, StartTalk{false}}, "1.0.0 full"},
  });
}

TEST(After, arrives_at_the_end_of_a_slide_whose_pages_become_known_later) {
  ShowPlan plan = plan_from("n2 n");
  plan.slides[0].laid_out = false;
  Show show = played(plan, {NextSlide{}, Previous{}});
  EXPECT_EQ(text_of(show), "0.0.1");
  plan = plan_from("n2/3 n");
  show = played(plan, {PlanChanged{}}, show);
  EXPECT_EQ(text_of(show), "0.1.2");
}

TEST(After, keeps_the_place_by_content_when_the_deck_changes) {
  const ShowPlan before = plan_from("n n2 n");
  ShowPlan plan = plan_from("n n n2 n");
  plan.slides[1].fingerprint = 99;
  plan.slides[1].anchor = "new";
  plan.slides[2].fingerprint = before.slides[1].fingerprint;
  plan.slides[2].anchor = before.slides[1].anchor;
  plan.slides[3].fingerprint = before.slides[2].fingerprint;
  plan.slides[3].anchor = before.slides[2].anchor;
  Show show = played(before, {Next{}, Next{}, ToggleFreeze{}});
  show = after(show, PlanChanged{match_slides(before, plan)}, plan, Moment{0});
  EXPECT_EQ(text_of(show), "2.0.1 frozen 2.0.1");
}

TEST(After, survives_a_deck_that_shrinks_under_it) {
  const ShowPlan before = plan_from("n n n3");
  Show show = played(before, {LastSlide{}, Next{}, Next{}, ToggleOverview{}});
  show = after(show, PlanChanged{match_slides(before, plan_from("n"))}, plan_from("n"), Moment{0});
  EXPECT_EQ(text_of(show), "0.0.0 overview 0");
  show = after(show, PlanChanged{match_slides(plan_from("n"), ShowPlan{})}, ShowPlan{}, Moment{0});
  EXPECT_EQ(text_of(show), "-1.0.0");
}

TEST(After, notes_stay_within_their_bounds_and_scroll_back_on_another_slide) {
  const ShowPlan plan = plan_from("n n");
  Show show = played(plan, {SetNotesExtent{100}, ScrollNotes{60}, ScrollNotes{60}});
  EXPECT_FLOAT_EQ(show.notes_scroll, 100);
  EXPECT_FLOAT_EQ(played(plan, {SetNotesExtent{30}}, show).notes_scroll, 30);
  EXPECT_FLOAT_EQ(played(plan, {Next{}}, show).notes_scroll, 0);
  EXPECT_FLOAT_EQ(played(plan, {ResizeNotes{99}}).notes_size, kNotesSizeMost);
  EXPECT_FLOAT_EQ(played(plan, {ResizeNotes{-99}}).notes_size, kNotesSizeLeast);
}

}  // namespace
}  // namespace lectern
