#include "present/audience_frame.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/show/talk.h"

namespace lectern {
namespace {

constexpr Size kWide{1920, 1080};

TEST(AudienceFrame, the_test_card_fills_the_whole_window_whatever_is_kept_free) {
  const AudienceFrame frame = audience_frame({Cover::none, {}, true}, {}, {1024, 768}, kWide, 0.05F, 3, 7);
  EXPECT_EQ(frame.slide, (PixelRect{0, 0, 1024, 768}));
  EXPECT_EQ(frame.picture, card_picture(3, 7, {1024, 768}));
  EXPECT_EQ(frame.overlay, Overlay{});
}

TEST(AudienceFrame, while_the_room_is_checked_the_slide_that_comes_back_is_kept_ready) {
  const ShowPlan plan = plan_from("nnn");
  const Show show = played(plan, {Next{}, ToggleRoomCheck{}});
  const WishList wishes = audience_wishes(show, plan, {1920, 1080}, kWide, 0, 3, 7);
  const auto urgent = std::span(wishes.keys).first(wishes.urgent);
  EXPECT_NE(std::ranges::find(urgent, card_picture(3, 7, {1920, 1080})), urgent.end());
  EXPECT_NE(std::ranges::find(urgent, slide_picture(3, {1, 0, 0}, {1920, 1080})), urgent.end());
}

}  // namespace
}  // namespace lectern
