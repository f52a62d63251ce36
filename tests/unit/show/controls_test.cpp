// Pointing, drawing, enlarging, searching, bookmarks and questions, as a speaker meets them.

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

std::size_t strokes_seen(const Show& show, const ShowPlan& plan) {
  const Overlay overlay = audience_overlay(show, plan);
  return overlay.ink.size() + (overlay.drawing ? 1 : 0);
}

std::vector<Command> line(Point from, Point to) {
  return {PressPointer{from}, PointAt{to}, ReleasePointer{}};
}

Show played_all(const ShowPlan& plan, std::vector<std::vector<Command>> parts) {
  Show show = start_show(plan);
  for (const auto& part : parts) show = played(plan, part, show);
  return show;
}

TEST(Controls, a_tools_key_takes_it_up_and_puts_it_down) {
  expect_states({
      {"n n", {TakeTool{Tool::laser}}, "0.0.0 laser"},
      {"n n", {TakeTool{Tool::laser}, TakeTool{Tool::laser}}, "0.0.0"},
      {"n n", {TakeTool{Tool::laser}, TakeTool{Tool::pen}}, "0.0.0 pen"},
      {"n n", {TakeTool{Tool::pen}, Next{}}, "1.0.0 pen"},
      {"n n", {ToggleBlack{}, TakeTool{Tool::pen}, Cancel{}}, "0.0.0 black"},
      {"h", {TakeTool{Tool::pen}}, "-1.0.0"},
  });
}

TEST(Controls, a_tool_that_esc_puts_away_is_not_spoken_of_any_longer) {
  const ShowPlan plan = plan_from("n n");
  const Show taken = played(plan, {TakeTool{Tool::spotlight}});
  ASSERT_TRUE(taken.message);
  EXPECT_FALSE(after(taken, Cancel{}, plan, Moment{0}).message);
  const Show enlarged = played(plan, {Enlarge{Rect{0, 0, 960, 540}}});
  ASSERT_TRUE(enlarged.message);
  EXPECT_FALSE(after(enlarged, Cancel{}, plan, Moment{0}).message);
  EXPECT_FALSE(after(enlarged, TakeTool{Tool::zoom}, plan, Moment{0}).message);
  const Show searching = played(plan, {OpenSearch{}, SetQuery{"xyzzy", "xyzzy"}, Accept{}});
  ASSERT_TRUE(searching.message);
  EXPECT_FALSE(after(searching, Cancel{}, plan, Moment{0}).message);
}

TEST(Controls, a_filmstrip_that_was_scrolled_follows_the_talk_again_with_the_next_slide) {
  const ShowPlan plan = plan_from("n2 n n");
  Show show = played(plan, {ToggleFilmstrip{}, ScrollFilmstrip{2}});
  EXPECT_EQ(show.strip_left, 2.0F);
  show = played(plan, {Next{}}, show);
  EXPECT_EQ(show.strip_left, 2.0F) << "a step is the same slide";
  EXPECT_FALSE(played(plan, {Next{}}, show).strip_left);
  EXPECT_FALSE(played(plan, {ToggleFilmstrip{}}, show).strip_left);
  EXPECT_EQ(played(plan, {ScrollFilmstrip{-7}}, show).strip_left, 0.0F);
}

TEST(Controls, a_jump_can_be_taken_back_to_the_step_it_began_at) {
  expect_states({
      {"n2 n n n2", {Next{}, GoToNumber{4}, GoBack{}}, "0.0.1"},
      {"n2 n n n2", {Next{}, GoToNumber{4}, Next{}, GoBack{}, GoBack{}}, "3.0.1"},  // and there again
      {"n n n n", {Next{}, LastSlide{}, Previous{}, GoBack{}}, "1.0.0"},
      {"n n n n", {GoToNumber{1}, GoBack{}}, "0.0.0"},  // no jump
      {"n n n n", {GoToNumber{3}, ToggleBlack{}, GoBack{}}, "0.0.0"},
      {"n n n n", {ToggleOverview{}, MoveCursor{2, 0}, Accept{}, GoBack{}}, "0.0.0"},
      {"n n n b", {Next{}, ToggleQuestions{}, Accept{}, GoBack{}, ToggleQuestions{}}, "1.0.0"},
  });
  const ShowPlan plan = plan_from("n n n");
  const Show show = played(plan, {GoBack{}});
  EXPECT_EQ(show.message->text, "there was no jump yet to go back from");
}

