#include "present/packed_bitmap.h"

#include <gtest/gtest.h>

#include <random>

#include "present/picture.h"

namespace lectern {
namespace {

/// Rows of runs and loose pixels, some rows alike; `colours` few enough that runs are long.
Bitmap picture_of(int width, int height, unsigned colours, unsigned seed) {
  std::mt19937 random(seed);
  Bitmap picture{.size = {width, height}, .pixels = {}};
  for (int y = 0; y < height; ++y) {
    const auto above = static_cast<std::ptrdiff_t>(picture.pixels.size()) - width;
    if (y > 0 && random() % 3 == 0) {
      const std::vector<std::uint32_t> row(picture.pixels.begin() + above, picture.pixels.end());
      picture.pixels.insert(picture.pixels.end(), row.begin(), row.end());
      continue;
    }
    for (int x = 0; x < width;) {
      const int run = std::min(width - x, 1 + static_cast<int>(random() % 40) / (random() % 2 == 0 ? 1 : 10));
      picture.pixels.insert(picture.pixels.end(), static_cast<std::size_t>(run),
                            static_cast<std::uint32_t>(0xFF000000U + random() % colours));
      x += run;
    }
  }
  return picture;
}

TEST(PackedBitmap, comes_back_pixel_for_pixel) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const Bitmap picture = picture_of(1 + static_cast<int>(seed * 7 % 300), 1 + static_cast<int>(seed % 23), 9, seed);
    const auto packed = pack(picture);
    if (!packed) continue;
    const Bitmap back = unpacked(*packed);
    EXPECT_EQ(back.size, picture.size) << seed;
    EXPECT_EQ(back.pixels, picture.pixels) << seed;
    EXPECT_LE(packed->words.size(), picture.pixels.size() / 3) << seed;
  }
}

TEST(PackedBitmap, is_copied_like_the_picture_itself_wherever_it_is_cut) {
  const Bitmap picture = picture_of(400, 20, 5, 3);
  const auto packed = pack(picture);
  ASSERT_TRUE(packed);
  std::mt19937 random(5);
  const auto upto = [&random](unsigned most) { return static_cast<int>(random() % most); };
  for (int i = 0; i < 300; ++i) {
    Bitmap one{.size = {300, 30}, .pixels = std::vector<std::uint32_t>(9000, 7)};
    Bitmap other = one;
    const int x = upto(500) - 250;
    const int y = upto(60) - 30;
    const PixelRect clip{upto(320) - 20, upto(40) - 10, upto(300), upto(30)};
    blit(canvas_of(one), picture, x, y, clip);
    blit(canvas_of(other), *packed, x, y, clip);
    EXPECT_EQ(one.pixels, other.pixels) << x << "," << y;
  }
}

TEST(PackedBitmap, takes_rows_that_are_alike_once_and_leaves_photographs_alone) {
  const Bitmap paper{.size = {500, 400}, .pixels = std::vector<std::uint32_t>(200000, 0xFFFCFBF8U)};
  const auto packed = pack(paper);
  ASSERT_TRUE(packed);
  EXPECT_EQ(packed->words, (std::vector<std::uint32_t>{1001, 0xFFFCFBF8U}));
  Bitmap photograph{.size = {100, 100}, .pixels = {}};
  std::mt19937 random(1);
  for (int i = 0; i < 10000; ++i) photograph.pixels.push_back(static_cast<std::uint32_t>(random()));
  EXPECT_FALSE(pack(photograph));
  EXPECT_FALSE(pack(Bitmap{}));
}

TEST(Picture, packed_or_not_mixes_to_the_same_pixels) {
  const Bitmap from = picture_of(300, 9, 5, 11);
  const Bitmap to = picture_of(300, 9, 5, 12);
  const auto as_it_is = [](const Bitmap& one) { return Picture{.bitmap = std::make_shared<const Bitmap>(one)}; };
  const auto in_runs = [](const Bitmap& one) {
    return Picture{.bitmap = nullptr, .packed = std::make_shared<const PackedBitmap>(pack(one).value())};
  };
  Bitmap expected{.size = {300, 9}, .pixels = std::vector<std::uint32_t>(2700)};
  mix(canvas_of(expected), from, to, 100);
  for (const bool first : {false, true}) {
    Bitmap mixed{.size = {300, 9}, .pixels = std::vector<std::uint32_t>(2700)};
    mix(canvas_of(mixed), first ? in_runs(from) : as_it_is(from), in_runs(to), 100);
    EXPECT_EQ(mixed.pixels, expected.pixels) << first;
  }
}

TEST(Picture, of_4K_is_packed_and_one_of_an_ordinary_screen_is_not) {
  const auto paper = [](int width, int height) {
    return Bitmap{.size = {width, height},
                  .pixels = std::vector<std::uint32_t>(
                      static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0xFF101010U)};
  };
  const Picture large = kept_picture(paper(3840, 2160));
  const Picture small = kept_picture(paper(1920, 1080));
  EXPECT_LT(large.bytes(), 20000U);
  EXPECT_EQ(small.bytes(), 1920U * 1080 * 4);
  EXPECT_EQ(large.size(), (PixelSize{3840, 2160}));
  EXPECT_EQ(large.pixels()->pixels, paper(3840, 2160).pixels);
  EXPECT_FALSE(large.is_blank() || small.is_blank());
  EXPECT_TRUE(Picture{}.is_blank());
}

}  // namespace
}  // namespace lectern
