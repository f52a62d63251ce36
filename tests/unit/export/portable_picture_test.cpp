#include "export/portable_picture.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "image/colour_profile.h"
#include "unit/image/encoders.h"
#include "unit/image/profiles.h"

namespace lectern {
namespace {

std::shared_ptr<const Image> decoded(const std::string& file) {
  auto image = decode_image(shared_bytes(file));
  EXPECT_TRUE(image.has_value());
  return image ? *image : nullptr;
}

std::shared_ptr<const Image> reread(const PortablePicture& picture) {
  return decoded(std::string(picture.bytes.begin(), picture.bytes.end()));
}

TEST(PortablePicture, a_browser_gets_the_colour_profile_where_it_makes_a_difference) {
  const std::string light = rgb_profile(1.0);
  const Rgba picture = colourful(16, 16);
  for (const std::string& file :
       {jpeg_of(picture, JpegKind::rgb, 0, light), png_of(picture, {2, 8, false}, light), webp_of(picture, light)}) {
    const auto image = decoded(file);
    const auto again = reread(portable_picture(*image, PictureReader::browser, 16));
    ASSERT_NE(again, nullptr);
    EXPECT_EQ(again->format(), image->format());
    EXPECT_EQ(colour_profile(*again), light);
    EXPECT_EQ(again->pixels().pixels, image->pixels().pixels);
  }
  const std::string same = jpeg_of(picture, JpegKind::rgb, 0, srgb_of_another_maker());
  const PortablePicture plain = portable_picture(*decoded(same), PictureReader::browser, 16);
  EXPECT_EQ(std::string(plain.bytes.begin(), plain.bytes.end()).find("ICC_PROFILE"), std::string::npos);
}

TEST(PortablePicture, a_photograph_that_is_broken_inside_leaves_whole) {
  const std::string jpeg = jpeg_of(colourful(64, 64));
  const auto image = decoded(jpeg.substr(0, jpeg.size() / 2) + "\xFF\xD9");
  ASSERT_NE(image, nullptr);
  EXPECT_FALSE(image->whole());
  for (const PictureReader reader : {PictureReader::browser, PictureReader::office})
    EXPECT_TRUE(reread(portable_picture(*image, reader, 64))->whole());
}

TEST(PortablePicture, what_a_telephone_wrote_behind_a_photograph_stays_behind) {
  const auto taken = [](const std::string& file, PictureReader reader) {
    return portable_picture(*decoded(file), reader, 64).bytes;
  };
  for (const JpegKind kind : {JpegKind::rgb, JpegKind::progressive}) {
    const std::string jpeg = jpeg_of(colourful(64, 64), kind);
    for (const PictureReader reader : {PictureReader::browser, PictureReader::office}) {
      EXPECT_EQ(taken(jpeg + jpeg_of(colourful(16, 16), JpegKind::rgb, 6), reader), taken(jpeg, reader));
      EXPECT_EQ(taken(jpeg + "....ftypmp42 and a film", reader), taken(jpeg, reader));
    }
  }
}

TEST(PortablePicture, an_office_program_gets_the_colours_of_the_slide_as_srgb) {
  const auto image = decoded(png_of(colourful(16, 16), {2, 8, false}, rgb_profile(1.0)));
  const auto again = reread(portable_picture(*image, PictureReader::office, 16));
  ASSERT_NE(again, nullptr);
  EXPECT_EQ(colour_profile(*again), "");
  EXPECT_EQ(again->pixels().pixels, image->pixels().pixels);
}

}  // namespace
}  // namespace lectern