TEST(Controls, a_press_that_was_none_leaves_nothing) {
  const ShowPlan plan = plan_from("n n");
  Show show = played(plan, {TakeTool{Tool::pen}, PressPointer{{10, 10}}, PointAt{{40, 40}}, ForgetPress{}});
  EXPECT_EQ(strokes_seen(show, plan), 0U);
  EXPECT_FALSE(show.pointer.is_pressed);
  show = played(plan, {TakeTool{Tool::zoom}, PressPointer{{10, 10}}, PointAt{{900, 400}}, ForgetPress{}});
  EXPECT_FALSE(show.zoom);
}

TEST(Controls, an_enlarged_part_lies_on_the_slide_whatever_asks_for_it) {
  const ShowPlan plan = plan_from("n n");
  const auto enlarged = [&](Rect part) { return played(plan, {Enlarge{part}}).zoom; };
  EXPECT_EQ(enlarged({480, 270, 960, 540}), (Rect{480, 270, 960, 540}));
  EXPECT_EQ(enlarged({-50, 2000, 960, 100}), (Rect{0, 540, 960, 540}));
  EXPECT_EQ(enlarged({0, 0, 1, 1}), (Rect{0, 0, 240, 135})) << "eight times at most";
  EXPECT_FALSE(played(plan, {Enlarge{Rect{480, 270, 960, 540}}, Enlarge{}}).zoom);
  EXPECT_FALSE(played(plan, {Enlarge{Rect{480, 270, 960, 540}}, Next{}}).zoom);
}

TEST(Controls, ink_stays_on_the_page_that_it_was_drawn_on) {
  const ShowPlan plan = plan_from("n2 n");
  Show show = played_all(plan, {{TakeTool{Tool::pen}}, line({10, 10}, {90, 90})});
  EXPECT_EQ(strokes_seen(show, plan), 1U);
  show = played(plan, {Next{}}, show);
  EXPECT_EQ(strokes_seen(show, plan), 1U) << "a step is the same page";
  show = played(plan, {Next{}}, show);
  EXPECT_EQ(strokes_seen(show, plan), 0U);
  show = played(plan, {Previous{}}, show);
  EXPECT_EQ(strokes_seen(show, plan), 1U);
  show = played(plan, {ClearInk{}}, show);
  EXPECT_EQ(strokes_seen(show, plan), 0U);
  show = played(plan, {UndoInk{}}, show);
  EXPECT_EQ(strokes_seen(show, plan), 1U);
  show = played(plan, {UndoInk{}, RedoInk{}, RedoInk{}}, show);
  EXPECT_EQ(strokes_seen(show, plan), 0U) << "the clearing is brought back too";
}

TEST(Controls, a_stroke_is_seen_while_it_is_drawn_and_kept_whatever_ends_it) {
  const ShowPlan plan = plan_from("n n");
  const std::vector<Command> begun{TakeTool{Tool::marker}, PressPointer{{10, 10}}, PointAt{{50, 50}}};
  const Show drawing = played(plan, begun);
  const Overlay overlay = audience_overlay(drawing, plan);
  ASSERT_TRUE(overlay.drawing);
  EXPECT_EQ(overlay.drawing->points.size(), 2U);
  EXPECT_EQ(overlay.drawing->kind, InkKind::marker);
  for (const Command& end : std::vector<Command>{ReleasePointer{}, PointAway{}, Cancel{}, ToggleOverview{}, OpenGoTo{},
                                                 TakeTool{Tool::laser}, ToggleBlack{}, ToggleFreeze{}}) {
    const Show ended = after(drawing, end, plan, Moment{0});
    EXPECT_EQ(strokes_on(ended.ink, ink_key(plan, 0, 0)).size(), 1U) << end.index();
    EXPECT_FALSE(audience_overlay(ended, plan).drawing);
  }
  const Show moved = after(drawing, Next{}, plan, Moment{0});
  EXPECT_EQ(strokes_on(moved.ink, ink_key(plan, 0, 0)).size(), 1U);
  EXPECT_EQ(strokes_seen(moved, plan), 0U);
}

