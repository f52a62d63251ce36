#include "present/touch.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace lectern {
namespace {

constexpr float kWidth = 1000;

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};

std::string text_of(TouchPoint at) {
  return fmt::format("{:.0f},{:.0f}", at.x, at.y);
}

std::string text_of(const Gesture& gesture) {
  return std::visit(Overloaded{[](const Tap& tap) { return "tap " + text_of(tap.at); },
                               [](const Swipe& swipe) -> std::string { return swipe.next ? "next" : "previous"; },
                               [](const TouchPress& press) { return "press " + text_of(press.at); },
                               [](const TouchMove& move) { return "move " + text_of(move.at); },
                               [](const TouchRelease& release) { return "release " + text_of(release.at); },
                               [](const TouchForgotten&) -> std::string { return "forgotten"; },
                               [](const TouchScroll& scroll) {
                                 const auto across =
                                     scroll.right == 0 ? "" : fmt::format(" across {:.0f}", scroll.right);
                                 return fmt::format("scroll {:.0f}{} from {}", scroll.down, across, text_of(scroll.at));
                               },
                               [](const Pinch& pinch) {
                                 return fmt::format("{}{} to {} x{:.2f}", pinch.begins ? "two fingers " : "",
                                                    text_of(pinch.from), text_of(pinch.to), pinch.factor);
                               }},
                    gesture);
}

std::string text_of(const std::vector<Gesture>& gestures) {
  std::string text;
  for (const Gesture& gesture : gestures) text += (text.empty() ? "" : "; ") + text_of(gesture);
  return text;
}

/// What fingers did, as "1+100,200" (down), "1:110,200" (moved), "1-110,200" (lifted), with spaces between, and what
/// came of it.
std::string played(Ground ground, std::string_view fingers) {
  TouchHand hand;
  std::string text;
  for (std::size_t begin = 0; begin < fingers.size();) {
    const std::size_t end = std::min(fingers.find(' ', begin), fingers.size());
    const std::string word(fingers.substr(begin, end - begin));
    begin = end + 1;
    const std::int64_t finger = word[0];
    TouchPoint at;
    EXPECT_EQ(std::sscanf(word.c_str() + 2, "%f,%f", &at.x, &at.y), 2) << word;
    const auto came = word[1] == '+'   ? hand.down(finger, at, ground, kWidth)
                      : word[1] == '-' ? hand.up(finger, at)
                                       : hand.move(finger, at);
    const std::string line = text_of(came);
    if (!line.empty()) text += (text.empty() ? "" : "; ") + line;
  }
  return text;
}

struct Row {
  Ground ground = Ground::slide;
  std::string fingers;
  std::string came;
  std::string why = {};
};

void expect(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(played(row.ground, row.fingers), row.came) << row.fingers << " " << row.why;
}

TEST(Touch, a_finger_that_hardly_moves_taps_on_every_ground_that_follows_no_finger) {
  for (const Ground ground : {Ground::slide, Ground::scrolls, Ground::taps}) {
    EXPECT_EQ(played(ground, "1+500,300 1-500,300"), "tap 500,300");
    EXPECT_EQ(played(ground, "1+500,300 1:505,304 1-505,304"), "tap 505,304") << "trembling";
    EXPECT_EQ(played(ground, "1+500,300 1-505,304"), "tap 505,304") << "told by the lifting alone";
  }
}

TEST(Touch, a_swipe_across_the_slide_turns_once_however_long_it_is) {
  expect({
      {Ground::slide, "1+800,300 1:750,300 1-700,310", "next"},
      {Ground::slide, "1+950,300 1:500,300 1:100,310 1-20,300", "next"},
      {Ground::slide, "1+300,300 1:400,310 1-420,300", "previous"},
      {Ground::slide, "1+800,300 1-700,300", "next", "a flick of which only the ends are told"},
  });
}

TEST(Touch, what_is_no_swipe_does_nothing) {
  expect({
      {Ground::slide, "1+500,300 1:540,300 1-540,300", "", "too short"},
      {Ground::slide, "1+500,100 1:510,300 1-520,500", "", "down"},
      {Ground::slide, "1+500,100 1:600,300 1-620,300", "", "more down than across"},
      {Ground::slide, "1+800,300 1:600,300 1:795,300 1-795,300", "", "taken back"},
      {Ground::taps, "1+800,300 1:600,300 1-600,300", "", "beside the slide"},
  });
}

