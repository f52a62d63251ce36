#include <gtest/gtest.h>

#include "show/keys.h"
#include "unit/show/talk.h"

namespace lectern {
namespace {

constexpr Moment kNow{1000};

KeyPress letter(char which, bool shift = false) {
  return {.letter = which, .shift = shift};
}

KeyPress named(Key key) {
  return {.key = key};
}

/// The state after keys, as the default map has them.
Show pressed(const ShowPlan& plan, Show show, const std::vector<KeyPress>& keys) {
  for (const KeyPress& key : keys) {
    if (const auto command = command_for(key, show)) show = after(show, *command, plan, kNow);
  }
  return show;
}

Show two_screens(const ShowPlan& plan) {
  return after(start_show(plan), ScreensChanged{ScreenState::separate, false, true, {}, {}, 2}, plan, kNow);
}

TEST(RoomCheck, the_room_sees_the_card_whatever_covered_or_froze_the_slides) {
  const ShowPlan plan = plan_from("nnn");
  for (const Command& before : {Command{Next{}}, Command{ToggleBlack{}}, Command{ToggleFreeze{}}}) {
    const Show show = played(plan, {before, ToggleRoomCheck{}}, two_screens(plan));
    EXPECT_TRUE(audience_view(show).test_card);
    EXPECT_EQ(audience_view(show).cover, Cover::none);
    EXPECT_EQ(audience_overlay(show, plan), Overlay{});
    const Show closed = after(show, ToggleRoomCheck{}, plan, kNow);
    EXPECT_EQ(audience_view(closed), audience_view(played(plan, {before}, two_screens(plan))));
  }
}

TEST(RoomCheck, a_remotes_keys_are_told_and_move_nothing) {
  const ShowPlan plan = plan_from("nnn");
  const Show start = played(plan, {ToggleRoomCheck{}}, two_screens(plan));
  const std::vector<std::pair<KeyPress, std::string>> rows{
      {named(Key::page_down), "PgDn: next step"},
      {named(Key::page_up), "PgUp: previous step"},
      {named(Key::f5), "F5: bring the windows to the front; the talk stays where it is"},
      {named(Key::escape), "Esc: close what is open; this check ends with A"},
      {KeyPress{.character = U'.'}, ".: black"},
      {letter('b'), "B: black"},
      {letter('l', true), "Shift+L: spotlight"},
      {named(Key::enter), "Enter: next step"},
      {KeyPress{.character = U'7'}, "7: the number of a slide, then Enter"},
      {named(Key::f9), "F9: "},
      {KeyPress{.name = "AudioNext"}, "AudioNext: "},
  };
  for (const auto& [key, told] : rows) {
    const Show show = pressed(plan, start, {key});
    ASSERT_TRUE(show.room_check) << told;
    EXPECT_EQ(show.room_check->key + ": " + show.room_check->does, told);
    EXPECT_EQ(text_of(show.place), text_of(start.place)) << told;
    EXPECT_EQ(show.cover, Cover::none) << told;
    EXPECT_FALSE(show.clock.started) << told;
  }
}

TEST(RoomCheck, keys_that_leave_the_slides_alone_work) {
  const ShowPlan plan = plan_from("nnn");
  const Show start = played(plan, {ToggleRoomCheck{}}, two_screens(plan));
  EXPECT_TRUE(pressed(plan, start, {letter('v', true)}).look.light);
  EXPECT_TRUE(pressed(plan, start, {KeyPress{.character = U'?'}}).help_shown);
  EXPECT_EQ(pressed(plan, start, {KeyPress{.letter = 'q', .control = true}}).question, Question::quit);
  EXPECT_FALSE(pressed(plan, start, {letter('a')}).room_check);
  // What lies over the check is closed as ever.
  const Show listed = pressed(plan, start, {KeyPress{.character = U'?'}, named(Key::escape)});
  EXPECT_FALSE(listed.help_shown);
  EXPECT_TRUE(listed.room_check && listed.room_check->key.empty());
}

TEST(RoomCheck, before_a_talk_its_start_key_is_told_as_that) {
  const ShowPlan plan = plan_from("nnn");
  const Show show = pressed(plan, played(plan, {ToggleRoomCheck{}}), {named(Key::f5)});
  EXPECT_EQ(show.room_check->does, "start from the first slide");
}

TEST(RoomCheck, escape_closes_it_where_nothing_is_told_and_where_no_key_does) {
  const ShowPlan plan = plan_from("nnn");
  const Show card = played(plan, {ToggleFullScreen{}, ToggleRoomCheck{}});
  ASSERT_FALSE(tells_room_check(card));
  EXPECT_FALSE(pressed(plan, card, {named(Key::escape)}).room_check);
  Diagnostics diagnostics;
  const KeyMap without = read_key_map("room-check: none", diagnostics);
  const Show told = played(plan, {ToggleRoomCheck{}}, two_screens(plan));
  const auto command = command_for(named(Key::escape), told, without);
  ASSERT_TRUE(command);
  EXPECT_FALSE(after(told, *command, plan, kNow).room_check);
}

TEST(RoomCheck, nothing_moves_the_slides_while_it_is_open) {
  const ShowPlan plan = plan_from("nnn");
  const Show start = played(plan, {ToggleRoomCheck{}}, two_screens(plan));
  const Show show =
      played(plan, {Next{}, GoToSlide{2}, Accept{}, ToggleBlack{}, PressPointer{{10, 10}}, StartTalk{}}, start);
  EXPECT_EQ(text_of(show), text_of(start));
}

TEST(RoomCheck, on_the_only_full_screen_the_words_wait_for_a_yes) {
  const ShowPlan plan = plan_from("nnn");
  const Show full = played(plan, {ToggleFullScreen{}, ToggleRoomCheck{}});
  EXPECT_TRUE(shows_slides_alone(full, kNow));
  EXPECT_FALSE(tells_room_check(full));
  const Show asked = after(full, ToggleNotes{}, plan, kNow);
  EXPECT_EQ(asked.question, Question::show_notes);
  const Show told = after(asked, Accept{}, plan, kNow);
  EXPECT_TRUE(tells_room_check(told));
  // The card has the screen to its edges again with the same key, and from the slide alone at once.
  EXPECT_TRUE(shows_slides_alone(after(told, ToggleNotes{}, plan, kNow), kNow));
  const Show slide = played(plan, {ToggleRoomCheck{}, ToggleNotes{}}, told);
  EXPECT_TRUE(shows_slides_alone(after(slide, ToggleRoomCheck{}, plan, kNow), kNow));
  const Show windowed = played(plan, {ToggleRoomCheck{}});
  EXPECT_TRUE(tells_room_check(windowed));
}

TEST(RoomCheck, a_screen_that_becomes_mirrored_keeps_the_card_alone) {
  const ShowPlan plan = plan_from("nnn");
  Show show = played(plan, {ToggleRoomCheck{}}, two_screens(plan));
  EXPECT_TRUE(shows_console_window(show, kNow));
  show = after(show, ScreensChanged{ScreenState::single, true, true, {}, {}, 1}, plan, kNow);
  EXPECT_TRUE(audience_view(show).test_card);
  EXPECT_FALSE(tells_room_check(show));
  EXPECT_TRUE(shows_slides_alone(show, kNow));
}

TEST(ScreenList, the_cursor_stays_on_the_screens_that_there_are) {
  const ShowPlan plan = plan_from("nnn");
  Show show = played(plan, {ToggleScreenList{}, MoveScreenCursor{5}}, two_screens(plan));
  EXPECT_EQ(show.screen_cursor, 1);
  show = after(show, ScreensChanged{ScreenState::lost, false, true, {}, {}, 1}, plan, kNow);
  EXPECT_EQ(show.screen_cursor, 0);
  EXPECT_FALSE(after(show, Cancel{}, plan, kNow).screen_cursor);
  EXPECT_FALSE(after(show, ToggleScreenList{}, plan, kNow).screen_cursor);
}

TEST(ScreenList, its_keys_choose_and_no_others_than_its_own_are_taken) {
  const ShowPlan plan = plan_from("nnn");
  const Show show = played(plan, {ToggleScreenList{}}, two_screens(plan));
  const auto choice = [&](const KeyPress& key) {
    const auto command = command_for(key, show);
    const auto* chosen = command ? std::get_if<ChooseScreen>(&*command) : nullptr;
    return chosen == nullptr
               ? std::string("none")
               : fmt::format("{} {}", chosen->screen, chosen->role == ScreenRole::slides ? "slides" : "console");
  };
  EXPECT_EQ(choice(named(Key::enter)), "0 slides");
  EXPECT_EQ(choice(letter('c')), "0 console");
  EXPECT_EQ(choice(named(Key::page_down)), "none");
  EXPECT_EQ(text_of(pressed(plan, show, {named(Key::page_down)}).place), "1.0.0");
}

TEST(ScreenList, the_slides_that_lost_their_screen_come_to_the_one_that_is_chosen) {
  const ShowPlan plan = plan_from("nnn");
  Show show = after(two_screens(plan), ScreensChanged{ScreenState::lost, false, true, {}, {}, 1}, plan, kNow);
  show = played(plan, {ToggleScreenList{}, Accept{}}, show);
  EXPECT_EQ(show.screens, ScreenState::single);
  EXPECT_TRUE(show.full_screen);
}

}  // namespace
}  // namespace lectern