TEST(Controls, the_eraser_takes_whole_strokes_back_by_undo) {
  const ShowPlan plan = plan_from("n");
  Show show = played_all(plan, {{TakeTool{Tool::pen}}, line({0, 100}, {500, 100}), line({0, 300}, {500, 300})});
  show = played_all(plan, {{TakeTool{Tool::pen}},
                           line({0, 100}, {500, 100}),
                           line({0, 300}, {500, 300}),
                           {TakeTool{Tool::eraser}},
                           line({100, 50}, {100, 200})});
  EXPECT_EQ(strokes_seen(show, plan), 1U);
  show = played(plan, {UndoInk{}}, show);
  EXPECT_EQ(strokes_seen(show, plan), 2U);
}

TEST(Controls, what_is_frozen_keeps_its_ink_and_its_region) {
  const ShowPlan plan = plan_from("n n");
  Show show = played_all(plan, {{TakeTool{Tool::pen}},
                                line({0, 100}, {500, 100}),
                                {ToggleFreeze{}},
                                line({0, 300}, {500, 300}),
                                {TakeTool{Tool::laser}, PointAt{{5, 5}}}});
  EXPECT_EQ(strokes_seen(show, plan), 1U);
  EXPECT_EQ(audience_overlay(show, plan).light, Tool::none) << "the room sees nothing move";
  show = played(plan, {ZoomBy{3, {0, 0}}}, show);
  EXPECT_FALSE(audience_overlay(show, plan).zoom);
  show = played(plan, {ToggleFreeze{}}, show);
  EXPECT_EQ(strokes_seen(show, plan), 2U);
  EXPECT_TRUE(audience_overlay(show, plan).zoom);
  EXPECT_EQ(audience_overlay(show, plan).light, Tool::laser);
}

TEST(Controls, nothing_lies_over_black) {
  const ShowPlan plan = plan_from("n");
  Show show = played_all(plan, {{TakeTool{Tool::pen}}, line({0, 100}, {500, 100}), {ToggleBlack{}}});
  EXPECT_EQ(audience_overlay(show, plan), Overlay{});
}

TEST(Controls, a_dragged_region_fills_the_screen_until_the_page_changes) {
  const std::vector<Command> zoomed{TakeTool{Tool::zoom}, PressPointer{{960, 540}}, PointAt{{1920, 1080}},
                                    ReleasePointer{}};
  const auto then = [&](std::vector<Command> more) {
    std::vector<Command> all = zoomed;
    all.insert(all.end(), more.begin(), more.end());
    return all;
  };
  expect_states({
      {"n2 n", zoomed, "0.0.0 zoomed 960,540,960"},
      {"n2 n", then({Next{}}), "0.0.1 zoomed 960,540,960"},
      {"n2 n", then({Next{}, Next{}}), "1.0.0"},
      {"n2 n", then({Cancel{}}), "0.0.0"},
      {"n2 n", then({TakeTool{Tool::zoom}}), "0.0.0"},
      {"n2 n", then({PressPointer{{1000, 600}}, PointAt{{1100, 650}}, ReleasePointer{}}), "0.0.0 zoomed 860,490,960"},
      {"n2 n", {PressPointer{{0, 0}, true}, PointAt{{480, 10}}, ReleasePointer{}}, "0.0.0 zoomed 0,0,480"},
      {"n2 n", {PressPointer{{0, 0}, true}, PointAt{{4, 4}}, ReleasePointer{}}, "0.0.0"},
      {"n2 n", {ZoomBy{1, {0, 0}}}, "0.0.0 zoomed 0,0,1600"},
  });
}