TEST(Touch, a_tool_writes_from_its_first_pixel_to_its_last) {
  expect({
      {Ground::works, "1+500,300 1:502,300 1:504,301 1-505,301",
       "press 500,300; move 502,300; move 504,301; release 505,301"},
      {Ground::works, "1+500,300 1-500,300", "press 500,300; release 500,300", "a dot"},
      {Ground::drags, "1+500,300 1:300,300 1-300,300", "press 500,300; move 300,300; release 300,300"},
  });
}

TEST(Touch, what_scrolls_follows_the_finger_and_neither_turns_nor_taps_then) {
  expect({
      {Ground::scrolls, "1+500,600 1:500,595 1:500,570 1:500,540 1-500,540",
       "scroll -30 from 500,600; scroll -30 from 500,600"},
      {Ground::scrolls, "1+500,100 1:200,140 1-200,140", "scroll 40 across -300 from 500,100"},
  });
}

TEST(Touch, two_fingers_enlarge_and_move_what_is_between_them) {
  expect({
      {Ground::slide, "1+400,300 2+600,300 2:800,300 1:200,300 1-200,300 2:900,300 2-900,300",
       "two fingers 500,300 to 500,300 x1.00; 500,300 to 600,300 x2.00; 500,300 to 500,300 x3.00"},
      {Ground::slide, "1+400,300 2+600,300 1:450,350 2:650,350",
       "two fingers 500,300 to 500,300 x1.00; 500,300 to 525,325 x0.79; 500,300 to 550,350 x1.00"},
      {Ground::scrolls, "1+400,300 2+600,300 2:800,300 2-800,300 1-400,300", "", "not the notes"},
  });
}

TEST(Touch, a_tool_that_had_only_begun_gives_way_to_two_fingers) {
  expect({
      {Ground::works, "1+400,300 1:402,300 2+600,300 1:300,300 1-300,300 2-600,300",
       "press 400,300; move 402,300; forgotten; two fingers 501,300 to 501,300 x1.00; 501,300 to 450,300 x1.52"},
  });
}

TEST(Touch, the_ball_of_the_hand_takes_nothing_from_a_stroke) {
  expect({
      {Ground::works, "1+400,300 1:440,300 2+500,500 1:480,300 2:510,500 2-510,500 1:500,300 1-500,300",
       "press 400,300; move 440,300; move 480,300; move 500,300; release 500,300"},
      {Ground::slide, "1+800,300 1:700,300 2+500,500 1-600,300 2-500,500", "next"},
  });
}

TEST(Touch, after_two_fingers_the_one_that_stays_means_nothing_until_it_is_lifted) {
  expect({
      {Ground::slide, "1+400,300 2+600,300 1-400,300 2:100,300 2-100,300 3+500,300 3-500,300",
       "two fingers 500,300 to 500,300 x1.00; tap 500,300"},
      {Ground::slide, "1+400,300 2+600,300 3+700,300 3-700,300 1-400,300 2-600,300",
       "two fingers 500,300 to 500,300 x1.00"},
  });
}

TEST(Touch, a_finger_whose_lifting_was_never_told_comes_down_again) {
  expect({
      {Ground::slide, "1+500,300 1+200,300 1-200,300", "tap 200,300"},
      {Ground::works, "1+500,300 1:600,300 1+200,300 1-200,300",
       "press 500,300; move 600,300; release 600,300; press 200,300; release 200,300"},
  });
}

TEST(Touch, fingers_that_the_system_takes_away_leave_what_they_had_drawn) {
  TouchHand hand;
  EXPECT_EQ(text_of(hand.down(7, {400, 300}, Ground::works, kWidth)), "press 400,300");
  EXPECT_EQ(text_of(hand.move(7, {450, 300})), "move 450,300");
  EXPECT_TRUE(hand.is_down());
  EXPECT_EQ(text_of(hand.lost()), "release 450,300");
  EXPECT_FALSE(hand.is_down());
  EXPECT_EQ(text_of(hand.up(7, {450, 300})), "") << "a finger that is not known";
  EXPECT_EQ(text_of(hand.move(8, {450, 300})), "");
  EXPECT_EQ(text_of(hand.down(7, {10, 10}, Ground::taps, 0)), "") << "a window without a size";
  EXPECT_EQ(text_of(hand.lost()), "");
}

}  // namespace
}  // namespace lectern
