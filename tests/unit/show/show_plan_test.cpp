#include "show/show_plan.h"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "unit/show/talk.h"

namespace lectern {
namespace {

TEST(ShowPlan, numbers_lead_to_printed_slides_and_then_to_backup_slides) {
  const ShowPlan plan = plan_from("n b o h b n");
  std::vector<int> slides;
  for (int number = 0; number <= 6; ++number) slides.push_back(slide_for_number(plan, number).value_or(-1));
  EXPECT_EQ(fmt::format("{}", slides), "[-1, 0, 2, 5, 1, 4, -1]");
  std::vector<int> numbers;
  for (int slide = -1; slide <= 6; ++slide) numbers.push_back(number_for_slide(plan, slide));
  EXPECT_EQ(fmt::format("{}", numbers), "[0, 1, 4, 2, 0, 5, 3, 0]");
}

TEST(ShowPlan, adds_up_what_is_planned_on_the_path) {
  ShowPlan plan = plan_from("n n b h");
  EXPECT_EQ(planned_length(plan), std::nullopt);
  for (PlanSlide& slide : plan.slides) slide.planned_seconds = 30;
  EXPECT_EQ(planned_length(plan), 60);
  plan.duration_seconds = 600;
  EXPECT_EQ(planned_length(plan), 600);
}

/// Slides by letter: the anchor; a letter in capitals is the same slide with other content.
ShowPlan named_plan(std::string_view letters) {
  ShowPlan plan;
  for (const char letter : letters) {
    PlanSlide slide;
    const bool changed = letter >= 'A' && letter <= 'Z';
    slide.anchor = std::string(1, changed ? static_cast<char>(letter - 'A' + 'a') : letter);
    slide.fingerprint = static_cast<std::uint64_t>(letter);
    plan.slides.push_back(slide);
  }
  return plan;
}

TEST(ShowPlan, finds_slides_again_by_content_then_by_anchor_then_by_neighbour) {
  struct Row {
    const char* before;
    const char* after;
    const char* matches;
  };
  for (const Row& row : {Row{"abc", "abc", "[0, 1, 2]"}, Row{"abc", "xabc", "[1, 2, 3]"},
                         Row{"abc", "cab", "[1, 2, 0]"}, Row{"abc", "aBc", "[0, 1, 2]"}, Row{"abc", "axc", "[0, 1, 2]"},
                         Row{"abc", "ac", "[0, 1, 1]"}, Row{"abcd", "a", "[0, 0, 0, 0]"},
                         Row{"aabc", "aabc", "[0, 1, 2, 3]"}, Row{"ab", "", "[-1, -1]"}, Row{"", "ab", "[]"}}) {
    const auto matches = match_slides(named_plan(row.before), named_plan(row.after));
    EXPECT_EQ(fmt::format("{}", matches), row.matches) << row.before << " -> " << row.after;
  }
}

TEST(ShowPlan, finds_a_slide_again_by_what_it_says_where_its_title_was_edited_too) {
  ShowPlan before = named_plan("abc");
  ShowPlan after = named_plan("axyc");
  before.slides[1].sketch = sketch_of("What Wales decided: two per cent, and a spearhead force");
  after.slides[1].sketch = sketch_of("A slide that is new");
  after.slides[2].sketch = sketch_of("What the Wales summit decided: two per cent, and a spearhead force");
  EXPECT_EQ(fmt::format("{}", match_slides(before, after)), "[0, 2, 3]");
  after.slides[2].sketch = sketch_of("Quite another matter, of fish and of months");
  EXPECT_EQ(fmt::format("{}", match_slides(before, after)), "[0, 1, 3]") << "behind its predecessor";
  // Pictures without a word are all alike.
  before.slides[1].sketch = after.slides[2].sketch = {};
  EXPECT_EQ(fmt::format("{}", match_slides(before, after)), "[0, 1, 3]");
}

TEST(ShowPlan, knows_a_file_that_was_replaced_from_one_that_was_edited) {
  EXPECT_FALSE(is_another_deck(named_plan("abcd"), named_plan("abcd")));
  EXPECT_FALSE(is_another_deck(named_plan("abcd"), named_plan("axyz")));
  EXPECT_FALSE(is_another_deck(named_plan("abcd"), named_plan("a")));
  EXPECT_TRUE(is_another_deck(named_plan("abcd"), named_plan("wxyz")));
  EXPECT_TRUE(is_another_deck(named_plan("abcdefgh"), named_plan("astuvwxyz"))) << "one slide that many decks end with";
  EXPECT_FALSE(is_another_deck(named_plan(""), named_plan("ab")));
  ShowPlan before = named_plan("ab");
  ShowPlan edited = named_plan("AB");
  before.slides[1].name = edited.slides[1].name = "What Wales decided";
  EXPECT_FALSE(is_another_deck(before, edited)) << "a title that is the same";
}

TEST(ShowPlan, finds_the_slide_that_was_worked_on) {
  const auto plan = [](std::string_view letters, const std::vector<std::uint64_t>& contents) {
    ShowPlan made = plan_from(letters);
    for (std::size_t i = 0; i < contents.size(); ++i) made.slides[i].fingerprint = contents[i];
    return made;
  };
  const ShowPlan before = plan("n n n", {1, 2, 2});
  EXPECT_EQ(changed_slide(before, before), std::nullopt);
  EXPECT_EQ(changed_slide(before, plan("n n n", {1, 7, 2})), 1);
  EXPECT_EQ(changed_slide(before, plan("n n n n", {1, 2, 2, 2})), 3);
  EXPECT_EQ(changed_slide(before, plan("n n n n", {9, 1, 2, 2})), 0);
  EXPECT_EQ(changed_slide(before, plan("n n", {1, 2})), std::nullopt);
  EXPECT_EQ(changed_slide(before, plan("h n n", {9, 2, 8})), 2);
  EXPECT_EQ(changed_slide(ShowPlan{}, before), 0);
}

TEST(ShowPlan, authoring_goes_to_the_slide_that_was_worked_on_and_a_talk_stays) {
  const ShowPlan plan = plan_from("n n3 n");
  const Show resting = start_show(plan);
  const PlanChanged change{{0, 1, 2}, 1};
  EXPECT_EQ(text_of(after(resting, change, plan, Moment{0})), "1.0.2");
  // Stepped through in the author's own window, with the notes open.
  EXPECT_EQ(text_of(after(played(plan, {ToggleNotes{}, Next{}, Previous{}}), change, plan, Moment{0})), "1.0.2 notes");
  // Before an audience: on the full screen, or in a window that shows the slides alone while the clock runs.
  const Show waiting = after(played(plan, {ToggleFullScreen{}}), change, plan, Moment{0});
  EXPECT_EQ(text_of(waiting), "0.0.0 full");
  EXPECT_EQ(waiting.message->text, "slide 2 has changed: 2 and Enter go there");
  const Show begun = after(played(plan, {ToggleFullScreen{}, Next{}, Previous{}}), change, plan, Moment{0});
  EXPECT_EQ(text_of(begun), "0.0.0 full");
  EXPECT_EQ(begun.message, std::nullopt);
  EXPECT_EQ(text_of(after(played(plan, {Next{}, Previous{}}), change, plan, Moment{0})), "0.0.0");
  EXPECT_EQ(text_of(after(played(plan, {ToggleConsoleWindow{}, Next{}, Previous{}}), change, plan, Moment{0})),
            "0.0.0 notes apart");
  // The slide in sight keeps its step.
  EXPECT_EQ(text_of(after(played(plan, {GoToSlide{1}}), change, plan, Moment{0})), "1.0.0");
}

}  // namespace
}  // namespace lectern