TEST(Controls, a_title_or_number_is_gone_to) {
  expect_states({
      {"n n n", {OpenGoTo{}, SetQuery{"3", "3"}, Accept{}}, "2.0.0"},
      {"n n n", {OpenGoTo{}, SetQuery{"Slide 1", "slide 1"}, Accept{}}, "1.0.0"},
      {"n n n", {OpenGoTo{}, SetQuery{"slide", "slide"}, MoveFound{1}, MoveFound{9}, Accept{}}, "2.0.0"},
      {"n n n", {OpenGoTo{}, SetQuery{"slide", "slide"}, AcceptFound{1}}, "1.0.0"},
      {"n n n", {OpenGoTo{}, SetQuery{"nowhere", "nowhere"}, Accept{}}, "0.0.0 go-to nowhere"},
      {"n n n", {OpenGoTo{}, Cancel{}}, "0.0.0"},
      {"n n n", {OpenGoTo{}, Next{}}, "1.0.0"},
      {"n n n", {GoToAnchor{"slide-2"}}, "2.0.0"},
      {"n h n", {GoToAnchor{"slide-1"}}, "0.0.0"},
  });
}

TEST(Controls, searching_on_the_rooms_screen_asks_first) {
  expect_states({
      {"n n", {ToggleFullScreen{}, OpenSearch{}}, "0.0.0 search? full"},
      {"n n", {ToggleFullScreen{}, OpenSearch{}, Accept{}}, "0.0.0 search full"},
      {"n n", {ToggleFullScreen{}, OpenSearch{}, Cancel{}}, "0.0.0 full"},
      {"n n", {ToggleFullScreen{}, ToggleQuestions{}, Accept{}}, "0.0.0 questions full"},
      {"n n", {ToggleFullScreen{}, OpenGoTo{}}, "0.0.0 go-to full"},
      {"n n", {OpenSearch{}, ToggleFullScreen{}}, "0.0.0 full"},
  });
}

