#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "paint/generations.h"

namespace lectern {
namespace {

using Cache = Generations<int, std::string, std::hash<int>>;

TEST(Generations, keep_what_was_added) {
  Cache cache(100);
  EXPECT_EQ(cache.find(1), nullptr);
  EXPECT_EQ(*cache.add(1, "one", 10), "one");
  EXPECT_EQ(*cache.find(1), "one");
}

TEST(Generations, drop_what_was_not_asked_for) {
  Cache cache(100);
  cache.add(1, "one", 30);
  for (int i = 2; i < 8; ++i) cache.add(i, "more", 30);
  EXPECT_EQ(cache.find(1), nullptr);
  EXPECT_NE(cache.find(7), nullptr);
}

TEST(Generations, carry_over_what_is_in_use) {
  Cache cache(100);
  cache.add(1, "one", 10);
  for (int i = 2; i < 50; ++i) {
    cache.add(i, "more", 10);
    ASSERT_NE(cache.find(1), nullptr) << i;
  }
}

TEST(Generations, hold_even_what_is_larger_than_all_of_it) {
  Cache cache(100);
  EXPECT_EQ(*cache.add(1, "large", 1000), "large");
  EXPECT_EQ(*cache.find(1), "large");
  cache.add(2, "next", 1);
  cache.add(3, "large too", 1000);
  cache.add(4, "next", 1);
  EXPECT_EQ(cache.find(1), nullptr);
}

}  // namespace
}  // namespace lectern
