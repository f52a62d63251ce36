#include "show/visit_log.h"

#include <gtest/gtest.h>

#include <random>

#include "unit/show/talk.h"

namespace lectern {
namespace {

/// A talk and its log, told of every command at its time.
class LoggedTalk {
 public:
  LoggedTalk() {
    plan_.slides.resize(4);
    plan_.slides[1].steps = {3};
    show_ = start_show(plan_);
  }

  void at(int ms, const Command& command) {
    show_ = after(std::move(show_), command, plan_, Moment{ms});
    log_ = noted(std::move(log_), show_, Moment{ms});
  }
  void look(int ms) { log_ = noted(std::move(log_), show_, Moment{ms}); }

  /// "slide.step:spoken(covered)" each.
  std::string visits() const {
    std::string text;
    for (const Visit& visit : log_.visits) {
      text += (text.empty() ? "" : " ") + std::to_string(visit.slide) + "." + std::to_string(visit.step) + ":" +
              std::to_string(visit.spoken.count());
      if (visit.covered > Moment{0}) text += "(" + std::to_string(visit.covered.count()) + ")";
    }
    return text;
  }
  VisitLog& log() { return log_; }
  const Show& show() const { return show_; }

 private:
  ShowPlan plan_;
  Show show_;
  VisitLog log_;
};

TEST(VisitLogTest, counts_each_slide_and_step_and_going_back) {
  LoggedTalk talk;
  talk.at(1000, ToggleClock{});
  talk.at(2000, Next{});
  talk.at(2500, Next{});
  talk.at(4000, Previous{});
  talk.at(4100, Previous{});
  talk.look(5000);
  EXPECT_EQ(talk.visits(), "0.0:1000 1.0:500 1.1:1500 1.0:100 0.0:900");
  EXPECT_EQ(total_spoken(talk.log()), elapsed(talk.show().clock, Moment{5000}));
  EXPECT_EQ(spoken_by_slide(talk.log(), 4), (std::vector<Moment>{Moment{1900}, Moment{2100}, Moment{0}, Moment{0}}));
  EXPECT_EQ(finished_visits(talk.log()), 4U);
}

TEST(VisitLogTest, counts_no_pauses_and_marks_time_under_black) {
  LoggedTalk talk;
  talk.at(0, ToggleClock{});
  talk.at(1000, ToggleClock{});  // pause
  talk.at(9000, ToggleClock{});
  talk.at(9500, ToggleBlack{});
  talk.at(9800, ToggleBlack{});
  talk.look(10'000);
  EXPECT_EQ(talk.visits(), "0.0:2000(300)");
}

TEST(VisitLogTest, leaves_no_visit_where_nothing_was_said) {
  LoggedTalk talk;
  talk.at(0, NextSlide{});  // starts the clock on the second slide
  talk.at(500, ToggleClock{});
  talk.at(600, NextSlide{});
  talk.at(700, NextSlide{});
  talk.at(900, ToggleClock{});
  talk.look(1000);
  EXPECT_EQ(talk.visits(), "1.0:500 3.0:100");
}

TEST(VisitLogTest, begins_anew_when_the_clock_is_set_back) {
  LoggedTalk talk;
  talk.at(0, ToggleClock{});
  talk.at(100, NextSlide{});
  talk.at(300, ResetClock{});
  EXPECT_EQ(talk.visits(), "");
  talk.at(5000, ToggleClock{});
  talk.look(5200);
  EXPECT_EQ(talk.visits(), "1.0:200");
  EXPECT_EQ(talk.log().visits.front().begin, Moment{0});
}

TEST(VisitLogTest, adds_nothing_when_time_runs_backwards) {
  LoggedTalk talk;
  talk.at(1000, ToggleClock{});
  talk.look(2000);
  talk.look(1500);
  talk.look(2500);
  EXPECT_EQ(talk.visits(), "0.0:1500");
}

TEST(VisitLogTest, goes_on_after_a_crash) {
  LoggedTalk talk;
  talk.log() = taken_up({{0, 0, 0, Moment{0}, Moment{700}, Moment{0}}, {1, 0, 2, Moment{700}, Moment{50}, Moment{0}}},
                        Moment{90'000});
  talk.at(90'000, ToggleClock{});
  talk.look(90'300);
  EXPECT_EQ(talk.visits(), "0.0:700 1.2:50 0.0:300");
  EXPECT_EQ(talk.log().visits.back().begin, Moment{750});
}

/// Whatever keys are pressed when, the visits add up to what the clock says.
TEST(VisitLogTest, adds_up_to_the_clock) {
  std::mt19937 chance(5);  // NOLINT(bugprone-random-generator-seed): the same talks each time
  for (int round = 0; round < 200; ++round) {
    LoggedTalk talk;
    int now = 0;
    for (int i = 0; i < 60; ++i) {
      now += static_cast<int>(chance() % 2000U);
      switch (chance() % 8U) {
        case 0:
          talk.at(now, Previous{});
          break;
        case 1:
          talk.at(now, ToggleClock{});
          break;
        case 2:
          talk.at(now, ToggleBlack{});
          break;
        case 3:
          talk.at(now, FirstSlide{});
          break;
        case 4:
          talk.look(now);
          break;
        default:
          talk.at(now, Next{});
      }
      talk.look(now);
      ASSERT_EQ(total_spoken(talk.log()), elapsed(talk.show().clock, Moment{now})) << "round " << round;
    }
  }
}

}  // namespace
}  // namespace lectern
