#include "present/frame_cache.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace lectern {
namespace {

PictureKey key_of(int slide, int step = 0, int width = 10) {
  return slide_picture(1, {slide, 0, step}, {width, 10});
}

Picture picture_of(int width) {
  return {std::make_shared<const Bitmap>(
              Bitmap{{width, 10}, std::vector<std::uint32_t>(static_cast<std::size_t>(width) * 10)}),
          0};
}

/// Room for so many pictures of 10 x 10.
FrameCache cache_for(std::size_t pictures) {
  return FrameCache(pictures * 400);
}

std::string held(FrameCache& cache, int slides) {
  std::string text;
  for (int slide = 0; slide < slides; ++slide) {
    if (cache.find(key_of(slide)) != nullptr) text += static_cast<char>('0' + slide);
  }
  return text;
}

TEST(FrameCache, drops_what_was_not_looked_at_for_the_longest_time) {
  FrameCache cache = cache_for(3);
  for (int slide = 0; slide < 5; ++slide) cache.put(key_of(slide), picture_of(10));
  cache.find(key_of(0));
  cache.trim({}, 0);
  EXPECT_EQ(held(cache, 5), "034");
}

TEST(FrameCache, keeps_what_is_wanted_the_longer_the_more_urgent_it_is) {
  FrameCache cache = cache_for(3);
  for (int slide = 0; slide < 6; ++slide) cache.put(key_of(slide), picture_of(10));
  const std::array wanted{key_of(2), key_of(0), key_of(4), key_of(5)};
  cache.trim(wanted, 1);
  EXPECT_EQ(held(cache, 6), "024");
}

TEST(FrameCache, never_drops_the_most_urgent_even_over_budget) {
  FrameCache cache = cache_for(1);
  for (int slide = 0; slide < 4; ++slide) cache.put(key_of(slide), picture_of(10));
  const std::array wanted{key_of(3), key_of(1), key_of(2)};
  cache.trim(wanted, 2);
  EXPECT_EQ(held(cache, 4), "13");
}

TEST(FrameCache, counts_a_picture_that_is_put_again_once) {
  FrameCache cache = cache_for(3);
  cache.put(key_of(0), picture_of(10));
  cache.put(key_of(0), picture_of(10));
  EXPECT_EQ(cache.bytes(), 400U);
}

TEST(FrameCache, finds_a_stand_in_of_the_same_state_before_a_larger_one) {
  FrameCache cache = cache_for(9);
  EXPECT_EQ(cache.find_stand_in(key_of(1, 1, 30)), nullptr);
  cache.put(key_of(2, 1), picture_of(10));
  EXPECT_EQ(cache.find_stand_in(key_of(1, 1, 30)), nullptr);
  cache.put(key_of(1, 0, 20), picture_of(20));
  EXPECT_EQ(cache.find_stand_in(key_of(1, 1, 30))->bitmap->size.width, 20);
  cache.put(key_of(1, 1, 5), picture_of(5));
  EXPECT_EQ(cache.find_stand_in(key_of(1, 1, 30))->bitmap->size.width, 5);
  cache.put(key_of(1, 1, 12), picture_of(12));
  EXPECT_EQ(cache.find_stand_in(key_of(1, 1, 30))->bitmap->size.width, 12);
}

}  // namespace
}  // namespace lectern
