#include "present/talk_pace.h"

#include <gtest/gtest.h>

#include "unit/show/talk.h"

namespace lectern {
namespace {

/// Slides of a minute each, in a slot of their sum, told at given seconds.
class Talk {
 public:
  explicit Talk(std::string_view letters) : plan_(plan_from(letters)) {
    int sum = 0;
    for (std::size_t i = 0; i < plan_.slides.size(); ++i) {
      plan_.slides[i].title = fmt::format("Title {}", i);
      if (!is_counted(plan_, static_cast<int>(i))) continue;
      plan_.slides[i].planned_seconds = 60;
      sum += 60;
    }
    plan_.duration_seconds = sum;
    plan_.reserve_seconds = 0;
    show_ = start_show(plan_);
    pace_.follow(plan_, {});
  }

  void at(int seconds, const Command& command) {
    now_ = Moment{seconds * 1000};
    show_ = after(show_, command, plan_, now_);
    pace_.note(show_, now_);
  }

  PaceFacts facts(int seconds) { return pace_.facts(show_, plan_, Moment{seconds * 1000}); }
  std::optional<Cut> proposal(int seconds) { return pace_.proposal(show_, plan_, Moment{seconds * 1000}); }
  const Show& show() const { return show_; }

 private:
  ShowPlan plan_;
  Show show_;
  TalkPace pace_;
  Moment now_{0};
};

TEST(TalkPace, says_nothing_before_the_talk_and_while_it_is_on_time) {
  Talk talk("n n n n n n n n n n");
  EXPECT_EQ(talk.facts(0).word, "");
  EXPECT_EQ(talk.facts(0).length, 600);
  talk.at(0, ToggleClock{});
  talk.at(60, Next{});
  EXPECT_EQ(talk.facts(70).word, "");
  EXPECT_NEAR(talk.facts(70).done, 70.0F / 600, 0.001F);
  EXPECT_FLOAT_EQ(*talk.facts(150).due, 0.25F);
}

TEST(TalkPace, takes_the_slide_that_the_clock_starts_behind_as_spoken_on) {
  Talk talk("n n n n n n n n n n");
  talk.at(0, Next{});
  EXPECT_NEAR(talk.facts(0).done, 0.1F, 0.001F);
  EXPECT_FLOAT_EQ(talk.facts(0).due.value(), 0.1F) << "on time, and not ahead by the first slide";
  talk.at(95, Next{});
  EXPECT_EQ(talk.facts(95).word, "\u22120:35 behind") << "35 s on slide 2, of which none is made up for by slide 1";
  // Whoever looked at slide 5 before the talk, went one step too far, and is back at the start, has all of it to come.
  Talk tried("n n o n n n n n n n");
  tried.at(0, GoToNumber{5});
  tried.at(0, Next{});
  tried.at(1, FirstSlide{});
  EXPECT_EQ(tried.facts(2).word, "");
  EXPECT_EQ(tried.facts(2).proposal, "");
  EXPECT_NEAR(*tried.facts(2).due, 2.0F / 600, 0.001F);
  // Whoever starts the clock on the first slide is measured there.
  Talk measured("n n n n n n n n n n");
  measured.at(0, ToggleClock{});
  measured.at(20, Next{});
  measured.at(115, Next{});
  EXPECT_EQ(measured.facts(115).word, "");
}

TEST(TalkPace, says_with_a_sign_and_a_word_when_it_matters) {
  Talk talk("n n n n n n n n n n");
  talk.at(0, ToggleClock{});
  talk.at(150, Next{});
  const PaceFacts late = talk.facts(155);
  EXPECT_TRUE(late.word.starts_with("\u2212")) << late.word;
  EXPECT_TRUE(late.word.ends_with("behind")) << late.word;
  EXPECT_TRUE(late.warns);
  EXPECT_NEAR((*late.due - late.done) * 600, 90, 1) << "the mark stands as far off as the word says";
  EXPECT_EQ(late.proposal, "") << "nothing is optional";
}

TEST(TalkPace, proposes_an_optional_slide_with_the_plan_before_and_after) {
  Talk talk("n n o n n n n n n n");
  talk.at(0, ToggleClock{});
  talk.at(150, Next{});
  EXPECT_EQ(talk.facts(155).proposal, "skip 3 \u201CTitle 2\u201D");
  EXPECT_EQ(talk.facts(155).effect, "1:30 behind becomes 0:30 behind");
  const auto cut = talk.proposal(155);
  ASSERT_TRUE(cut);
  talk.at(156, AcceptCut{cut->slides});
  EXPECT_EQ(talk.show().cuts, std::vector<int>{2});
  EXPECT_EQ(talk.facts(157).proposal, "") << "it was agreed to";
  talk.at(158, UndoCut{});
  EXPECT_NE(talk.facts(159).proposal, "");
}

TEST(TalkPace, stands_where_it_was_left_while_a_backup_slide_or_an_answer_is_shown) {
  Talk talk("n n n n n n n n n n b b");
  talk.at(0, ToggleClock{});
  talk.at(60, Next{});
  const float left_at = talk.facts(70).done;
  talk.at(70, GoToNumber{12});
  EXPECT_FLOAT_EQ(talk.facts(70).done, left_at) << "not at its end";
  EXPECT_EQ(talk.facts(75).word, "") << "and not ahead by all that is to come";
  talk.at(75, Previous{});
  EXPECT_NEAR(talk.facts(75).done, left_at, 0.001F);
  talk.at(76, GoToNumber{2});
  talk.at(80, ToggleQuestions{});
  talk.at(80, GoToNumber{9});
  EXPECT_EQ(talk.facts(85).word, "") << "an answer is looked up on slide 9";
  talk.at(90, ToggleQuestions{});
  talk.at(90, GoToNumber{9});
  EXPECT_NE(talk.facts(90).word, "") << "a talk that goes on there";
}

TEST(TalkPace, a_deck_without_any_plan_has_neither_length_nor_word) {
  const ShowPlan plan = plan_from("n n n");
  TalkPace pace;
  pace.follow(plan, {});
  const Show show = played(plan, {Next{}});
  const PaceFacts facts = pace.facts(show, plan, Moment{900'000});
  EXPECT_FALSE(facts.due);
  EXPECT_FALSE(facts.length);
  EXPECT_EQ(facts.word, "");
}

}  // namespace
}  // namespace lectern
