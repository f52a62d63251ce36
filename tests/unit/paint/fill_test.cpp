#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "unit/paint/small_scene.h"

namespace lectern {
namespace {

constexpr Colour kBlack{0, 0, 0, 255};

TEST(FillRect, on_whole_pixels_fills_exactly_those) {
  Scene scene = scene_of(6, 4);
  add(scene, FillRect{{1, 1, 3, 2}, kBlack, 0});
  EXPECT_EQ(picture_of(drawn(scene)),
            "......\n"
            ".###..\n"
            ".###..\n"
            "......\n");
}

TEST(FillRect, between_pixels_has_sharp_edges) {
  Scene scene = scene_of(20, 3);
  add(scene, FillRect{{1.4F, 0.6F, 10.2F, 1.7F}, kBlack, 0});
  EXPECT_EQ(picture_of(drawn(scene)),
            "....................\n"
            ".###########........\n"
            ".###########........\n");
}

TEST(FillRect, neighbours_meet_without_seam_or_overlap) {
  for (float scale = 0.3F; scale < 3; scale += 0.17F) {
    Scene scene = scene_of(100, 100);
    add(scene, FillRect{{0, 0, 33.3F, 100}, {0, 0, 0, 128}, 0});
    add(scene, FillRect{{33.3F, 0, 66.7F, 100}, {0, 0, 0, 128}, 0});
    const Bitmap bitmap = drawn(scene, scale);
    for (const std::uint32_t pixel : bitmap.pixels) ASSERT_EQ(pixel, bitmap.pixels[0]) << scale;
  }
}

TEST(FillRect, hairlines_are_never_lost_and_equal_rules_are_equally_thick) {
  for (const float scale : {0.1F, 0.25F, 0.5F, 1.0F, 1.3333F, 2.0F}) {
    int thickness = -1;
    for (float y = 10; y < 90; y += 7.3F) {
      Scene scene = scene_of(100, 100);
      add(scene, FillRect{{0, y, 100, 1.5F}, kBlack, 0});
      const Bitmap bitmap = drawn(scene, scale);
      int rows = 0;
      for (int row = 0; row < bitmap.size.height; ++row) rows += pixel_at(bitmap, 0, row) == 0xFF000000U ? 1 : 0;
      EXPECT_GE(rows, 1) << scale << " " << y;
      EXPECT_EQ(rows, thickness < 0 ? rows : thickness) << scale << " " << y;
      thickness = rows;
    }
  }
}

TEST(FillRect, a_dot_is_round_and_as_dark_as_its_area) {
  Scene scene = scene_of(14, 14);
  add(scene, FillRect{{1, 1, 12, 12}, kBlack, 6});
  const Bitmap bitmap = drawn(scene);
  EXPECT_NEAR(ink_of(bitmap), 3.14159265 * 36, 0.6);
  for (int y = 0; y < 14; ++y) {
    for (int x = 0; x < 14; ++x) {
      EXPECT_EQ(pixel_at(bitmap, x, y), pixel_at(bitmap, 13 - x, y));
      EXPECT_EQ(pixel_at(bitmap, x, y), pixel_at(bitmap, y, x));
    }
  }
}

TEST(FillRect, dots_are_equal_wherever_they_lie) {
  const auto dot_at = [](float x) {
    Scene scene = scene_of(40, 20);
    add(scene, FillRect{{x, 4.3F, 11.5F, 11.5F}, kBlack, 6});
    return ink_of(drawn(scene));
  };
  for (float x = 2; x < 20; x += 0.37F) EXPECT_EQ(dot_at(x), dot_at(2));
}

TEST(FillRect, rounds_its_corners_alone) {
  Scene scene = scene_of(12, 7);
  add(scene, FillRect{{0, 0, 12, 7}, kBlack, 3});
  EXPECT_EQ(picture_of(drawn(scene)),
            "069######960\n"
            "6##########6\n"
            "9##########9\n"
            "############\n"
            "9##########9\n"
            "6##########6\n"
            "069######960\n");
}

TEST(FillRect, a_radius_beyond_half_the_height_gives_a_pill) {
  Scene scene = scene_of(20, 8);
  add(scene, FillRect{{0, 0, 20, 8}, kBlack, 1000});
  EXPECT_NEAR(ink_of(drawn(scene)), 12 * 8 + 3.14159265 * 16, 0.6);
}

TEST(FillRect, colours_are_mixed_by_alpha_and_opacity) {
  Scene scene = scene_of(2, 1);
  add(scene, FillRect{{0, 0, 1, 1}, {0, 0, 0, 128}, 0});
  add(scene, FillRect{{1, 0, 1, 1}, {255, 0, 0, 255}, 0}).opacity = 0.5F;
  const Bitmap bitmap = drawn(scene);
  EXPECT_EQ(pixel_at(bitmap, 0, 0), 0xFF7F7F7FU);
  EXPECT_EQ(pixel_at(bitmap, 1, 0), 0xFFFF7F7FU);
}

TEST(FillRect, a_colour_on_itself_stays_what_it_is) {
  Scene scene = scene_of(30, 30);
  scene.background = {0xB3, 0x26, 0x1E, 255};
  add(scene, FillRect{{1, 1, 25, 25}, scene.background, 12});
  for (const std::uint32_t pixel : drawn(scene).pixels) ASSERT_EQ(pixel, 0xFFB3261EU);
}

TEST(FillRect, numbers_that_are_none_and_far_away_ones_do_no_harm) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float far = std::numeric_limits<float>::infinity();
  for (const Rect& rect : {Rect{nan, 0, 1, 1}, Rect{0, 0, nan, 2}, Rect{-far, -far, far, far}, Rect{0, 0, far, 1e30F},
                           Rect{1e30F, 1e30F, 5, 5}, Rect{0, 0, -5, 5}}) {
    for (const float radius : {0.0F, 3.0F, nan, far, -1.0F}) {
      Scene scene = scene_of(20, 20);
      add(scene, FillRect{rect, kBlack, radius});
      add(scene, FillGradient{rect, kBlack, {255, 0, 0, 0}, radius > 0});
      EXPECT_EQ(drawn(scene).pixels.size(), 400U);
    }
  }
}

TEST(FillGradient, runs_from_one_colour_to_the_other) {
  Scene scene = scene_of(4, 4);
  add(scene, FillGradient{{0, 0, 4, 4}, {0, 0, 0, 255}, {200, 100, 40, 255}, false});
  const Bitmap down = drawn(scene);
  EXPECT_EQ(pixel_at(down, 0, 0), 0xFF190D05U);
  EXPECT_EQ(pixel_at(down, 3, 0), pixel_at(down, 0, 0));
  EXPECT_EQ(pixel_at(down, 0, 3), 0xFFAF5823U);
  std::get<FillGradient>(scene.items[0].shape).horizontal = true;
  const Bitmap across = drawn(scene);
  EXPECT_EQ(pixel_at(across, 0, 0), 0xFF190D05U);
  EXPECT_EQ(pixel_at(across, 3, 0), 0xFFAF5823U);
}

TEST(FillGradient, runs_by_way_of_the_colours_between) {
  Scene scene = scene_of(10, 1);
  FillGradient fill{{0, 0, 10, 1}, {0, 0, 0, 255}, {0, 0, 0, 255}, true};
  fill.between = {{0.5F, {0, 0, 0, 255}}, {0.5F + 1e-6F, {200, 200, 200, 255}}};
  add(scene, fill);
  const Bitmap bitmap = drawn(scene);
  EXPECT_EQ(pixel_at(bitmap, 4, 0), 0xFF000000U) << "level up to the first stop";
  EXPECT_EQ(pixel_at(bitmap, 5, 0), 0xFFB4B4B4U) << "a tenth of the way down from the second";
  EXPECT_EQ(pixel_at(bitmap, 9, 0), 0xFF141414U);
}

TEST(FillGradient, to_a_transparent_colour_does_not_turn_grey) {
  Scene scene = scene_of(64, 1);
  scene.background = {255, 0, 0, 255};
  add(scene, FillGradient{{0, 0, 64, 1}, {255, 0, 0, 255}, {0, 255, 0, 0}, true});
  for (const std::uint32_t pixel : drawn(scene).pixels) EXPECT_GE(pixel >> 16U & 255U, 253U);
}

}  // namespace
}  // namespace lectern
