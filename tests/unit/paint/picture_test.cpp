#include <gtest/gtest.h>

#include "unit/paint/small_scene.h"

namespace lectern {
namespace {

// A GIF is short enough to write by hand. Black, white / red, transparent; LZW codes of three bits, with a clear code
// after two pixels so that none grows (GIF89a, appendix F).
std::shared_ptr<const Image> four_pixels() {
  const std::string gif(
      "GIF89a\x02\0\x02\0\x91\0\0"
      "\0\0\0\xFF\xFF\xFF\xFF\0\0\0\xFF\0"
      "\x21\xF9\x04\x01\0\0\x03\0"
      ",\0\0\0\0\x02\0\x02\0\0"
      "\x02\x03\x44\xA8\x15\0;",
      50);
  const auto image = decode_image(shared_bytes(gif));
  return image ? *image : nullptr;
}

DrawImage whole(std::shared_ptr<const Image> image, Rect rect, Rect crop = {0, 0, 1, 1}) {
  return {std::move(image), rect, crop};
}

TEST(PaintPicture, unscaled_is_copied_and_transparent_pixels_show_what_is_behind) {
  ASSERT_NE(four_pixels(), nullptr);
  Scene scene = scene_of(4, 2);
  scene.background = {0, 0, 255, 255};
  add(scene, whole(four_pixels(), {1, 0, 2, 2}));
  EXPECT_EQ(drawn(scene).pixels, (std::vector<std::uint32_t>{0xFF0000FFU, 0xFF000000U, 0xFFFFFFFFU, 0xFF0000FFU,  //
                                                             0xFF0000FFU, 0xFFFF0000U, 0xFF0000FFU, 0xFF0000FFU}));
}

TEST(PaintPicture, shows_only_the_crop) {
  Scene scene = scene_of(3, 1);
  add(scene, whole(four_pixels(), {1, 0, 1, 1}, {0, 0.5F, 0.5F, 0.5F}));
  EXPECT_EQ(drawn(scene).pixels, (std::vector<std::uint32_t>{0xFFFFFFFFU, 0xFFFF0000U, 0xFFFFFFFFU}));
}

TEST(PaintPicture, keeps_to_its_clip_and_its_opacity) {
  Scene scene = scene_of(2, 2);
  SceneItem& item = add(scene, whole(four_pixels(), {0, 0, 2, 2}));
  item.clip = Rect{0, 0, 1, 2};
  item.opacity = 0.5F;
  EXPECT_EQ(drawn(scene).pixels, (std::vector<std::uint32_t>{0xFF7F7F7FU, 0xFFFFFFFFU, 0xFFFF7F7FU, 0xFFFFFFFFU}));
}

TEST(PaintPicture, far_larger_than_the_screen_is_scaled_only_where_it_is_seen) {
  Scene scene = scene_of(4, 4);
  add(scene, whole(four_pixels(), {-100'000, -100'000, 400'000, 400'000}));
  const Bitmap bitmap = drawn(scene);
  EXPECT_EQ(bitmap.pixels.size(), 16U);
  // Well inside the first pixel of the picture, which is black.
  EXPECT_EQ(bitmap.pixels[0], 0xFF000000U);
}

TEST(PaintPicture, without_a_picture_or_a_size_nothing_is_drawn) {
  Scene scene = scene_of(2, 1);
  add(scene, whole(nullptr, {0, 0, 2, 1}));
  add(scene, whole(four_pixels(), {0, 0, 0, 1}));
  EXPECT_EQ(drawn(scene).pixels, (std::vector<std::uint32_t>{0xFFFFFFFFU, 0xFFFFFFFFU}));
}

}  // namespace
}  // namespace lectern
