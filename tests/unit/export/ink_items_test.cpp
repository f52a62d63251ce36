#include "export/ink_items.h"

#include <gtest/gtest.h>

#include <memory>

#include "paint/rasterizer.h"

namespace lectern {
namespace {

constexpr int kWidth = 192;

Bitmap painted(const Stroke& stroke) {
  Scene scene;
  scene.items = ink_items({std::make_shared<const Stroke>(stroke)});
  Rasterizer rasterizer;
  return rasterizer.draw(scene, 0, {kWidth, 108});
}

std::uint32_t at(const Bitmap& picture, int x, int y) {
  return picture.pixels[static_cast<std::size_t>(y * kWidth + x)];
}

TEST(InkItems, a_stroke_is_painted_where_and_as_wide_as_it_was_drawn) {
  const Bitmap picture = painted({InkKind::pen, {200, 0, 0, 255}, 40, {{500, 500}, {900, 500}, {900, 800}}});
  EXPECT_EQ(at(picture, 70, 50), 0xFFC80000U);
  EXPECT_EQ(at(picture, 90, 70), 0xFFC80000U);
  EXPECT_EQ(at(picture, 90, 50), 0xFFC80000U) << "no hole where the parts of a stroke meet";
  EXPECT_EQ(at(picture, 70, 46), 0xFFFFFFFFU);
  EXPECT_EQ(at(picture, 70, 53), 0xFFFFFFFFU);
  EXPECT_EQ(at(picture, 80, 70), 0xFFFFFFFFU) << "not filled between its legs";
}

TEST(InkItems, a_dot_is_round) {
  const Bitmap picture = painted({InkKind::pen, {0, 0, 200, 255}, 100, {{960, 540}}});
  EXPECT_EQ(at(picture, 96, 54), 0xFF0000C8U);
  EXPECT_EQ(at(picture, 98, 54), 0xFF0000C8U);
  EXPECT_EQ(at(picture, 91, 49), 0xFFFFFFFFU) << "the corner of its square";
}

TEST(InkItems, a_marker_lets_show_through_and_covers_itself_once) {
  const Bitmap picture =
      painted({InkKind::marker, {0, 0, 0, 255}, 60, {{500, 500}, {900, 500}, {500, 500}, {900, 500}}});
  const std::uint32_t level = at(picture, 70, 50) & 0xFFU;
  EXPECT_NEAR(level, 158, 4);
}

}  // namespace
}  // namespace lectern
