#include "paint/blend_row.h"

#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "paint/pixels.h"

namespace lectern {
namespace {

#ifdef __SSE2__

// Eight 16-bit lanes are the channels of two pixels; the arithmetic is that of `blended`, lane by lane.
class FourPixels {
 public:
  explicit FourPixels(std::uint32_t colour)
      : over_(_mm_unpacklo_epi8(_mm_set1_epi32(static_cast<int>(colour)), _mm_setzero_si128())),
        alpha_(_mm_set1_epi16(static_cast<short>(colour >> 24U))),
        opaque_(colour >> 24U == 255) {}

  void blend(std::uint32_t* row, std::uint32_t coverage) const {
    auto* const place =
        reinterpret_cast<__m128i*>(row);  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): its load takes this
    const __m128i zero = _mm_setzero_si128();
    const __m128i under = _mm_loadu_si128(place);
    // Each coverage byte four times: once for each channel of its pixel.
    const __m128i pairs = _mm_cvtsi32_si128(static_cast<int>(coverage));
    const __m128i doubled = _mm_unpacklo_epi8(pairs, pairs);
    const __m128i shares = _mm_unpacklo_epi16(doubled, doubled);
    const __m128i low = lanes(_mm_unpacklo_epi8(under, zero), _mm_unpacklo_epi8(shares, zero));
    const __m128i high = lanes(_mm_unpackhi_epi8(under, zero), _mm_unpackhi_epi8(shares, zero));
    _mm_storeu_si128(place, _mm_packus_epi16(low, high));
  }

 private:
  static __m128i over_255(__m128i value) {
    value = _mm_add_epi16(value, _mm_set1_epi16(128));
    return _mm_srli_epi16(_mm_add_epi16(value, _mm_srli_epi16(value, 8)), 8);
  }

  __m128i lanes(__m128i under, __m128i share) const {
    const __m128i taken = opaque_ ? share : over_255(_mm_mullo_epi16(alpha_, share));
    const __m128i rest = _mm_sub_epi16(_mm_set1_epi16(255), taken);
    return over_255(_mm_add_epi16(_mm_mullo_epi16(over_, share), _mm_mullo_epi16(under, rest)));
  }

  __m128i over_;
  __m128i alpha_;
  bool opaque_;
};

#else

class FourPixels {
 public:
  explicit FourPixels(std::uint32_t colour) : colour_(colour) {}

  void blend(std::uint32_t* row, std::uint32_t coverage) const {
    std::uint8_t shares[4];
    std::memcpy(shares, &coverage, sizeof(shares));
    for (int i = 0; i < 4; ++i) row[i] = blended(row[i], colour_, shares[i]);
  }

 private:
  std::uint32_t colour_;
};

#endif

std::uint32_t four_at(const std::uint8_t* coverage) {
  std::uint32_t four = 0;
  std::memcpy(&four, coverage, sizeof(four));
  return four;
}

}  // namespace

void blend_row(std::uint32_t* row, const std::uint8_t* coverage, int count, std::uint32_t colour) {
  const FourPixels pixels(colour);
  int x = 0;
  // Glyphs are blank around and between their strokes: eight pixels are looked at together.
  for (; x + 8 <= count; x += 8) {
    const std::uint32_t first = four_at(coverage + x);
    const std::uint32_t second = four_at(coverage + x + 4);
    if ((first | second) == 0) continue;
    pixels.blend(row + x, first);
    pixels.blend(row + x + 4, second);
  }
  for (; x + 4 <= count; x += 4) pixels.blend(row + x, four_at(coverage + x));
  for (; x < count; ++x) row[x] = blended(row[x], colour, coverage[x]);
}

}  // namespace lectern
