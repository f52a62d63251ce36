#include "show/clock.h"

#include <gtest/gtest.h>

#include "unit/show/talk.h"

namespace lectern {
namespace {

TEST(Clock, counts_only_while_it_runs) {
  Clock clock = started({}, Moment{1000});
  EXPECT_EQ(elapsed(clock, Moment{4000}), Moment{3000});
  clock = paused(clock, Moment{5000});
  EXPECT_EQ(elapsed(clock, Moment{90'000}), Moment{4000});
  clock = started(clock, Moment{100'000});
  EXPECT_EQ(elapsed(clock, Moment{100'500}), Moment{4500});
}

TEST(Clock, is_never_negative) {
  EXPECT_EQ(elapsed(started({}, Moment{5000}), Moment{4000}), Moment{0});
}

TEST(Clock, starts_with_the_first_advance) {
  const ShowPlan plan = plan_from("n n n");
  Show show = start_show(plan);
  show = after(show, GoToNumber{2}, plan, Moment{500});
  EXPECT_FALSE(show.clock.started);
  show = after(show, Next{}, plan, Moment{1000});
  show = after(show, Previous{}, plan, Moment{2000});
  EXPECT_EQ(elapsed(show.clock, Moment{3000}), Moment{2000});
}

TEST(Clock, stays_paused_while_slides_move) {
  const ShowPlan plan = plan_from("n n n");
  Show show = after(start_show(plan), Next{}, plan, Moment{0});
  show = after(show, ToggleClock{}, plan, Moment{1000});
  show = after(show, Next{}, plan, Moment{2000});
  EXPECT_EQ(elapsed(show.clock, Moment{9000}), Moment{1000});
}

TEST(Clock, asks_before_more_than_a_minute_is_thrown_away) {
  const ShowPlan plan = plan_from("n n");
  const Show show = after(start_show(plan), ToggleClock{}, plan, Moment{0});
  EXPECT_FALSE(after(show, ResetClock{}, plan, Moment{60'000}).clock.started);
  const Show asked = after(show, ResetClock{}, plan, Moment{60'001});
  EXPECT_EQ(text_of(asked), "0.0.0 reset?");
  EXPECT_TRUE(asked.clock.started);
  EXPECT_FALSE(after(asked, Accept{}, plan, Moment{61'000}).clock.started);
  EXPECT_TRUE(after(asked, Cancel{}, plan, Moment{61'000}).clock.started);
}

}  // namespace
}  // namespace lectern
