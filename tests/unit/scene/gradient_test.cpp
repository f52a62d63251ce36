#include "scene/gradient.h"

#include <gtest/gtest.h>

#include <string>

#include "base/colour.h"

namespace lectern {
namespace {

constexpr Colour kRed{255, 0, 0, 255};

std::string printed(const std::vector<GradientStop>& stops) {
  std::string text;
  for (const GradientStop& stop : stops) {
    text += std::to_string(static_cast<int>(stop.at * 100)) + ':' + to_hex(stop.colour) + ' ';
  }
  return text;
}

TEST(Gradient, a_fade_of_one_hue_needs_no_more_stops) {
  FillGradient fill{{0, 0, 1, 1}, kRed, {255, 0, 0, 0}};
  fill.between = {{0.25F, kRed}};
  EXPECT_EQ(printed(straight_stops(fill)), printed(stops_of(fill)));
}

TEST(Gradient, what_fades_to_nothing_keeps_its_hue) {
  const FillGradient fill{{0, 0, 1, 1}, kRed, {0, 0, 255, 0}};
  ASSERT_EQ(straight_stops(fill).size(), 2U);
  EXPECT_EQ(straight_stops(fill)[1].colour, (Colour{255, 0, 0, 0}));
}

TEST(Gradient, a_hue_that_changes_where_nothing_is_seen_changes_at_one_place) {
  FillGradient fill{{0, 0, 1, 1}, kRed, {0, 0, 255, 255}};
  fill.between = {{0.5F, {0, 255, 0, 0}}};
  const auto stops = straight_stops(fill);
  ASSERT_EQ(stops.size(), 4U);
  EXPECT_EQ(stops[1], (GradientStop{0.5F, {255, 0, 0, 0}}));
  EXPECT_EQ(stops[2], (GradientStop{0.5F, {0, 0, 255, 0}}));
}

TEST(Gradient, mixed_hues_of_different_opacity_are_drawn_as_short_pieces) {
  const auto stops = straight_stops({{0, 0, 1, 1}, kRed, {0, 0, 255, 85}});
  ASSERT_EQ(stops.size(), 9U);
  EXPECT_EQ(stops[4].colour, (Colour{191, 0, 64, 170})) << "three parts of red to one of blue";
}

TEST(Gradient, turned_round_twice_is_as_it_was) {
  FillGradient fill{{0, 0, 1, 1}, kRed, {0, 0, 255, 0}};
  fill.between = {{0.25F, {1, 2, 3, 4}}, {0.5F, {5, 6, 7, 8}}};
  FillGradient turned = fill;
  turn_round(turned);
  EXPECT_EQ(turned.from, fill.to);
  EXPECT_EQ(turned.between.front(), (GradientStop{0.5F, {5, 6, 7, 8}}));
  turn_round(turned);
  EXPECT_EQ(printed(stops_of(turned)), printed(stops_of(fill)));
}

}  // namespace
}  // namespace lectern
