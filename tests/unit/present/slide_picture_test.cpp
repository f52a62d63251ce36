#include "present/slide_picture.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

/// A black square from the start and a red one with the second step, on white.
Scene two_steps() {
  Scene scene;
  scene.step_count = 2;
  scene.items.resize(2);
  scene.items[0].shape = FillRect{{0, 0, 960, 540}, {0, 0, 0, 255}};
  scene.items[1].shape = FillRect{{960, 540, 960, 540}, {255, 0, 0, 255}};
  scene.items[1].first_step = 1;
  return scene;
}

struct Corners {
  std::uint32_t near = 0;
  std::uint32_t far = 0;
};

Corners corners_of(PictureKey key) {
  key.width = 192;
  key.height = 108;
  Rasterizer rasterizer;
  const Bitmap picture = paint_slide(two_steps(), key, rasterizer);
  return {picture.pixels[20 * 192 + 20], picture.pixels[90 * 192 + 170]};
}

TEST(SlidePicture, is_the_export_s_where_it_is_plain) {
  const Corners corners = corners_of({});
  EXPECT_EQ(corners.near, 0xFF000000U);
  EXPECT_EQ(corners.far, 0xFFFFFFFFU);
}

TEST(SlidePicture, shows_what_is_to_come_as_a_shadow) {
  PictureKey key;
  key.look = SlideLook::expecting;
  const Corners before = corners_of(key);
  EXPECT_EQ(before.near, 0xFF000000U);
  EXPECT_EQ(before.far & 0xFFFF0000U, 0xFFFF0000U);
  EXPECT_GT(before.far & 0xFFU, 100U) << "paler than it will be";
  EXPECT_LT(before.far & 0xFFU, 230U) << "but not invisible";
  key.step = 1;
  EXPECT_EQ(corners_of(key).far, 0xFFFF0000U);
}

TEST(SlidePicture, is_dimmed_for_a_dark_room) {
  PictureKey key;
  key.look = SlideLook::dimmed;
  const std::uint32_t paper = corners_of(key).far & 0xFFU;
  EXPECT_GT(paper, 150U);
  EXPECT_LT(paper, 200U);
}

TEST(SlidePicture, a_part_fills_the_picture) {
  const PictureKey key = with_part({}, Rect{480, 270, 960, 540});
  EXPECT_EQ(part_of(key, {1920, 1080}), (Rect{480, 270, 960, 540}));
  const Corners corners = corners_of(key);
  EXPECT_EQ(corners.near, 0xFF000000U);
  PictureKey quarter = with_part({}, Rect{960, 0, 960, 540});
  EXPECT_EQ(corners_of(quarter).near, 0xFFFFFFFFU);
  EXPECT_EQ(part_of(PictureKey{}, {1920, 1080}), std::nullopt);
}

}  // namespace
}  // namespace lectern