TEST(Controls, questions_have_their_own_clock_and_lead_back_to_the_exact_step) {
  const ShowPlan plan = plan_from("n3 n b b");
  Show show = after(played(plan, {Next{}}), ToggleQuestions{}, plan, Moment{61'000});
  EXPECT_EQ(text_of(show), "0.0.1 backups questions");
  EXPECT_EQ(show.finder->found.size(), 2U);
  EXPECT_FALSE(show.clock.running_since) << "the talk's clock rests";
  show = played(plan, {MoveFound{1}, Accept{}, Previous{}}, show, Moment{90'000});
  EXPECT_EQ(text_of(show), "2.0.0 questions");
  EXPECT_EQ(elapsed(show.questions->clock, Moment{91'000}), Moment{30'000});
  show = after(show, ToggleQuestions{}, plan, Moment{121'000});
  EXPECT_EQ(text_of(show), "0.0.1");
  EXPECT_EQ(elapsed(show.clock, Moment{122'000}), Moment{61'000}) << "60 before and 1 after the questions";
}

TEST(Controls, questions_before_the_talk_do_not_start_its_clock) {
  const ShowPlan plan = plan_from("n n");
  const Show show = played(plan, {ToggleQuestions{}, Next{}, ToggleQuestions{}});
  EXPECT_EQ(text_of(show), "0.0.0");
  EXPECT_FALSE(show.clock.started);
}

TEST(Controls, skipped_slides_are_passed_over_until_they_are_taken_back) {
  expect_states({
      {"n o n", {AcceptCut{{1}}, Next{}}, "2.0.0"},
      {"n o n", {AcceptCut{{1}}, Next{}, Previous{}}, "0.0.0"},
      {"n o n", {AcceptCut{{1}}, NextSlide{}, PreviousSlide{}}, "0.0.0"},
      {"n o n", {AcceptCut{{1}}, UndoCut{}, Next{}}, "1.0.0"},
      {"n o n", {AcceptCut{{1}}, GoToNumber{2}, Next{}}, "2.0.0"},
      {"n n n", {AcceptCut{{1}}, Next{}}, "1.0.0"},
      {"n o n", {Next{}, AcceptCut{{1}}, Previous{}, Next{}}, "1.0.0"},
      {"n o o n", {AcceptCut{{1, 2, 99, -5}}, Next{}}, "3.0.0"},
      {"n o o n", {AcceptCut{{1, 2}}, UndoCut{}, Next{}}, "1.0.0"},
      {"n o o o n", {AcceptCut{{1, 2}}, AcceptCut{{3}}, UndoCut{}, Next{}}, "3.0.0"},
      {"n o o o n", {AcceptCut{{1, 2}}, AcceptCut{{3}}, UndoCut{}, UndoCut{}, Next{}}, "2.0.0"},
      {"n o o n", {AcceptCut{{1, 2}}, PlanChanged{{0, 2, 1, 3}}, UndoCut{}, Next{}}, "1.0.0"},
  });
  const ShowPlan plan = plan_from("n o n");
  const Show show = played(plan, {AcceptCut{{1}}});
  EXPECT_EQ(number_for_slide(plan, 2), 3) << "printed numbers stay";
  EXPECT_EQ(text_of(*next_place(show, plan)), "2.0.0");
}

TEST(Controls, a_bookmark_is_gone_to_and_left_again) {
  expect_states({
      {"n3 n n", {Next{}, ToggleBookmark{}, LastSlide{}, GoToBookmark{}}, "0.0.1"},
      {"n3 n n", {Next{}, ToggleBookmark{}, LastSlide{}, GoToBookmark{}, GoToBookmark{}}, "2.0.0"},
      {"n3 n n", {ToggleBookmark{}, ToggleBookmark{}, LastSlide{}, GoToBookmark{}}, "2.0.0"},
      {"n n n", {GoToBookmark{}}, "0.0.0"},
      {"n n n", {ToggleBookmark{}, Next{}, ToggleBookmark{}, Next{}, GoToBookmark{}}, "1.0.0"},
  });
}

TEST(Controls, notes_scroll_with_the_step_until_a_hand_scrolls_them) {
  const ShowPlan plan = plan_from("n5 n");
  Show show = played(plan, {SetNotesExtent{400}, Next{}});
  EXPECT_EQ(show.notes_scroll, 100);
  show = played(plan, {Next{}, Next{}, Next{}}, show);
  EXPECT_EQ(show.notes_scroll, 400);
  show = played(plan, {ScrollNotes{-50}, Previous{}}, show);
  EXPECT_EQ(show.notes_scroll, 350);
  show = played(plan, {LastSlide{}, Previous{}, SetNotesExtent{400}}, show);
  EXPECT_EQ(show.notes_scroll, 400) << "backwards one arrives at the last step";
}

TEST(Controls, ink_and_places_follow_a_deck_that_changes) {
  const ShowPlan plan = plan_from("n n n");
  Show show = played_all(plan, {{GoToSlide{1}, ToggleBookmark{}, TakeTool{Tool::pen}},
                                line({0, 0}, {50, 50}),
                                {ToggleQuestions{}, LastSlide{}}});
  ShowPlan changed = plan;
  changed.slides.erase(changed.slides.begin());
  show = after(show, PlanChanged{match_slides(plan, changed)}, changed, Moment{0});
  EXPECT_EQ(text_of(show.place), "1.0.0");
  EXPECT_EQ(text_of(show.bookmarks.marks.front()), "0.0.0");
  EXPECT_EQ(text_of(show.questions->back), "0.0.0");
  show = after(show, ToggleQuestions{}, changed, Moment{0});
  EXPECT_EQ(strokes_seen(show, changed), 1U);
}

}  // namespace
}  // namespace lectern
