#include "image/scale.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace lectern {
namespace {

// Four channels side by side, in the order of a pixel's bytes; the compiler makes one instruction of each operation.
using Channels = float __attribute__((vector_size(16)));
using Sums = std::int32_t __attribute__((vector_size(16)));
using Bytes = std::uint8_t __attribute__((vector_size(4)));

constexpr int kAlphaLane = std::endian::native == std::endian::little ? 3 : 0;

Channels channels_of(std::uint32_t pixel) {
  return __builtin_convertvector(__builtin_convertvector(std::bit_cast<Bytes>(pixel), Sums), Channels);
}

// The kernel may overshoot: alpha stays in range and no channel exceeds it, as premultiplied pixels must have it.
std::uint32_t pixel_of(Channels sum) {
  const float alpha = std::clamp(sum[kAlphaLane], 0.0F, 255.0F);
  const Channels most{alpha, alpha, alpha, alpha};
  const Channels zero{};
  sum = sum < zero ? zero : sum;
  sum = sum > most ? most : sum;
  return std::bit_cast<std::uint32_t>(__builtin_convertvector(__builtin_convertvector(sum + 0.5F, Sums), Bytes));
}

float catmull_rom(float x) {
  x = std::abs(x);
  if (x < 1) return (1.5F * x - 2.5F) * x * x + 1;
  if (x < 2) return ((-0.5F * x + 2.5F) * x - 4) * x + 2;
  return 0;
}

// For each output position: the first input position and `taps` weights, which sum to 1.
struct Kernel {
  int taps = 1;
  std::vector<int> first;
  std::vector<float> weights;
};

Kernel kernel_for(int input, float begin, float extent, int output) {
  const float ratio = extent / static_cast<float>(output);
  const float widening = std::max(1.0F, ratio);
  const float reach = 2 * widening;
  Kernel kernel;
  kernel.taps = std::min(input, static_cast<int>(std::ceil(2 * reach)) + 1);
  const auto taps = static_cast<std::size_t>(kernel.taps);
  kernel.first.reserve(static_cast<std::size_t>(output));
  kernel.weights.assign(taps * static_cast<std::size_t>(output), 0.0F);
  for (int i = 0; i < output; ++i) {
    const float centre = begin + (static_cast<float>(i) + 0.5F) * ratio - 0.5F;
    const int from = static_cast<int>(std::ceil(centre - reach));
    const int to = static_cast<int>(std::floor(centre + reach));
    const int first = std::clamp(from, 0, input - kernel.taps);
    float* const weights = kernel.weights.data() + static_cast<std::size_t>(i) * taps;
    float sum = 0;
    // Beyond the edge the outermost pixel goes on.
    for (int at = from; at <= to; ++at) {
      const float weight = catmull_rom((static_cast<float>(at) - centre) / widening);
      weights[std::clamp(std::clamp(at, 0, input - 1) - first, 0, kernel.taps - 1)] += weight;
      sum += weight;
    }
    for (std::size_t tap = 0; tap < taps; ++tap) weights[tap] /= sum;
    kernel.first.push_back(first);
  }
  return kernel;
}

void resample_row(const std::uint32_t* row, const Kernel& kernel, std::vector<Channels>& wide, Channels* out) {
  const int end = kernel.first.back() + kernel.taps;
  for (int x = kernel.first.front(); x < end; ++x) wide[static_cast<std::size_t>(x)] = channels_of(row[x]);
  const float* weight = kernel.weights.data();
  for (std::size_t i = 0; i < kernel.first.size(); ++i) {
    const Channels* in = wide.data() + kernel.first[i];
    // Four sums side by side: one alone would wait for each addition.
    Channels sums[4] = {};
    int tap = 0;
    for (; tap + 4 <= kernel.taps; tap += 4, weight += 4) {
      for (int lane = 0; lane < 4; ++lane) sums[lane] += in[tap + lane] * weight[lane];
    }
    for (; tap < kernel.taps; ++tap) sums[0] += in[tap] * *weight++;
    out[i] = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  }
}

// Sums of two channels side by side in 16 bits each hold as many pixels as this at least.
constexpr int kMostBlock = 16;
constexpr std::uint32_t kOddBytes = 0x00FF00FFU;

// The mean of blocks of `across` x `down` pixels, each at most kMostBlock; the last blocks may be smaller. Brings a far
// larger picture within reach of the kernel at a fraction of its cost.
PixelImage averaged(const PixelImage& image, int across, int down) {
  const auto input_width = static_cast<std::size_t>(image.size.width);
  const int width = (image.size.width + across - 1) / across;
  const int height = (image.size.height + down - 1) / down;
  PixelImage out{{width, height}, {}, image.opaque};
  out.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  std::vector<std::uint32_t> odd(input_width);
  std::vector<std::uint32_t> even(input_width);
  for (int y = 0; y < height; ++y) {
    std::ranges::fill(odd, 0);
    std::ranges::fill(even, 0);
    const int rows = std::min(down, image.size.height - y * down);
    const std::uint32_t* row = image.pixels.data() + static_cast<std::ptrdiff_t>(y) * down * image.size.width;
    for (int i = 0; i < rows; ++i, row += input_width) {
      for (std::size_t x = 0; x < input_width; ++x) {
        odd[x] += row[x] & kOddBytes;
        even[x] += row[x] >> 8U & kOddBytes;
      }
    }
    for (std::size_t x = 0; x < input_width; x += static_cast<std::size_t>(across)) {
      const std::size_t end = std::min(x + static_cast<std::size_t>(across), input_width);
      const std::uint32_t odd_sum = std::accumulate(odd.begin() + static_cast<std::ptrdiff_t>(x),
                                                    odd.begin() + static_cast<std::ptrdiff_t>(end), 0U);
      const std::uint32_t even_sum = std::accumulate(even.begin() + static_cast<std::ptrdiff_t>(x),
                                                     even.begin() + static_cast<std::ptrdiff_t>(end), 0U);
      const auto count = static_cast<std::uint32_t>(end - x) * static_cast<std::uint32_t>(rows);
      const auto mean = [count](std::uint32_t sum) { return (sum + count / 2) / count; };
      out.pixels.push_back(mean(even_sum >> 16U) << 24U | mean(odd_sum >> 16U) << 16U | mean(even_sum & 0xFFFFU) << 8U |
                           mean(odd_sum & 0xFFFFU));
    }
  }
  return out;
}

bool is_whole(float value) {
  return value == std::floor(value);
}

PixelImage copied(const PixelImage& image, const Rect& crop, PixelSize size) {
  PixelImage out{size, {}, image.opaque};
  out.pixels.reserve(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
  for (int y = 0; y < size.height; ++y) {
    const auto row = image.pixels.begin() + (static_cast<std::ptrdiff_t>(crop.y) + y) * image.size.width +
                     static_cast<std::ptrdiff_t>(crop.x);
    out.pixels.insert(out.pixels.end(), row, row + size.width);
  }
  return out;
}

PixelImage filtered(const PixelImage& image, const Rect& crop, PixelSize size) {
  const Kernel across = kernel_for(image.size.width, crop.x, crop.width, size.width);
  const Kernel down = kernel_for(image.size.height, crop.y, crop.height, size.height);
  const auto width = static_cast<std::size_t>(size.width);
  const auto taps = static_cast<std::size_t>(down.taps);
  PixelImage out{size, {}, image.opaque};
  out.pixels.resize(width * static_cast<std::size_t>(size.height));

  std::vector<Channels> wide(static_cast<std::size_t>(image.size.width));
  // A ring of input rows already resampled across: row y lies at y modulo taps.
  std::vector<Channels> ring(width * taps);
  std::vector<const Channels*> rows(taps);
  int next_row = 0;
  const float* weight = down.weights.data();
  for (std::size_t y = 0; y < down.first.size(); ++y) {
    const int first = down.first[y];
    next_row = std::max(next_row, first);
    for (; next_row < first + down.taps; ++next_row) {
      resample_row(image.pixels.data() + static_cast<std::ptrdiff_t>(next_row) * image.size.width, across, wide,
                   ring.data() + static_cast<std::size_t>(next_row) % taps * width);
    }
    for (std::size_t tap = 0; tap < taps; ++tap) {
      rows[tap] = ring.data() + (static_cast<std::size_t>(first) + tap) % taps * width;
    }
    std::uint32_t* const out_row = out.pixels.data() + y * width;
    for (std::size_t x = 0; x < width; ++x) {
      Channels sum{};
      for (std::size_t tap = 0; tap < taps; ++tap) sum += rows[tap][x] * weight[tap];
      out_row[x] = pixel_of(sum);
    }
    weight += taps;
  }
  return out;
}

}  // namespace

PixelImage resampled(const PixelImage& image, const Rect& crop, PixelSize size) {
  if (size.width <= 0 || size.height <= 0 || image.pixels.empty()) return {};
  const bool unscaled = crop.width == static_cast<float>(size.width) && crop.height == static_cast<float>(size.height);
  if (unscaled && is_whole(crop.x) && is_whole(crop.y)) return copied(image, crop, size);
  // Whole blocks as long as the kernel still sees at least two pixels for each that it makes.
  const auto block = [](float extent, int output) {
    return std::clamp(static_cast<int>(extent / static_cast<float>(output) / 2), 1, kMostBlock);
  };
  const int across = block(crop.width, size.width);
  const int down = block(crop.height, size.height);
  if (across == 1 && down == 1) return filtered(image, crop, size);
  const auto a = static_cast<float>(across);
  const auto d = static_cast<float>(down);
  return filtered(averaged(image, across, down), {crop.x / a, crop.y / d, crop.width / a, crop.height / d}, size);
}

}  // namespace lectern
