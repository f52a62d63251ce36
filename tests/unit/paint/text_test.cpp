#include <gtest/gtest.h>

#include "paint/pixels.h"
#include "unit/paint/text_scene.h"

namespace lectern {
namespace {

constexpr Colour kBlack{0, 0, 0, 255};
constexpr Colour kWhite{255, 255, 255, 255};

// Rows and columns that hold ink.
PixelBox ink_box(const Bitmap& bitmap) {
  PixelBox box{bitmap.size.width, bitmap.size.height, 0, 0};
  for (int y = 0; y < bitmap.size.height; ++y) {
    for (int x = 0; x < bitmap.size.width; ++x) {
      if (pixel_at(bitmap, x, y) == pixel_at(bitmap, 0, 0)) continue;
      box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x + 1), std::max(box.bottom, y + 1)};
    }
  }
  return box;
}

std::string print(const PixelBox& box) {
  return std::to_string(box.left) + "," + std::to_string(box.top) + " to " + std::to_string(box.right) + "," +
         std::to_string(box.bottom);
}

TEST(PaintText, stands_on_its_baseline_at_full_height) {
  Scene scene = scene_of(60, 60);
  add_text(scene, "H", {10, 50}, 40, kBlack);
  const PixelBox box = ink_box(drawn(scene));
  EXPECT_EQ(box.bottom, 50);
  // Inter's capitals are 0.727 em high.
  EXPECT_NEAR(box.top, 50 - 0.727 * 40, 1);
  EXPECT_NEAR(box.left, 10 + 0.09 * 40, 2);
}

TEST(PaintText, is_as_dark_as_its_outline_is_large) {
  Scene scene = scene_of(120, 120);
  // The bar of Inter Regular's "I" is a rectangle.
  add_text(scene, "I", {40, 110}, 100, kBlack);
  const auto& draw = std::get<DrawText>(scene.items[0].shape);
  const Rect ink = draw.run->face->glyph_box(draw.run->glyphs[0].id);
  EXPECT_NEAR(ink_of(drawn(scene)), static_cast<double>(ink.width * ink.height) * 1e4, 8);
}

TEST(PaintText, moves_by_quarters_of_a_pixel_across_and_by_whole_ones_down) {
  const auto at = [](float x, float y) {
    Scene scene = scene_of(60, 40);
    add_text(scene, "n", {x, y}, 30, kBlack);
    return drawn(scene).pixels;
  };
  EXPECT_EQ(at(8, 30), at(8.1F, 30.4F));
  EXPECT_NE(at(8, 30), at(8.25F, 30));
  EXPECT_EQ(at(8.25F, 30), at(8.3F, 29.6F));
  EXPECT_NE(at(8, 30), at(8, 31));
}

TEST(PaintText, of_a_whole_line_ends_where_the_layout_says) {
  Scene scene = scene_of(400, 60);
  add_text(scene, "NATO after WalesH", {10, 40}, 40, kBlack);
  const auto& draw = std::get<DrawText>(scene.items[0].shape);
  const PixelBox box = ink_box(drawn(scene));
  EXPECT_NEAR(static_cast<float>(box.right), 10 + draw.width, 5);
}

TEST(PaintText, light_on_dark_is_strengthened_and_dark_on_light_is_not) {
  Scene dark = scene_of(200, 40);
  add_text(dark, "Minister Hammond", {5, 30}, 22, kBlack);
  Scene light = scene_of(200, 40);
  light.background = kBlack;
  add_text(light, "Minister Hammond", {5, 30}, 22, kWhite);
  const double dark_ink = ink_of(drawn(dark));
  const double light_ink = 200 * 40 - ink_of(drawn(light));
  EXPECT_GT(light_ink, dark_ink * 1.03);
  EXPECT_LT(light_ink, dark_ink * 1.15);
}

TEST(PaintText, keeps_to_33_levels_of_each_colour) {
  Scene scene = scene_of(600, 60);
  scene.background = {0xFC, 0xFB, 0xF8, 255};
  add_text(scene, "Five-eyes intelligence sharing & NATO", {5, 45}, 37, {0x16, 0x20, 0x2B, 255});
  std::vector<std::uint32_t> pixels = drawn(scene).pixels;
  std::ranges::sort(pixels);
  const auto unique = std::ranges::unique(pixels);
  EXPECT_LE(unique.begin() - pixels.begin(), 33);
  EXPECT_GT(unique.begin() - pixels.begin(), 20);
}

