#include <gtest/gtest.h>

#include <random>

#include "image/colour_profile.h"
#include "image/image.h"
#include "unit/image/encoders.h"
#include "unit/image/profiles.h"

namespace lectern {
namespace {

std::string outcome(const std::string& bytes, const ImageLimits& limits = {}) {
  const auto image = decode_image(shared_bytes(bytes), limits);
  if (image) return "a picture";
  return image.error().message + " | " + image.error().hint;
}

struct Sample {
  std::string name;
  std::string bytes;
};

std::vector<Sample> samples() {
  return {{"png", png_of(colourful(40, 30, 0))},
          {"interlaced png", png_of(colourful(40, 30, 0), {6, 16, true})},
          {"palette png", png_of(colourful(40, 30), {3, 8, false})},
          {"jpeg", jpeg_of(colourful(40, 30), JpegKind::rgb, 6)},
          {"progressive jpeg", jpeg_of(colourful(40, 30), JpegKind::progressive)},
          {"cmyk jpeg", jpeg_of(colourful(40, 30), JpegKind::cmyk)},
          {"webp", webp_of(colourful(40, 30, 0))},
          {"animated webp", animated_webp_of(colourful(40, 30, 0), 50, 40, 2, 2)},
          {"jpeg with a profile", jpeg_of(colourful(40, 30), JpegKind::rgb, 0, rgb_profile(1.8))},
          {"inks with a profile", jpeg_of(colourful(40, 30), JpegKind::cmyk, 0, plain_ink_profile())},
          {"png with a profile", png_of(colourful(40, 30, 0), {}, rgb_profile(1.8))},
          {"webp with a profile", webp_of(colourful(40, 30, 0), rgb_profile(1.8))},
          {"gif", gif_of(40, 30, {.interlaced = true, .transparent = true})}};
}

TEST(DecodeImage, says_what_is_not_a_picture) {
  const std::string hint = "PNG, JPEG, WebP, GIF and SVG are read";
  const struct {
    std::string bytes, outcome;
  } rows[] = {
      {"", "the file is empty | " + hint},
      {"hello", "not a picture that Lectern reads | " + hint},
      {"<html><body/></html>", "not a picture that Lectern reads | " + hint},
      {"BM......", "BMP is not read | " + hint + "; save it as one of these"},
      {"%PDF-1.7", "PDF is not read | " + hint + "; save it as one of these"},
      {std::string("\0\0\0\x20"
                   "ftypavif....",
                   16),
       "HEIF or AVIF is not read | " + hint + "; save it as one of these"},
      {std::string("II*\0....", 8), "TIFF is not read | " + hint + "; save it as one of these"},
  };
  for (const auto& row : rows) EXPECT_EQ(outcome(row.bytes), row.outcome);
}

TEST(DecodeImage, a_file_that_is_cut_short_is_reported) {
  for (const Sample& sample : samples()) {
    EXPECT_EQ(outcome(sample.bytes), "a picture") << sample.name;
    // The last bytes only close the file.
    for (std::size_t length = 0; length + 40 < sample.bytes.size(); ++length) {
      ASSERT_NE(outcome(sample.bytes.substr(0, length)), "a picture") << sample.name << " " << length;
    }
    const std::string half = outcome(sample.bytes.substr(0, sample.bytes.size() / 2));
    EXPECT_NE(half.find("is damaged: "), std::string::npos) << half;
  }
}

TEST(DecodeImage, broken_bytes_give_a_picture_or_an_error_and_never_more) {
  std::mt19937 random(20150121);
  for (const Sample& sample : samples()) {
    const int rounds = sample.name.starts_with("inks") ? 12 : 300;  // a table of four inks takes its time
    for (int round = 0; round < rounds; ++round) {
      std::string bytes = sample.bytes;
      for (int i = 0; i < 1 + round % 4; ++i) bytes[random() % bytes.size()] = static_cast<char>(random() & 255U);
      const auto image = decode_image(shared_bytes(bytes), {1 << 20, 4'000'000, 32'000});
      ASSERT_TRUE(image.has_value() || !image.error().message.empty());
      if (!image) continue;
      const PixelImage& pixels = (*image)->pixels();
      ASSERT_EQ(pixels.pixels.size(), static_cast<std::size_t>(pixels.size.width * pixels.size.height));
    }
  }
}

TEST(DecodeImage, a_photograph_with_wrong_codes_is_not_whole) {
  std::string jpeg = jpeg_of(colourful(160, 120), JpegKind::progressive);
  // Ones alone are no code, and FF 00 stands for the byte FF.
  for (std::size_t i = 0; i < 40; ++i) jpeg[jpeg.size() / 2 + i] = i % 2 == 0 ? '\xFF' : '\0';
  const auto image = decode_image(shared_bytes(jpeg));
  ASSERT_TRUE(image);
  EXPECT_FALSE((*image)->whole());
  EXPECT_EQ((*image)->pixels().pixels.at(5) >> 24U, 255U) << "and still a picture";
}

TEST(DecodeImage, a_photograph_whose_blocks_run_out_before_its_bytes_is_not_whole) {
  const std::string jpeg = jpeg_of(colourful(640, 480));
  const auto whole = [](const std::string& bytes) {
    const auto image = decode_image(shared_bytes(bytes));
    return image && ((*image)->pixels(), (*image)->whole());
  };
  ASSERT_TRUE(whole(jpeg));
  // A sector that a card lost: zeros are codes, short ones, so that too many blocks are read from them.
  std::string sector = jpeg;
  sector.replace(jpeg.size() / 2, 512, 512, '\0');
  EXPECT_FALSE(whole(sector));
  const auto before_the_end = [&](const std::string& more) {
    std::string bytes = jpeg;
    return bytes.insert(bytes.size() - 2, more);
  };
  EXPECT_TRUE(whole(before_the_end(std::string(3000, '\0')))) << "padding, as some cameras write it";
  EXPECT_TRUE(whole(before_the_end("\x01\x02\x03\x04"))) << "a few bytes too many";
  EXPECT_FALSE(whole(before_the_end(jpeg.substr(jpeg.size() / 2, 300))));
}

TEST(DecodeImage, limits_are_held_against_the_header) {
  for (const Sample& sample : samples()) {
    const std::string edge = outcome(sample.bytes, {1 << 20, 1'000'000, 39});
    EXPECT_NE(edge.find("picture is over the limit of 39 pixels an edge | scale it down"), std::string::npos) << edge;
    const std::string area = outcome(sample.bytes, {1 << 20, 1199, 1000});
    EXPECT_NE(area.find("picture is over the limit of 1,199 pixels | scale it down"), std::string::npos) << area;
    const std::string bytes = outcome(sample.bytes, {100, 1'000'000, 1000});
    EXPECT_NE(bytes.find("bytes is over the limit of 100 | save it smaller"), std::string::npos) << bytes;
  }
}

// A number, high byte first, written over the bytes at `at`.
std::string patched(std::string bytes, std::size_t at, std::uint32_t value, int count) {
  for (int i = 0; i < count; ++i)
    bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * (count - 1 - i)) & 255U);
  return bytes;
}

TEST(DecodeImage, a_bomb_is_refused_before_anything_is_allocated) {
  // A JPEG whose header claims 30,000 x 3,000 pixels within a few hundred bytes: inside the limits, yet impossible.
  const std::string jpeg = jpeg_of(colourful(16, 16));
  const std::size_t frame = jpeg.find("\xFF\xC0");
  ASSERT_NE(frame, std::string::npos);
  EXPECT_EQ(outcome(patched(patched(jpeg, frame + 5, 3000, 2), frame + 7, 30'000, 2)),
            "the JPEG is damaged: the file is cut short | save or copy it again");
  EXPECT_EQ(outcome(patched(patched(jpeg, frame + 5, 40'000, 2), frame + 7, 40'000, 2)),
            "a 40,000 x 40,000 picture is over the limit of 32,000 pixels an edge | scale it down");
  EXPECT_EQ(outcome(patched(patched(jpeg, frame + 5, 30'000, 2), frame + 7, 30'000, 2)),
            "a 30,000 x 30,000 picture is over the limit of 100,000,000 pixels | scale it down");
}

}  // namespace
}  // namespace lectern
