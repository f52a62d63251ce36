#include <gtest/gtest.h>

#include <cmath>

#include "image/image.h"
#include "unit/image/encoders.h"

namespace lectern {
namespace {

std::shared_ptr<const Image> decoded(const std::string& bytes) {
  auto image = decode_image(shared_bytes(bytes));
  EXPECT_TRUE(image.has_value()) << image.error().message;
  return image ? *image : nullptr;
}

// What a straight pixel becomes.
std::uint32_t premultiplied(const std::uint8_t* rgba) {
  const auto part = [&](int i) { return (std::uint32_t{rgba[i]} * rgba[3] + 127) / 255; };
  return std::uint32_t{rgba[3]} << 24U | part(0) << 16U | part(1) << 8U | part(2);
}

std::vector<std::uint32_t> premultiplied(const Rgba& picture) {
  std::vector<std::uint32_t> pixels;
  for (std::size_t i = 0; i < picture.bytes.size(); i += 4) pixels.push_back(premultiplied(&picture.bytes[i]));
  return pixels;
}

// Without edges, so that it looks the same at every size.
Rgba gentle(int width, int height) {
  Rgba picture{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (const int value : {x * 255 / width, y * 255 / height, 255 - x * 128 / width, 255})
        picture.bytes.push_back(static_cast<std::uint8_t>(value));
    }
  }
  return picture;
}

// The largest difference of any channel.
int distance(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (a.size() != b.size()) return 256;
  int most = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (unsigned shift = 0; shift < 32; shift += 8) {
      most = std::max(most, std::abs(static_cast<int>(a[i] >> shift & 255U) - static_cast<int>(b[i] >> shift & 255U)));
    }
  }
  return most;
}

TEST(DecodePng, reads_every_kind_of_pixel) {
  const struct {
    PngOptions options;
    int alpha;
  } rows[] = {{{6, 8, false}, 0}, {{6, 8, true}, 0}, {{6, 16, false}, 0}, {{2, 8, false}, 255}, {{2, 16, true}, 255}};
  for (const auto& row : rows) {
    const Rgba picture = colourful(13, 9, row.alpha);
    const auto image = decoded(png_of(picture, row.options));
    ASSERT_NE(image, nullptr);
    EXPECT_EQ(image->format(), ImageFormat::png);
    EXPECT_EQ(image->size(), (Size{13, 9}));
    EXPECT_EQ(image->pixels().pixels, premultiplied(picture)) << row.options.colour_type << " " << row.options.depth;
    EXPECT_EQ(image->pixels().opaque, row.alpha == 255);
  }
}

TEST(DecodePng, reads_greys_and_palettes) {
  const Rgba picture = colourful(4, 1);  // reds 0, 85, 170, 255
  EXPECT_EQ(decoded(png_of(picture, {0, 8, false}))->pixels().pixels,
            (std::vector<std::uint32_t>{0xFF000000U, 0xFF555555U, 0xFFAAAAAAU, 0xFFFFFFFFU}));
  EXPECT_EQ(decoded(png_of(picture, {0, 16, false}))->pixels().pixels,
            (std::vector<std::uint32_t>{0xFF000000U, 0xFF555555U, 0xFFAAAAAAU, 0xFFFFFFFFU}));
  const auto indexed = decoded(png_of(picture, {3, 8, false}));
  EXPECT_EQ(indexed->pixels().pixels, (std::vector<std::uint32_t>{0x80008004U, 0xFF55AA07U, 0xFFAA5507U, 0xFFFF0007U}));
  EXPECT_FALSE(indexed->pixels().opaque);
  Rgba bits{3, 1, {0, 0, 0, 255, 1, 0, 0, 255, 0, 0, 0, 255}};
  EXPECT_EQ(decoded(png_of(bits, {0, 1, false}))->pixels().pixels,
            (std::vector<std::uint32_t>{0xFF000000U, 0xFFFFFFFFU, 0xFF000000U}));
}

TEST(DecodeJpeg, reads_colour_grey_progressive_and_cmyk) {
  Rgba smooth{32, 32, {}};
  for (int y = 0; y < 32; ++y) {
    for (int x = 0; x < 32; ++x) {
      for (const int value : {x * 8, y * 8, 255 - x * 4, 255}) smooth.bytes.push_back(static_cast<std::uint8_t>(value));
    }
  }
  const std::vector<std::uint32_t> wanted = premultiplied(smooth);
  for (const JpegKind kind : {JpegKind::rgb, JpegKind::progressive, JpegKind::cmyk}) {
    const auto image = decoded(jpeg_of(smooth, kind));
    ASSERT_NE(image, nullptr);
    EXPECT_LE(distance(image->pixels().pixels, wanted), 4) << static_cast<int>(kind);
    EXPECT_TRUE(image->pixels().opaque);
  }
  const auto grey = decoded(jpeg_of(smooth, JpegKind::grey));
  const std::uint32_t pixel = grey->pixels().pixels[16];
  EXPECT_NEAR(static_cast<int>(pixel & 255U), 128, 4);
  EXPECT_EQ(pixel & 255U, pixel >> 8U & 255U);
  EXPECT_EQ(pixel & 255U, pixel >> 16U & 255U);
}

