// Packing a slide's pixels, for each kind of picture; the bytes that come out stand beside the time.

#include <benchmark/benchmark.h>

#include "export/encode_image.h"

namespace lectern {
namespace {

// A page of text as a packer sees it: flat paper, and lines of "glyphs" whose edges have `shades` greys.
Bitmap page_of_text(std::uint32_t shades) {
  Bitmap page{{1920, 1080}, std::vector<std::uint32_t>(std::size_t{1920} * 1080, 0xFFFCFBF8U)};
  std::uint32_t random = 2015;
  for (std::size_t line = 0; line < 8; ++line) {
    for (std::size_t y = 0; y < 36; ++y) {
      for (std::size_t x = 190; x < 1600; ++x) {
        random = random * 1664525U + 1013904223U;
        const bool ink = (x / 9 + y / 12 + line) % 3 == 0;
        const bool edge = x % 9 == 0;
        const std::uint32_t grey = edge ? (random >> 8U) % shades * (256U / shades) : 0x16U;
        if (ink || edge) page.pixels[(300 + line * 80 + y) * 1920 + x] = 0xFF000000U | grey * 0x010101U;
      }
    }
  }
  return page;
}

void encode(benchmark::State& state, PictureFormat format, Compression compression, std::uint32_t shades) {
  const Bitmap page = page_of_text(shades);
  PictureEncoder encoder({format, compression});
  std::size_t bytes = 0;
  for (auto _ : state) bytes = encoder.encode(page).size();
  state.counters["kB"] = static_cast<double>(bytes) / 1000;
}
BENCHMARK_CAPTURE(encode, png_fast_palette, PictureFormat::png, Compression::fast, 32U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(encode, png_fast_rgb, PictureFormat::png, Compression::fast, 256U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(encode, png_small_palette, PictureFormat::png, Compression::small, 32U)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(encode, jpeg, PictureFormat::jpeg, Compression::fast, 32U)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(encode, webp, PictureFormat::webp, Compression::fast, 32U)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace lectern
