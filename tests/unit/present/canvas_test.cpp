#include "present/canvas.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lectern {
namespace {

constexpr Colour kRed{255, 0, 0, 255};
constexpr Colour kGreen{0, 255, 0, 255};

/// A canvas that can be read as text: '.' untouched, else the colour's letter.
struct Sheet {
  Sheet(int width, int height)
      : size{width, height}, pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0) {}
  Canvas canvas() { return {pixels.data(), size.width, size}; }
  std::string text() const {
    std::string all;
    for (std::size_t i = 0; i < pixels.size(); ++i) {
      if (i > 0 && i % static_cast<std::size_t>(size.width) == 0) all += '/';
      all += pixels[i] == 0 ? '.' : pixels[i] == packed(kRed) ? 'r' : pixels[i] == packed(kGreen) ? 'g' : '?';
    }
    return all;
  }
  PixelSize size;
  std::vector<std::uint32_t> pixels;
};

TEST(Canvas, clips_what_is_filled) {
  Sheet sheet(4, 3);
  fill(sheet.canvas(), {-2, 1, 4, 9}, kRed);
  fill(sheet.canvas(), {3, -5, 4, 6}, kGreen);
  fill(sheet.canvas(), {9, 9, 4, 6}, kGreen);
  fill(sheet.canvas(), {1, 1, -3, 2}, kGreen);
  EXPECT_EQ(sheet.text(), "...g/rr../rr..");
}

TEST(Canvas, fills_around_without_touching_the_inside) {
  Sheet sheet(5, 4);
  fill_around(sheet.canvas(), {0, 0, 5, 4}, {1, 1, 2, 2}, kRed);
  EXPECT_EQ(sheet.text(), "rrrrr/r..rr/r..rr/rrrrr");
}

TEST(Canvas, fills_once_what_no_picture_covers) {
  Sheet sheet(6, 3);
  const std::vector<PixelRect> holes{{4, 0, 9, 2}, {-1, 1, 2, 1}, {0, 0, 3, 1},
                                     {1, 1, 1, 1}, {2, 2, 0, 1},  {3, 9, 1, 1}};
  fill_but(sheet.canvas(), holes, kRed);
  EXPECT_EQ(sheet.text(), "...r../..rr../rrrrrr");
}

TEST(Canvas, frames_outside_the_rectangle) {
  Sheet sheet(5, 4);
  frame(sheet.canvas(), {1, 1, 2, 1}, 1, kGreen);
  EXPECT_EQ(sheet.text(), "gggg./g..g./gggg./.....");
}

TEST(Canvas, copies_a_picture_inside_its_clip) {
  const Bitmap picture{{3, 2},
                       {packed(kRed), packed(kGreen), packed(kRed), packed(kGreen), packed(kRed), packed(kGreen)}};
  Sheet whole(4, 3);
  blit(whole.canvas(), picture, 1, 1, whole.canvas().bounds());
  EXPECT_EQ(whole.text(), "..../.rgr/.grg");
  Sheet clipped(4, 3);
  blit(clipped.canvas(), picture, -1, -1, {0, 0, 2, 9});
  EXPECT_EQ(clipped.text(), "rg../..../....");
}

TEST(Canvas, stretches_one_colour_to_one_colour) {
  const Bitmap picture{{2, 2}, {packed(kRed), packed(kRed), packed(kRed), packed(kRed)}};
  Sheet sheet(5, 3);
  stretch(sheet.canvas(), picture, {1, 0, 4, 3});
  EXPECT_EQ(sheet.text(), ".rrrr/.rrrr/.rrrr");
}

TEST(Canvas, stretches_by_the_mix_of_four_neighbours) {
  Bitmap picture;
  picture.size = {2, 2};
  picture.pixels = {0xFF000000U, 0xFF0000FFU, 0xFF00FF00U, 0xFFFF0000U};
  Bitmap drawn;
  drawn.size = {4, 4};
  drawn.pixels.resize(16);
  stretch(canvas_of(drawn), picture, {0, 0, 4, 4});
  // A quarter from the first centre to the second, and so on, across and down.
  EXPECT_EQ(drawn.pixels, (std::vector<std::uint32_t>{0xFF000000U, 0xFF00003FU, 0xFF0000BFU, 0xFF0000FFU,  //
                                                      0xFF003F00U, 0xFF0F2F2FU, 0xFF2F0F8FU, 0xFF3F00BFU,  //
                                                      0xFF00BF00U, 0xFF2F8F0FU, 0xFF8F2F2FU, 0xFFBF003FU,  //
                                                      0xFF00FF00U, 0xFF3FBF00U, 0xFFBF3F00U, 0xFFFF0000U}));
  const Bitmap whole = drawn;
  std::ranges::fill(drawn.pixels, 0U);
  stretch(canvas_of(drawn), picture, {-1, -2, 4, 4});
  EXPECT_EQ(drawn.pixels[0], whole.pixels[9]) << "clipped, not squeezed";
  stretch(canvas_of(drawn), whole, {0, 0, 4, 4});
  EXPECT_EQ(drawn.pixels, whole.pixels) << "its own size is a copy";
}

TEST(Canvas, tints_by_alpha) {
  Sheet sheet(1, 1);
  fill(sheet.canvas(), {0, 0, 1, 1}, {200, 100, 0, 255});
  tint(sheet.canvas(), {0, 0, 1, 1}, {0, 0, 0, 128});
  EXPECT_NEAR(static_cast<double>((sheet.pixels[0] >> 16U) & 0xFFU), 100, 1);
  EXPECT_NEAR(static_cast<double>((sheet.pixels[0] >> 8U) & 0xFFU), 50, 1);
}

TEST(Canvas, a_mix_has_so_much_of_either_picture) {
  Bitmap from;
  from.size = {3, 1};
  from.pixels = {0xFF000000U, 0xFFFF8000U, 0xFF102030U};
  Bitmap to = from;
  to.pixels = {0xFFFFFFFFU, 0xFF0080FFU, 0xFF102030U};
  Bitmap drawn = from;
  const auto mixed = [&](int share) {
    mix(canvas_of(drawn), from, to, share);
    return drawn.pixels;
  };
  EXPECT_EQ(mixed(0), from.pixels);
  EXPECT_EQ(mixed(256), to.pixels);
  EXPECT_EQ(mixed(128), (std::vector<std::uint32_t>{0xFF7F7F7FU, 0xFF7F807FU, 0xFF102030U}));
  EXPECT_EQ(mixed(64).front(), 0xFF3F3F3FU);
}

}  // namespace
}  // namespace lectern
