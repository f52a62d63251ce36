#include "paint/blend_row.h"

#include <bit>
#include <cstring>

#include "paint/pixels.h"

namespace lectern {
namespace {

// Sixteen bytes are four pixels; eight 16-bit lanes are the channels of two. The compiler makes one instruction of each
// operation, and of each of these shuffles (they are the machine's unpacking and packing).
using Bytes = std::uint8_t __attribute__((vector_size(16)));
using Lanes = std::uint16_t __attribute__((vector_size(16)));
using Words = std::uint32_t __attribute__((vector_size(16)));

Bytes lower_halves(Bytes a, Bytes b) {
  return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

Bytes upper_halves(Bytes a, Bytes b) {
  return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

// A byte and a zero are a lane where the low byte comes first, and the other way round elsewhere.
Lanes widened(Bytes (*halves)(Bytes, Bytes), Bytes bytes) {
  constexpr bool kLowFirst = std::endian::native == std::endian::little;
  return std::bit_cast<Lanes>(kLowFirst ? halves(bytes, Bytes{}) : halves(Bytes{}, bytes));
}

Lanes over_255(Lanes value) {
  value += 128;
  return (value + (value >> 8)) >> 8;
}

// The arithmetic of `blended`, lane by lane.
class FourPixels {
 public:
  explicit FourPixels(std::uint32_t colour)
      : over_(widened(lower_halves, std::bit_cast<Bytes>(Words{colour, colour, colour, colour}))),
        alpha_(Lanes{} + static_cast<std::uint16_t>(colour >> 24U)),
        opaque_(colour >> 24U == 255) {}

  void blend(std::uint32_t* row, const std::uint8_t* coverage) const {
    Bytes under;
    std::memcpy(&under, row, sizeof(under));
    // Each coverage byte four times: once for each channel of its pixel.
    std::uint32_t four = 0;
    std::memcpy(&four, coverage, sizeof(four));
    auto shares = std::bit_cast<Bytes>(Words{four, 0, 0, 0});
    shares = lower_halves(shares, shares);
    shares = lower_halves(shares, shares);
    const auto low = std::bit_cast<Bytes>(lanes(widened(lower_halves, under), widened(lower_halves, shares)));
    const auto high = std::bit_cast<Bytes>(lanes(widened(upper_halves, under), widened(upper_halves, shares)));
    constexpr int kFirst = std::endian::native == std::endian::little ? 0 : 1;
    const Bytes mixed = __builtin_shufflevector(
        low, high, kFirst + 0, kFirst + 2, kFirst + 4, kFirst + 6, kFirst + 8, kFirst + 10, kFirst + 12, kFirst + 14,
        kFirst + 16, kFirst + 18, kFirst + 20, kFirst + 22, kFirst + 24, kFirst + 26, kFirst + 28, kFirst + 30);
    std::memcpy(row, &mixed, sizeof(mixed));
  }

 private:
  Lanes lanes(Lanes under, Lanes share) const {
    const Lanes taken = opaque_ ? share : over_255(alpha_ * share);
    return over_255(over_ * share + under * (255 - taken));
  }

  Lanes over_;
  Lanes alpha_;
  bool opaque_;
};

bool is_blank(const std::uint8_t* coverage) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, coverage, sizeof(eight));
  return eight == 0;
}

}  // namespace

void blend_row(std::uint32_t* row, const std::uint8_t* coverage, int count, std::uint32_t colour) {
  const FourPixels pixels(colour);
  int x = 0;
  // Glyphs are blank around and between their strokes: eight pixels are looked at together.
  for (; x + 8 <= count; x += 8) {
    if (is_blank(coverage + x)) continue;
    pixels.blend(row + x, coverage + x);
    pixels.blend(row + x + 4, coverage + x + 4);
  }
  for (; x + 4 <= count; x += 4) pixels.blend(row + x, coverage + x);
  for (; x < count; ++x) row[x] = blended(row[x], colour, coverage[x]);
}

}  // namespace lectern
