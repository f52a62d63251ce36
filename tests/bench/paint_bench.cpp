// Painting the pages of a real briefing, with warm and with empty caches, and scaling a photograph-sized picture.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "briefing/briefing.h"
#include "files/files.h"
#include "paint/rasterizer.h"

namespace lectern {
namespace {

std::vector<Page> pages_of_a_briefing() {
  const std::string folder = std::string(LECTERN_SOURCE_DIR) + "/briefings";
  BriefingInputs inputs;
  inputs.file_name = "japan-uk-2-plus-2.md";
  inputs.source = read_file(folder + "/" + inputs.file_name).value();
  inputs.files = open_deck_folder(folder, false);
  inputs.fonts = std::make_shared<const FontSet>(catalogue_fonts());
  const std::shared_ptr<const Briefing> briefing = read_briefing(inputs);
  Diagnostics ignored;
  std::vector<Page> pages;
  for (std::size_t slide = 0; slide < briefing->deck.slides.size(); ++slide) {
    std::vector<Page> parts = compile_slide(*briefing, slide, ignored);
    std::ranges::move(parts, std::back_inserter(pages));
  }
  return pages;
}

const std::vector<Page>& pages() {
  static const std::vector<Page> compiled = pages_of_a_briefing();
  return compiled;
}

// Time for one page of the briefing; `height` decides the size. Warm: every glyph was painted before.
void paint_warm(benchmark::State& state) {
  const auto height = static_cast<int>(state.range(0));
  const PixelSize size{height * 16 / 9, height};
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(height));
  Rasterizer rasterizer;
  const auto paint = [&](const Page& page) {
    rasterizer.draw_into(page.scene, page.scene.step_count - 1, size, pixels.data(), size.width);
  };
  for (const Page& page : pages()) paint(page);
  std::size_t next = 0;
  for (auto _ : state) paint(pages()[next++ % pages().size()]);
}
BENCHMARK(paint_warm)->Arg(180)->Arg(1080)->Arg(2160)->Unit(benchmark::kMillisecond);

// The same by a rasterizer that has painted nothing yet, into new memory: what an export's first pages cost.
void paint_cold(benchmark::State& state) {
  const auto height = static_cast<int>(state.range(0));
  std::size_t next = 0;
  benchmark::DoNotOptimize(pages().data());
  for (auto _ : state) {
    Rasterizer rasterizer;
    const Scene& scene = pages()[next++ % pages().size()].scene;
    benchmark::DoNotOptimize(rasterizer.draw(scene, scene.step_count - 1, {height * 16 / 9, height}));
  }
}
BENCHMARK(paint_cold)->Arg(180)->Arg(1080)->Arg(2160)->Unit(benchmark::kMillisecond);

// The floor: the pixels of a slide filled once.
void fill_pixels(benchmark::State& state) {
  std::vector<std::uint32_t> pixels(std::size_t{1920} * 1080);
  std::uint32_t colour = 0xFFFCFBF8U;
  for (auto _ : state) {
    std::ranges::fill(pixels, ++colour);
    benchmark::ClobberMemory();
  }
}
BENCHMARK(fill_pixels)->Unit(benchmark::kMillisecond);

// A GIF of 128 greys, stored: with codes of eight bits a byte is a code, as long as a clear code (128) comes before the
// table grows to nine (GIF89a, appendix F).
std::string stored_gif(int width, int height) {
  std::string codes;
  for (int i = 0; i < width * height; ++i) {
    if (i % 100 == 0) codes += '\x80';
    codes += static_cast<char>((i / 7 + i / width) % 128);
  }
  codes += '\x81';
  const auto word = [](int value) {
    return std::string{static_cast<char>(value & 255), static_cast<char>(value >> 8)};
  };
  std::string gif = "GIF89a" + word(width) + word(height) + std::string("\xF6\0\0", 3);
  for (int grey = 0; grey < 128; ++grey) gif += std::string(3, static_cast<char>(2 * grey));
  gif += "," + std::string(4, '\0') + word(width) + word(height) + std::string("\0\x07", 2);
  for (std::size_t at = 0; at < codes.size(); at += 255) {
    const std::string block = codes.substr(at, 255);
    gif += static_cast<char>(block.size());
    gif += block;
  }
  return gif + std::string("\0;", 2);
}

// A picture of a camera's size to the widths that slides show it at.
void scale_photograph(benchmark::State& state) {
  static const auto image = decode_image(shared_bytes(stored_gif(4000, 3000)));
  if (!image) {
    state.SkipWithError(image.error().message.c_str());
    return;
  }
  const auto width = static_cast<int>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize((*image)->scaled({width, width * 3 / 4}));
}
BENCHMARK(scale_photograph)->Arg(240)->Arg(800)->Arg(1920)->Arg(3840)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace lectern
