#include <gtest/gtest.h>

#include "image/image.h"
#include "unit/image/encoders.h"

namespace lectern {
namespace {

// An upright "F" of 16-pixel blocks, 3 wide and 4 high: '#' black, '.' white.
constexpr std::string_view kUpright =
    "###\n"
    "#..\n"
    "##.\n"
    "#..\n";

// What a camera that is held so would store (CIPA DC-008, 4.6.5: where row 0 and column 0 are).
std::string stored(int orientation) {
  switch (orientation) {
    case 1:
      return "###\n#..\n##.\n#..\n";  // row 0 on top, column 0 on the left
    case 2:
      return "###\n..#\n.##\n..#\n";  // top, right
    case 3:
      return "..#\n.##\n..#\n###\n";  // bottom, right
    case 4:
      return "#..\n##.\n#..\n###\n";  // bottom, left
    case 5:
      return "####\n#.#.\n#...\n";  // left, top
    case 6:
      return "#...\n#.#.\n####\n";  // right, top
    case 7:
      return "...#\n.#.#\n####\n";  // right, bottom
    default:
      return "####\n.#.#\n...#\n";  // left, bottom
  }
}

constexpr int kBlock = 16;

Rgba blocks(std::string_view text) {
  const auto width = static_cast<int>(text.find('\n'));
  const auto height = static_cast<int>(text.size()) / (width + 1);
  Rgba picture{width * kBlock, height * kBlock, {}};
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      const char c = text[static_cast<std::size_t>(y / kBlock * (width + 1) + x / kBlock)];
      const std::uint8_t value = c == '#' ? 0 : 255;
      picture.bytes.insert(picture.bytes.end(), {value, value, value, 255});
    }
  }
  return picture;
}

std::string text_of(const PixelImage& image) {
  std::string text;
  for (int y = kBlock / 2; y < image.size.height; y += kBlock) {
    for (int x = kBlock / 2; x < image.size.width; x += kBlock) {
      const auto at = static_cast<std::size_t>(y * image.size.width + x);
      text += (image.pixels[at] & 255U) < 128 ? '#' : '.';
    }
    text += '\n';
  }
  return text;
}

TEST(Orientation, every_value_of_exif_gives_the_upright_picture) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const auto image = decode_image(shared_bytes(jpeg_of(blocks(stored(orientation)), JpegKind::rgb, orientation)));
    ASSERT_TRUE(image.has_value()) << image.error().message;
    EXPECT_EQ(text_of((*image)->pixels()), kUpright) << orientation;
    EXPECT_EQ((*image)->size(), (Size{3 * kBlock, 4 * kBlock})) << orientation;
  }
}

TEST(Orientation, a_value_that_is_none_is_left_aside) {
  for (const int orientation : {0, 9, 77}) {
    const auto image = decode_image(shared_bytes(jpeg_of(blocks(kUpright), JpegKind::rgb, orientation)));
    ASSERT_TRUE(image.has_value());
    EXPECT_EQ(text_of((*image)->pixels()), kUpright) << orientation;
  }
}

}  // namespace
}  // namespace lectern
