#include "show/fade.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

constexpr Moment kBegun{5000};

TEST(Fade, begins_with_the_old_picture_and_ends_with_the_new_one) {
  EXPECT_EQ(fade_share(kBegun, kBegun), 0);
  EXPECT_EQ(fade_share(kBegun, kBegun + kFadeLength / 2), 128);
  EXPECT_EQ(fade_share(kBegun, kBegun + kFadeLength), 256);
}

TEST(Fade, is_over_however_late_the_clock_comes_and_not_begun_where_it_runs_backwards) {
  EXPECT_EQ(fade_share(kBegun, kBegun + Moment{3'600'000}), 256);
  EXPECT_EQ(fade_share(kBegun, kBegun - Moment{10}), 0);
}

TEST(Fade, never_goes_back_and_is_as_gentle_at_its_end_as_at_its_start) {
  int last = 0;
  for (Moment at{0}; at <= kFadeLength; at += Moment{1}) {
    const int share = fade_share(kBegun, kBegun + at);
    EXPECT_GE(share, last) << at.count();
    EXPECT_NEAR(share + fade_share(kBegun, kBegun + kFadeLength - at), 256, 1) << at.count();
    last = share;
  }
  EXPECT_LT(fade_share(kBegun, kBegun + kFadeLength / 10), 256 / 10);
}

TEST(Fade, goes_at_the_rate_of_the_display) {
  EXPECT_EQ(frame_time(60), Moment{16});
  EXPECT_EQ(frame_time(144), Moment{6});
  EXPECT_EQ(frame_time(24), Moment{41});
  for (const float unknown : {0.0F, -1.0F, 5.0F, 100'000.0F}) EXPECT_EQ(frame_time(unknown), Moment{16});
}

}  // namespace
}  // namespace lectern
