#include "export/pack_rows.h"

#include <gtest/gtest.h>
#include <libdeflate.h>

#include <cstdint>
#include <string>
#include <vector>

#include "export/huffman.h"

namespace lectern {
namespace {

using Bytes = std::vector<std::uint8_t>;

// Unpacked by libdeflate, which also holds the checksum against the data.
Bytes unpacked(const Bytes& stream, std::size_t size) {
  Bytes out(size + 1);
  std::size_t length = 0;
  libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  const auto result =
      libdeflate_zlib_decompress(decompressor, stream.data(), stream.size(), out.data(), out.size(), &length);
  libdeflate_free_decompressor(decompressor);
  out.resize(result == LIBDEFLATE_SUCCESS ? length : 0);
  return out;
}

Bytes packed(const Bytes& rows, std::size_t stride, std::size_t unit) {
  RowPacker packer;
  Bytes stream;
  packer.pack(rows, stride, unit, stream);
  return stream;
}

// Numbers without a pattern, the same each time (a linear congruential generator, Numerical Recipes).
class Noise {
 public:
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8U) % limit;
  }

 private:
  std::uint32_t state_ = 2015;
};

TEST(RowPacker, whatever_goes_in_comes_out) {
  Noise noise;
  for (int round = 0; round < 600; ++round) {
    const std::size_t size = 1 + noise.below(round % 60 == 0 ? 200'000 : 3'000);
    const std::size_t stride = 1 + noise.below(2'000);
    const std::size_t unit = round % 2 == 0 ? 1 : 3;
    Bytes rows(size);
    std::uint32_t run = 0;
    std::uint8_t value = 0;
    for (std::uint8_t& byte : rows) {
      const int kind = round % 5;
      if (kind == 0) value = static_cast<std::uint8_t>(noise.below(256));
      if (kind == 1) value = static_cast<std::uint8_t>(noise.below(3));
      if (kind == 2 && run-- == 0) {
        run = noise.below(700);
        value = static_cast<std::uint8_t>(noise.below(256));
      }
      if (kind == 3) value = noise.below(40) == 0 ? static_cast<std::uint8_t>(noise.below(256)) : 0;
      byte = value;
    }
    ASSERT_EQ(unpacked(packed(rows, stride, unit), size), rows) << "round " << round;
  }
}

TEST(RowPacker, one_byte_and_every_length_about_the_longest_match_come_out) {
  for (const std::size_t size :
       {1U, 2U, 3U, 4U, 5U, 258U, 259U, 260U, 261U, 262U, 263U, 516U, 517U, 518U, 519U, 520U}) {
    const Bytes rows(size, 7);
    EXPECT_EQ(unpacked(packed(rows, size, 1), size), rows) << size;
  }
}

TEST(RowPacker, places_farther_back_than_the_window_are_not_used) {
  Noise noise;
  Bytes rows;
  for (int i = 0; i < 40'000; ++i) rows.push_back(static_cast<std::uint8_t>(noise.below(256)));
  rows.insert(rows.end(), rows.begin(), rows.begin() + 5'000);
  EXPECT_EQ(unpacked(packed(rows, 40'000, 1), rows.size()), rows);
}

TEST(RowPacker, flat_rows_take_next_to_nothing) {
  EXPECT_LT(packed(Bytes(std::size_t{1921} * 1080, 3), 1921, 1).size(), 3'000U);
}

// "symbol:length" of every symbol that has a code.
std::string lengths_of(const std::vector<std::uint32_t>& counts, int most) {
  std::vector<PrefixCode> codes(counts.size());
  make_codes(counts, most, codes);
  std::string text;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i].length > 0) text += std::to_string(i) + ":" + std::to_string(codes[i].length) + " ";
  }
  return text;
}

TEST(Huffman, frequent_symbols_have_short_codes) {
  EXPECT_EQ(lengths_of({8, 1, 0, 4, 1}, 15), "0:1 1:3 3:2 4:3 ");
  EXPECT_EQ(lengths_of({1, 1, 1, 1}, 15), "0:2 1:2 2:2 3:2 ");
}

TEST(Huffman, a_lone_symbol_gets_a_companion) {
  EXPECT_EQ(lengths_of({0, 0, 5, 0}, 15), "0:1 2:1 ");
  EXPECT_EQ(lengths_of({0, 0}, 15), "0:1 1:1 ");
}

TEST(Huffman, limited_codes_stay_complete) {
  // Fibonacci counts make the deepest tree that there is.
  for (const int most : {7, 15}) {
    std::vector<std::uint32_t> counts{1, 1};
    while (counts.size() < 40) counts.push_back(counts[counts.size() - 1] + counts[counts.size() - 2]);
    std::vector<PrefixCode> codes(counts.size());
    make_codes(counts, most, codes);
    double kraft = 0;
    for (const PrefixCode& code : codes) {
      EXPECT_GE(code.length, 1);
      EXPECT_LE(code.length, most);
      kraft += 1.0 / static_cast<double>(1U << code.length);
    }
    EXPECT_EQ(kraft, 1.0) << most;
  }
}

}  // namespace
}  // namespace lectern
