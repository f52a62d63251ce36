#include "paint/blend_row.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "paint/pixels.h"

namespace lectern {
namespace {

// A premultiplied pixel: no channel exceeds its alpha.
std::uint32_t random_pixel(std::mt19937& random) {
  const std::uint32_t alpha = random() % 3 == 0 ? 255 : random() % 256;
  const auto channel = [&] { return static_cast<std::uint32_t>(random() % (alpha + 1)); };
  const std::uint32_t red = channel();
  const std::uint32_t green = channel();
  return alpha << 24U | red << 16U | green << 8U | channel();
}

TEST(BlendRow, equals_blending_each_pixel_at_every_length) {
  std::mt19937 random(2014);
  for (int round = 0; round < 4000; ++round) {
    const int count = round % 41;
    std::vector<std::uint32_t> row;
    std::vector<std::uint8_t> coverage;
    for (int x = 0; x < count; ++x) {
      row.push_back(random_pixel(random));
      const auto kind = random() % 4;
      coverage.push_back(static_cast<std::uint8_t>(kind == 0 ? 0 : kind == 1 ? 255 : random() % 256));
    }
    const std::uint32_t colour = random_pixel(random);
    std::vector<std::uint32_t> wanted = row;
    for (std::size_t x = 0; x < row.size(); ++x) wanted[x] = blended(row[x], colour, coverage[x]);
    blend_row(row.data(), coverage.data(), count, colour);
    ASSERT_EQ(row, wanted) << count << " pixels of " << colour;
  }
}

TEST(Blended, is_the_exact_mix_rounded_to_nearest) {
  for (std::uint32_t under = 0; under < 256; under += 5) {
    for (std::uint32_t over = 0; over < 256; over += 3) {
      for (std::uint32_t coverage = 0; coverage < 256; ++coverage) {
        const double exact = (over * coverage + under * (255.0 - coverage)) / 255;
        const std::uint32_t pixel = blended(0xFF000000U | under << 8U, 0xFF000000U | over << 8U, coverage);
        ASSERT_NEAR(pixel >> 8U & 255U, exact, 0.5001);
        ASSERT_EQ(pixel & 0xFFFF00FFU, 0xFF000000U);
      }
    }
  }
}

}  // namespace
}  // namespace lectern
