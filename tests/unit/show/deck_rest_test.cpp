#include "show/deck_rest.h"

#include <gtest/gtest.h>

#include <string>

namespace lectern {
namespace {

/// A slide for each letter, called after its deck too.
ShowPlan deck(const std::string& name, const std::string& letters) {
  ShowPlan plan;
  for (const char letter : letters) {
    PlanSlide slide;
    slide.title = slide.name = slide.anchor = name + letter;
    slide.fingerprint = std::hash<std::string>{}(slide.title);
    plan.slides.push_back(slide);
  }
  return plan;
}

Show at(int slide) {
  Show show;
  show.place.slide = slide;
  return show;
}

class DeckRestTest : public testing::Test {
 protected:
  int place_before(const ShowPlan& plan, int slide, const ShowPlan& next) {
    const DeckRest::Rest& found = rest_.before(plan, at(slide), next);
    from_ = found.plan.slides.empty() ? "" : found.plan.slides.front().title;
    return found.show.place.slide;
  }

  DeckRest rest_;
  std::string from_;  // the first slide of the deck that places are looked up from
  const ShowPlan talk_ = deck("talk", "abcdef");
  const ShowPlan other_ = deck("other", "abcdefgh");
  const ShowPlan third_ = deck("third", "abc");
};

TEST_F(DeckRestTest, readings_are_judged_by_where_the_speaker_last_moved_to) {
  EXPECT_EQ(place_before(talk_, 4, deck("talk", "ab")), 4);
  EXPECT_EQ(place_before(deck("talk", "ab"), 1, talk_), 4);
  rest_.forget();
  EXPECT_EQ(place_before(talk_, 2, talk_), 2);
}

TEST_F(DeckRestTest, another_deck_that_nobody_moved_in_changes_no_place) {
  EXPECT_EQ(place_before(talk_, 4, other_), 4);
  EXPECT_EQ(place_before(other_, 4, talk_), 4);
  EXPECT_EQ(from_, "talka");
}

TEST_F(DeckRestTest, a_deck_that_comes_back_has_its_place_whatever_was_done_in_the_others) {
  place_before(talk_, 4, other_);
  rest_.forget();
  EXPECT_EQ(place_before(other_, 7, third_), 7);
  rest_.forget();
  EXPECT_EQ(place_before(third_, 1, deck("talk", "abcdxef")), 4);
  EXPECT_EQ(from_, "talka");
  rest_.forget();
  EXPECT_EQ(place_before(deck("talk", "abcdxef"), 5, other_), 7);
  EXPECT_EQ(from_, "othera");
}

}  // namespace
}  // namespace lectern
