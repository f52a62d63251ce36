#include <gtest/gtest.h>

#include <numeric>
#include <thread>

#include "image/image.h"
#include "unit/image/encoders.h"

namespace lectern {
namespace {

std::shared_ptr<const Image> image_of(const Rgba& picture) {
  return decode_image(shared_bytes(png_of(picture))).value();
}

Rgba plain(int width, int height, std::array<std::uint8_t, 4> colour) {
  Rgba picture{width, height, {}};
  for (int i = 0; i < width * height; ++i) picture.bytes.insert(picture.bytes.end(), colour.begin(), colour.end());
  return picture;
}

double mean_green(const PixelImage& image) {
  const double sum = std::accumulate(image.pixels.begin(), image.pixels.end(), 0.0,
                                     [](double total, std::uint32_t pixel) { return total + (pixel >> 8U & 255U); });
  return sum / static_cast<double>(image.pixels.size());
}

TEST(Scaled, to_its_own_size_is_itself) {
  const auto image = image_of(colourful(19, 7, 0));
  EXPECT_EQ(image->scaled({19, 7}).pixels, image->pixels().pixels);
}

TEST(Scaled, one_colour_stays_one_colour_at_every_size) {
  const auto image = image_of(plain(37, 23, {200, 100, 50, 255}));
  for (const PixelSize size :
       {PixelSize{1, 1}, PixelSize{5, 3}, PixelSize{36, 24}, PixelSize{74, 46}, PixelSize{400, 3}}) {
    const PixelImage scaled = image->scaled(size);
    EXPECT_EQ(scaled.size, size);
    EXPECT_TRUE(scaled.opaque);
    for (const std::uint32_t pixel : scaled.pixels) ASSERT_EQ(pixel, 0xFFC86432U) << size.width;
  }
}

TEST(Scaled, down_keeps_the_mean_brightness) {
  const auto image = image_of(colourful(640, 480));
  const double mean = mean_green(image->pixels());
  for (const int divisor : {2, 3, 7, 20, 64}) {
    EXPECT_NEAR(mean_green(image->scaled({640 / divisor, 480 / divisor})), mean, 2) << divisor;
  }
}

TEST(Scaled, down_skips_nothing) {
  // One white line in black: whichever line it is, it shows with the same weight.
  for (int line = 20; line < 60; ++line) {
    Rgba picture = plain(90, 90, {0, 0, 0, 255});
    for (int x = 0; x < 90; ++x)
      for (int channel = 0; channel < 3; ++channel)
        picture.bytes[static_cast<std::size_t>((line * 90 + x) * 4 + channel)] = 255;
    EXPECT_NEAR(mean_green(image_of(picture)->scaled({9, 9})), 255.0 / 90, 0.8) << line;
  }
}

TEST(Scaled, halving_a_chequered_picture_gives_grey) {
  Rgba picture{64, 64, {}};
  for (int i = 0; i < 64 * 64; ++i) {
    const std::uint8_t value = (i % 64 + i / 64) % 2 == 0 ? 255 : 0;
    picture.bytes.insert(picture.bytes.end(), {value, value, value, 255});
  }
  for (const std::uint32_t pixel : image_of(picture)->scaled({32, 32}).pixels) {
    EXPECT_NEAR(static_cast<double>(pixel & 255U), 127.5, 6);
  }
}

TEST(Scaled, up_is_smooth_and_keeps_its_places) {
  const auto image = image_of(colourful(16, 2));  // red rises evenly from left to right
  const PixelImage scaled = image->scaled({160, 20});
  int before = 0;
  for (std::size_t x = 0; x < 160; ++x) {
    const auto red = static_cast<int>(scaled.pixels[x] >> 16U & 255U);
    EXPECT_GE(red, before - 1) << x;
    const bool inside = x > 10 && x < 150;
    EXPECT_NEAR(red, inside ? (static_cast<double>(x) + 0.5 - 5) * 1.7 : red, 3) << x;
    before = red;
  }
}

TEST(Scaled, never_makes_a_channel_brighter_than_its_alpha) {
  Rgba picture{32, 32, {}};
  for (int i = 0; i < 32 * 32; ++i) {
    const auto alpha = static_cast<std::uint8_t>(i % 3 == 0 ? 0 : i % 5 == 0 ? 255 : 90);
    picture.bytes.insert(picture.bytes.end(), {255, 255, 0, alpha});
  }
  const auto image = image_of(picture);
  for (const PixelSize size : {PixelSize{9, 9}, PixelSize{31, 33}, PixelSize{100, 100}}) {
    for (const std::uint32_t pixel : image->scaled(size).pixels) {
      for (unsigned shift = 0; shift < 24; shift += 8) ASSERT_LE(pixel >> shift & 255U, pixel >> 24U);
    }
  }
}

TEST(Scaled, shows_only_the_crop) {
  Rgba picture = plain(20, 20, {255, 0, 0, 255});
  for (int y = 10; y < 20; ++y)
    for (int x = 10; x < 20; ++x) picture.bytes[static_cast<std::size_t>((y * 20 + x) * 4 + 1)] = 255;
  const auto image = image_of(picture);
  for (const std::uint32_t pixel : image->scaled({10, 10}, {0.5F, 0.5F, 0.5F, 0.5F}).pixels)
    EXPECT_EQ(pixel, 0xFFFFFF00U);
  const PixelImage scaled = image->scaled({4, 4}, {0.6F, 0.6F, 0.4F, 0.4F});
  EXPECT_EQ(scaled.pixels[5], 0xFFFFFF00U);
  EXPECT_EQ(image->scaled({6, 6}, {0, 0, 0.3F, 0.3F}).pixels[20], 0xFFFF0000U);
}

TEST(Scaled, a_crop_outside_or_without_size_shows_the_whole) {
  const auto image = image_of(colourful(8, 8));
  for (const Rect& crop : {Rect{0, 0, 0, 0}, Rect{2, 2, 1, 1}, Rect{0.5F, 0.5F, -1, 1}, Rect{-1, -1, 9, 9}}) {
    EXPECT_EQ(image->scaled({8, 8}, crop).pixels, image->pixels().pixels);
  }
}

TEST(Scaled, is_equal_on_every_thread) {
  const auto image = image_of(colourful(301, 199, 0));
  const PixelImage first = image->scaled({123, 457});
  std::vector<PixelImage> others(4);
  {
    std::vector<std::jthread> threads;
    for (PixelImage& other : others) threads.emplace_back([&] { other = image->scaled({123, 457}); });
  }
  for (const PixelImage& other : others) EXPECT_EQ(other.pixels, first.pixels);
}

}  // namespace
}  // namespace lectern
