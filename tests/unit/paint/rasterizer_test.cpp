#include "paint/rasterizer.h"

#include <gtest/gtest.h>

#include "unit/paint/small_scene.h"

namespace lectern {
namespace {

constexpr Colour kBlack{0, 0, 0, 255};

TEST(Rasterizer, shows_items_at_their_steps_alone) {
  Scene scene = scene_of(3, 1);
  scene.step_count = 3;
  add(scene, FillRect{{0, 0, 1, 1}, kBlack, 0});
  add(scene, FillRect{{1, 0, 1, 1}, kBlack, 0}).first_step = 1;
  SceneItem& middle = add(scene, FillRect{{2, 0, 1, 1}, kBlack, 0});
  middle.first_step = 1;
  middle.last_step = 1;
  EXPECT_EQ(picture_of(drawn(scene, 1, 0)), "#..\n");
  EXPECT_EQ(picture_of(drawn(scene, 1, 1)), "###\n");
  EXPECT_EQ(picture_of(drawn(scene, 1, 2)), "##.\n");
}

TEST(Rasterizer, paints_in_order) {
  Scene scene = scene_of(1, 1);
  add(scene, FillRect{{0, 0, 1, 1}, kBlack, 0});
  add(scene, FillRect{{0, 0, 1, 1}, {255, 0, 0, 255}, 0});
  EXPECT_EQ(drawn(scene).pixels[0], 0xFFFF0000U);
}

TEST(Rasterizer, leaves_out_what_is_invisible_or_clipped_away) {
  Scene scene = scene_of(4, 1);
  add(scene, FillRect{{0, 0, 4, 1}, kBlack, 0}).opacity = 0;
  add(scene, FillRect{{0, 0, 4, 1}, {0, 0, 0, 0}, 0});
  add(scene, FillRect{{0, 0, 4, 1}, kBlack, 0}).clip = Rect{1, 0, 0, 1};
  EXPECT_EQ(picture_of(drawn(scene)), "....\n");
}

TEST(Rasterizer, centres_a_scene_of_another_shape_on_its_background) {
  Scene scene = scene_of(4, 2);
  add(scene, FillRect{{0, 0, 4, 2}, kBlack, 0});
  Rasterizer rasterizer;
  EXPECT_EQ(picture_of(rasterizer.draw(scene, 0, {4, 4})),
            "....\n"
            "####\n"
            "####\n"
            "....\n");
  EXPECT_EQ(picture_of(rasterizer.draw(scene, 0, {6, 2})),
            ".####.\n"
            ".####.\n");
}

TEST(Rasterizer, a_transparent_background_stays_transparent) {
  Scene scene = scene_of(2, 1);
  scene.background = {255, 255, 255, 0};
  add(scene, FillRect{{0, 0, 1, 1}, {255, 0, 0, 128}, 0});
  EXPECT_EQ(drawn(scene).pixels, (std::vector<std::uint32_t>{0x80800000U, 0}));
}

TEST(Rasterizer, draws_into_rows_of_any_stride_and_nowhere_else) {
  Scene scene = scene_of(3, 2);
  add(scene, FillRect{{1, 0, 2, 2}, kBlack, 0});
  std::vector<std::uint32_t> pixels(5 * 2, 0x12345678U);
  Rasterizer rasterizer;
  rasterizer.draw_into(scene, 0, {3, 2}, pixels.data(), 5);
  const Bitmap bitmap = rasterizer.draw(scene, 0, {3, 2});
  for (std::size_t y = 0; y < 2; ++y) {
    for (std::size_t x = 0; x < 3; ++x) EXPECT_EQ(pixels[y * 5 + x], bitmap.pixels[y * 3 + x]);
    EXPECT_EQ(pixels[y * 5 + 3], 0x12345678U);
    EXPECT_EQ(pixels[y * 5 + 4], 0x12345678U);
  }
}

TEST(Rasterizer, of_no_size_is_empty) {
  Rasterizer rasterizer;
  EXPECT_TRUE(rasterizer.draw(scene_of(4, 2), 0, {0, 5}).pixels.empty());
  EXPECT_TRUE(rasterizer.draw(scene_of(0, 2), 0, {5, 5}).pixels.empty());
}

TEST(FittedSize, is_the_largest_of_the_same_shape) {
  const struct {
    Size scene;
    PixelSize room, fitted;
  } rows[] = {
      {{1920, 1080}, {1920, 1080}, {1920, 1080}},
      {{1920, 1080}, {1024, 768}, {1024, 576}},
      {{1440, 1080}, {1920, 1080}, {1440, 1080}},
      {{1920, 1080}, {320, 1000}, {320, 180}},
      {{1920, 1080}, {1, 1}, {1, 1}},
      {{0, 0}, {5, 6}, {5, 6}},
  };
  for (const auto& row : rows) EXPECT_EQ(fitted_size(row.scene, row.room), row.fitted) << row.room.width;
}

}  // namespace
}  // namespace lectern