TEST(PaintText, half_transparent_is_not_darker_where_glyphs_overlap) {
  Scene scene = scene_of(60, 60);
  add_text(scene, "H", {10, 50}, 40, kBlack);
  auto& draw = std::get<DrawText>(scene.items[0].shape);
  // The same letter twice at the same place in one run.
  auto doubled = std::make_shared<ShapedRun>(*draw.run);
  doubled->glyphs.push_back(doubled->glyphs[0]);
  doubled->glyphs[0].advance = 0;
  Scene twice = scene;
  std::get<DrawText>(twice.items[0].shape).run = doubled;
  std::get<DrawText>(twice.items[0].shape).last = 2;
  scene.items[0].opacity = 0.5F;
  twice.items[0].opacity = 0.5F;
  EXPECT_EQ(drawn(scene).pixels, drawn(twice).pixels);
  EXPECT_EQ(picture_of(drawn(scene)).find('#'), std::string::npos);
}

TEST(PaintText, keeps_to_its_clip) {
  Scene scene = scene_of(100, 60);
  add_text(scene, "HHH", {5, 50}, 40, kBlack);
  scene.items[0].clip = Rect{20, 30, 25, 10};
  const PixelBox box = ink_box(drawn(scene));
  EXPECT_GE(box.left, 20);
  EXPECT_LE(box.right, 45);
  EXPECT_EQ(box.top, 30);
  EXPECT_EQ(box.bottom, 40);
}

TEST(PaintText, partly_or_wholly_outside_is_cut_off_at_the_edge) {
  for (const Point& origin : {Point{-20, 10}, Point{35, 70}, Point{-500, 20}, Point{20, 1e7F}, Point{1e9F, 20}}) {
    Scene scene = scene_of(40, 40);
    add_text(scene, "Hg", origin, 40, kBlack);
    EXPECT_EQ(drawn(scene).pixels.size(), 1600U);
  }
}

TEST(PaintText, far_too_large_for_a_bitmap_is_drawn_as_an_outline) {
  Scene scene = scene_of(200, 200);
  add_text(scene, "I", {0, 3000}, 6000, kBlack);
  auto& draw = std::get<DrawText>(scene.items[0].shape);
  const Rect ink = draw.run->face->glyph_box(draw.run->glyphs[0].id);
  // The stem's left edge in the middle of the picture.
  draw.origin = {100 - ink.x * 6000, 3000};
  const Bitmap bitmap = drawn(scene);
  EXPECT_EQ(pixel_at(bitmap, 90, 100), 0xFFFFFFFFU);
  EXPECT_EQ(pixel_at(bitmap, 110, 100), 0xFF000000U);
}

TEST(PaintText, an_outline_and_a_bitmap_of_a_glyph_lie_alike) {
  const auto box_at = [](float scale) {
    Scene scene = scene_of(1000, 1000);
    add_text(scene, "B", {100, 900}, 1000, kBlack);
    const PixelBox box = ink_box(drawn(scene, scale));
    return std::array<float, 4>{static_cast<float>(box.left) / scale, static_cast<float>(box.top) / scale,
                                static_cast<float>(box.right) / scale, static_cast<float>(box.bottom) / scale};
  };
  const auto small = box_at(0.5F);
  const auto large = box_at(2);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(small.at(i), large.at(i), 2.1) << i;
}

TEST(PaintText, a_character_that_no_face_has_leaves_a_box) {
  Scene scene = scene_of(80, 60);
  add_text(scene, "\U000F1234", {10, 45}, 40, kBlack);
  ASSERT_FALSE(scene.items.empty());
  EXPECT_TRUE(std::get<DrawText>(scene.items[0].shape).run->missing);
  EXPECT_GT(ink_of(drawn(scene)), 40);
}

TEST(PaintText, emoji_are_pictures_in_their_own_colours) {
  if (!catalogue().has_family("Noto Color Emoji")) GTEST_SKIP() << "fonts-noto-color-emoji is not installed";
  Scene scene = scene_of(60, 60);
  add_text(scene, "\U0001F34E", {5, 48}, 40, kBlack);  // a red apple
  const Bitmap bitmap = drawn(scene);
  int red = 0;
  for (const std::uint32_t pixel : bitmap.pixels) {
    red += (pixel >> 16U & 255U) > 150 && (pixel >> 8U & 255U) < 100 ? 1 : 0;
  }
  EXPECT_GT(red, 200);
  const PixelBox box = ink_box(bitmap);
  EXPECT_TRUE(box.left >= 3 && box.top >= 5 && box.right <= 58 && box.bottom <= 58) << print(box);
  EXPECT_GT(box.width(), 35);
}

}  // namespace
}  // namespace lectern
