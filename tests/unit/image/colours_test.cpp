#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdlib>

#include "image/colour_profile.h"
#include "image/image.h"
#include "unit/image/encoders.h"
#include "unit/image/profiles.h"

namespace lectern {
namespace {

std::shared_ptr<const Image> decoded(const std::string& bytes) {
  auto image = decode_image(shared_bytes(bytes));
  EXPECT_TRUE(image.has_value()) << image.error().message;
  return image ? *image : nullptr;
}

Rgba plain(int red, int green, int blue, int alpha = 255) {
  Rgba picture{8, 8, {}};
  for (int i = 0; i < 64; ++i)
    for (const int value : {red, green, blue, alpha}) picture.bytes.push_back(static_cast<std::uint8_t>(value));
  return picture;
}

// IEC 61966-2-1: what a share of 255 of light is on the screen.
int on_screen(int light) {
  const double share = light / 255.0;
  return static_cast<int>(
      std::lround(255 * (share <= 0.0031308 ? 12.92 * share : 1.055 * std::pow(share, 1 / 2.4) - 0.055)));
}

void expect_near(std::uint32_t pixel, std::array<int, 4> argb, const std::string& what) {
  for (unsigned i = 0; i < 4; ++i) {
    const int channel = static_cast<int>(pixel >> (24U - 8U * i) & 255U);
    EXPECT_NEAR(channel, argb.at(i), 3) << what << ", channel " << i;
  }
}

TEST(Colours, a_profile_is_applied_in_every_format) {
  const std::string light = rgb_profile(1.0);
  const Rgba picture = plain(128, 40, 200);
  const std::array<int, 4> wanted{255, on_screen(128), on_screen(40), on_screen(200)};
  EXPECT_EQ(wanted[1], 188);
  const std::pair<std::string, std::string> files[] = {
      {"PNG", png_of(picture, {2, 8, false}, light)},
      {"PNG, 16 bits", png_of(picture, {6, 16, false}, light)},
      {"JPEG", jpeg_of(picture, JpegKind::rgb, 0, light)},
      {"progressive", jpeg_of(picture, JpegKind::progressive, 0, light)},
      {"WebP", webp_of(picture, light)}};
  for (const auto& [name, file] : files) {
    const auto image = decoded(file);
    ASSERT_NE(image, nullptr) << name;
    expect_near(image->pixels().pixels.at(27), wanted, name);
    EXPECT_EQ(colour_profile(*image), light) << name;
  }
  const auto small = decoded(files[2].second);
  expect_near(small->scaled({2, 2}).pixels.at(0), wanted, "JPEG, decoded at a quarter of its size");
}

TEST(Colours, a_profile_of_grey_is_applied) {
  const std::string light = grey_profile(1.0);
  const int wanted = on_screen(90);
  for (const std::string& file :
       {jpeg_of(plain(90, 90, 90), JpegKind::grey, 0, light), png_of(plain(90, 0, 0), {0, 8, false}, light)}) {
    const auto image = decoded(file);
    ASSERT_NE(image, nullptr);
    expect_near(image->pixels().pixels.at(9), {255, wanted, wanted, wanted}, "grey");
    EXPECT_EQ(colour_profile(*image), light);
  }
}

TEST(Colours, opacity_stays_and_is_applied_afterwards) {
  const auto half = [](int light) { return (on_screen(light) * 128 + 127) / 255; };
  const std::string light = rgb_profile(1.0);
  for (const std::string& file :
       {png_of(plain(128, 40, 200, 128), {}, light), webp_of(plain(128, 40, 200, 128), light)}) {
    const auto image = decoded(file);
    ASSERT_NE(image, nullptr);
    EXPECT_FALSE(image->opaque());
    expect_near(image->pixels().pixels.at(5), {128, half(128), half(40), half(200)}, "half transparent");
  }
}

TEST(Colours, inks_without_a_profile_look_as_by_the_profile_that_says_so) {
  // CMYK as Adobe stores it: the three are light, black is none; and a ramp of all.
  const Rgba picture = colourful(24, 24);
  const auto by_hand = decoded(jpeg_of(picture, JpegKind::cmyk));
  const auto by_profile = decoded(jpeg_of(picture, JpegKind::cmyk, 0, plain_ink_profile()));
  ASSERT_NE(by_profile, nullptr);
  EXPECT_EQ(colour_profile(*by_hand), "");
  EXPECT_EQ(colour_profile(*by_profile), plain_ink_profile());
  const auto& one = by_hand->pixels().pixels;
  const auto& other = by_profile->pixels().pixels;
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    expect_near(other[i],
                {255, static_cast<int>(one[i] >> 16U & 255U), static_cast<int>(one[i] >> 8U & 255U),
                 static_cast<int>(one[i] & 255U)},
                "pixel " + std::to_string(i));
  }
}

TEST(Colours, what_is_srgb_or_no_profile_for_these_colours_changes_nothing) {
  const Rgba picture = colourful(16, 16);
  const auto plain_file = decoded(jpeg_of(picture));
  std::string broken = rgb_profile(1.0);
  broken.resize(broken.size() / 2);
  for (const std::string& profile : {srgb_of_another_maker(), grey_profile(1.0), plain_ink_profile(), broken,
                                     std::string("no profile at all, by any measure")}) {
    const auto image = decoded(jpeg_of(picture, JpegKind::rgb, 0, profile));
    ASSERT_NE(image, nullptr);
    EXPECT_EQ(image->pixels().pixels, plain_file->pixels().pixels);
    EXPECT_EQ(colour_profile(*image), "");
  }
  EXPECT_EQ(colour_profile(*decoded(jpeg_of(picture, JpegKind::grey, 0, rgb_profile(1.0)))), "");
  EXPECT_EQ(colour_profile(*decoded(gif_of(4, 4))), "");
}

}  // namespace
}  // namespace lectern
