#include "show/pointer.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace lectern {
namespace {

constexpr Size kSlide{1920, 1080};

std::string text_of(const std::optional<Rect>& region) {
  if (!region) return "whole";
  return fmt::format("{:.0f} {:.0f} {:.0f} {:.0f}", region->x, region->y, region->width, region->height);
}

TEST(Pointer, a_region_has_the_slides_shape_and_lies_on_it) {
  EXPECT_EQ(text_of(zoom_region({100, 100}, {1060, 640}, kSlide)), "100 100 960 540");
  EXPECT_EQ(text_of(zoom_region({1060, 640}, {100, 100}, kSlide)), "100 100 960 540") << "however it is dragged";
  EXPECT_EQ(text_of(zoom_region({0, 0}, {960, 10}, kSlide)), "0 0 960 540") << "moved onto the slide";
  EXPECT_EQ(text_of(zoom_region({1900, 1060}, {1930, 1090}, kSlide)), "1680 945 240 135") << "eight times at most";
  EXPECT_EQ(text_of(zoom_region({50, 50}, {55, 60}, kSlide)), "whole") << "a click is no region";
  EXPECT_EQ(text_of(zoom_region({-5000, 0}, {5000, 0}, kSlide)), "0 0 1920 1080");
}

TEST(Pointer, a_region_moves_and_stops_at_the_edges) {
  EXPECT_EQ(text_of(moved_region({100, 100, 960, 540}, 50, -50, kSlide)), "150 50 960 540");
  EXPECT_EQ(text_of(moved_region({100, 100, 960, 540}, -500, 5000, kSlide)), "0 540 960 540");
}

TEST(Pointer, the_wheel_enlarges_around_the_pointer) {
  EXPECT_EQ(text_of(resized_region(std::nullopt, 1, {0, 0}, kSlide)), "0 0 1600 900");
  EXPECT_EQ(text_of(resized_region(std::nullopt, 1, {1920, 1080}, kSlide)), "320 180 1600 900");
  EXPECT_EQ(text_of(resized_region(Rect{0, 0, 1600, 900}, -1, {0, 0}, kSlide)), "whole");
  EXPECT_EQ(text_of(resized_region(std::nullopt, 100, {1280, 720}, kSlide)), "1120 630 240 135");
}

TEST(Pointer, what_two_fingers_hold_stays_under_them) {
  EXPECT_EQ(text_of(pinched_region(std::nullopt, {960, 540}, {0.5F, 0.5F}, 2, kSlide)), "480 270 960 540");
  EXPECT_EQ(text_of(pinched_region(std::nullopt, {480, 270}, {0.5F, 0.5F}, 2, kSlide)), "0 0 960 540") << "dragged in";
  EXPECT_EQ(text_of(pinched_region(Rect{480, 270, 960, 540}, {960, 540}, {0.25F, 0.5F}, 1, kSlide)), "720 270 960 540");
  EXPECT_EQ(text_of(pinched_region(Rect{480, 270, 960, 540}, {960, 540}, {0.5F, 0.5F}, 0.5F, kSlide)), "whole");
  EXPECT_EQ(text_of(pinched_region(std::nullopt, {0, 0}, {0, 0}, 0.5F, kSlide)), "whole");
  EXPECT_EQ(text_of(pinched_region(std::nullopt, {0, 0}, {0, 0}, 1000, kSlide)), "0 0 240 135")
      << "eight times at most";
  EXPECT_EQ(text_of(pinched_region(std::nullopt, {0, 0}, {0, 0}, 0, kSlide)), "whole");
}

}  // namespace
}  // namespace lectern