TEST(DecodeJpeg, is_decoded_at_the_size_that_it_is_shown_at) {
  const auto image = decoded(jpeg_of(gentle(803, 605), JpegKind::rgb));
  ASSERT_NE(image, nullptr);
  EXPECT_EQ(image->size(), (Size{803, 605}));
  EXPECT_TRUE(image->opaque());
  EXPECT_TRUE(image->whole());
  for (const PixelSize size : {PixelSize{803, 605}, {400, 301}, {200, 151}, {100, 75}, {40, 30}}) {
    const PixelImage shown = image->scaled(size);
    const PixelImage full = decode_image(shared_bytes(png_of(gentle(803, 605)))).value()->scaled(size);
    ASSERT_EQ(shown.size, size);
    double difference = 0;
    for (std::size_t i = 0; i < shown.pixels.size(); ++i) {
      for (unsigned shift = 0; shift < 24; shift += 8) {
        const int a = static_cast<int>(shown.pixels[i] >> shift & 255U);
        const int b = static_cast<int>(full.pixels[i] >> shift & 255U);
        difference += std::abs(a - b);
      }
    }
    EXPECT_LT(difference / static_cast<double>(3 * shown.pixels.size()), 4.0) << size.width;
  }
}

TEST(DecodeJpeg, what_is_broken_inside_is_grey_and_said_to_be_broken) {
  const std::string good = jpeg_of(colourful(320, 240), JpegKind::rgb);
  const std::size_t half = good.size() / 2;
  const auto image = decoded(good.substr(0, half) + "\xFF\xD9");
  ASSERT_NE(image, nullptr);
  EXPECT_EQ(image->size(), (Size{320, 240}));
  EXPECT_FALSE(image->whole());
}

TEST(DecodeWebp, reads_pictures_with_alpha) {
  const Rgba picture = colourful(17, 5, 0);
  const auto image = decoded(webp_of(picture));
  ASSERT_NE(image, nullptr);
  EXPECT_EQ(image->format(), ImageFormat::webp);
  // libwebp multiplies with its own rounding.
  EXPECT_LE(distance(image->pixels().pixels, premultiplied(picture)), 1);
  EXPECT_FALSE(image->pixels().opaque);
  EXPECT_TRUE(decoded(webp_of(colourful(6, 6)))->pixels().opaque);
}

TEST(DecodeWebp, shows_the_first_frame_of_an_animation_in_its_place) {
  const Rgba frame = colourful(4, 2);
  const auto whole = decoded(animated_webp_of(frame, 4, 2, 0, 0));
  ASSERT_NE(whole, nullptr);
  EXPECT_EQ(whole->pixels().pixels, premultiplied(frame));
  const auto part = decoded(animated_webp_of(frame, 8, 6, 2, 4));
  ASSERT_NE(part, nullptr);
  EXPECT_EQ(part->size(), (Size{8, 6}));
  EXPECT_EQ(part->pixels().pixels[0], 0U);
  EXPECT_EQ(part->pixels().pixels[4 * 8 + 2], premultiplied(frame.bytes.data()));
  EXPECT_FALSE(part->pixels().opaque);
}

std::uint32_t gif_colour(int index) {
  return 0xFF000009U | static_cast<std::uint32_t>(index) << 16U | static_cast<std::uint32_t>(255 - index) << 8U;
}

TEST(DecodeGif, reads_the_first_frame_interlaced_or_not) {
  for (const bool interlaced : {false, true}) {
    const auto image = decoded(gif_of(7, 19, {.interlaced = interlaced}));
    ASSERT_NE(image, nullptr);
    EXPECT_EQ(image->size(), (Size{7, 19}));
    for (int i = 0; i < 7 * 19; ++i) ASSERT_EQ(image->pixels().pixels[static_cast<std::size_t>(i)], gif_colour(i)) << i;
    EXPECT_TRUE(image->pixels().opaque);
  }
}

TEST(DecodeGif, leaves_transparent_what_is_transparent_or_not_covered) {
  const auto image =
      decoded(gif_of(4, 2, {.left = 1, .top = 1, .canvas_width = 6, .canvas_height = 4, .transparent = true}));
  ASSERT_NE(image, nullptr);
  EXPECT_EQ(image->size(), (Size{6, 4}));
  const auto at = [&](std::size_t x, std::size_t y) { return image->pixels().pixels[y * 6 + x]; };
  EXPECT_EQ(at(0, 0), 0U);
  EXPECT_EQ(at(1, 1), gif_colour(0));
  EXPECT_EQ(at(4, 1), 0U) << "index 3";
  EXPECT_EQ(at(4, 2), gif_colour(7));
  EXPECT_FALSE(image->pixels().opaque);
}

TEST(DecodeGif, a_frame_that_hangs_over_its_canvas_is_cut_off) {
  const auto image = decoded(gif_of(4, 4, {.left = 2, .top = 2, .canvas_width = 3, .canvas_height = 3}));
  ASSERT_NE(image, nullptr);
  EXPECT_EQ(image->pixels().pixels[8], gif_colour(0));
}

TEST(DecodeImage, keeps_the_bytes_that_it_came_from) {
  const std::string bytes = jpeg_of(colourful(8, 8));
  EXPECT_EQ(decoded(bytes)->source().text(), bytes);
}

}  // namespace
}  // namespace lectern
