// Pages against pictures and dumps of how they should be. See README.md in this folder.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "briefing/briefing.h"
#include "export/encode_image.h"
#include "files/files.h"
#include "image/image.h"
#include "paint/rasterizer.h"
#include "support/sample_deck.h"
#include "theme/specimen.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

constexpr PixelSize kSize{320, 180};
constexpr std::size_t kLargest = 20 << 10;

fs::path folder_of_golden() {
  return fs::path(LECTERN_SOURCE_DIR) / "tests" / "golden";
}

bool updating() {
  return std::getenv("LECTERN_UPDATE_GOLDEN") != nullptr;  // NOLINT(concurrency-mt-unsafe): before any thread
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::shared_ptr<const Briefing> briefing_of(std::string name, std::string_view source,
                                            std::shared_ptr<const FileSource> files, std::string theme = {}) {
  static const bool kSvgFonts = [] {
    set_svg_fonts(catalogue_fonts(), openable_path);
    return true;
  }();
  static_cast<void>(kSvgFonts);
  BriefingInputs inputs;
  inputs.file_name = std::move(name);
  inputs.source = shared_bytes(std::string(source));
  inputs.files = std::move(files);
  inputs.fonts = test::shared_fonts();
  inputs.theme = std::move(theme);
  return read_briefing(inputs);
}

std::vector<Page> pages_of(const Briefing& briefing, std::size_t slide) {
  Diagnostics diagnostics;
  return compile_slide(briefing, slide, diagnostics);
}

std::string png_of(const Bitmap& bitmap) {
  PictureEncoder encoder({.format = PictureFormat::png, .compression = Compression::small});
  const auto bytes = encoder.encode(bitmap);
  return {bytes.begin(), bytes.end()};
}

// Grey where the two agree, in the colour of their difference elsewhere.
Bitmap difference_of(const PixelImage& expected, const Bitmap& actual) {
  Bitmap difference = actual;
  for (std::size_t i = 0; i < actual.pixels.size(); ++i) {
    const std::uint32_t a = actual.pixels[i];
    const std::uint32_t b = i < expected.pixels.size() ? expected.pixels[i] : 0;
    std::uint32_t pixel = 0xFF000000U;
    for (unsigned shift = 0; shift < 24; shift += 8) {
      const int away = std::abs(static_cast<int>(a >> shift & 255U) - static_cast<int>(b >> shift & 255U));
      pixel |= static_cast<std::uint32_t>(a == b ? 0xE0 : std::min(255, 40 + away)) << shift;
    }
    difference.pixels[i] = pixel;
  }
  return difference;
}

void expect_picture(const std::string& name, const Scene& scene) {
  Rasterizer rasterizer;
  const Bitmap actual = rasterizer.draw(scene, scene.step_count - 1, kSize);
  const std::string png = png_of(actual);
  EXPECT_LE(png.size(), kLargest) << name;
  const fs::path golden = folder_of_golden() / "pictures" / (name + ".png");
  if (updating()) return write(golden, png);
  const std::string wanted = bytes_of(golden);
  const auto expected = decode_image(shared_bytes(wanted));
  ASSERT_TRUE(expected.has_value()) << name << ": " << expected.error().message
                                    << "; make it with tools/test --update-golden";
  const PixelImage& pixels = (*expected)->pixels();
  if (pixels.size == actual.size && pixels.pixels == actual.pixels) return;
  const fs::path failures = LECTERN_FAILURES;
  write(failures / (name + ".expected.png"), wanted);
  write(failures / (name + ".actual.png"), png);
  write(failures / (name + ".difference.png"), png_of(difference_of(pixels, actual)));
  ADD_FAILURE() << name << " looks different: see " << (failures / (name + ".difference.png")).string();
}

void expect_text(const std::string& name, const std::string& actual) {
  const fs::path golden = folder_of_golden() / "scenes" / (name + ".txt");
  if (updating()) return write(golden, actual);
  const std::string expected = bytes_of(golden);
  if (expected == actual) return;
  const fs::path failures = LECTERN_FAILURES;
  write(failures / (name + ".expected.txt"), expected);
  write(failures / (name + ".actual.txt"), actual);
  ADD_FAILURE() << name << " is laid out differently: compare " << (failures / (name + ".expected.txt")).string()
                << " with " << name << ".actual.txt beside it";
}

std::vector<fs::path> decks_in(const fs::path& folder) {
  std::vector<fs::path> decks;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".md") decks.push_back(entry.path());
  }
  std::ranges::sort(decks);
  return decks;
}

TEST(Golden, every_layout_looks_as_it_should) {
  const auto briefing = briefing_of("specimen.md", specimen_deck(), specimen_files());
  std::map<std::string, int> seen;
  for (std::size_t slide = 0; slide < briefing->deck.slides.size(); ++slide) {
    const std::string layout(name_of(layout_of(briefing->deck.slides[slide])));
    const int number = ++seen[layout];
    expect_picture(number == 1 ? "layout-" + layout : fmt::format("layout-{}-{}", layout, number),
                   pages_of(*briefing, slide).front().scene);
  }
  for (const std::string_view layout : slide_layout_names()) {
    if (layout == "automatic") continue;
    EXPECT_GE(seen[std::string(layout)], 1) << layout << " is not in the specimen";
  }
}

TEST(Golden, every_theme_looks_as_it_should) {
  for (const std::string_view theme : built_in_theme_names()) {
    const auto briefing = briefing_of("specimen.md", specimen_deck(), specimen_files(), std::string(theme));
    for (std::size_t slide = 0; slide < briefing->deck.slides.size(); ++slide) {
      const SlideLayout layout = layout_of(briefing->deck.slides[slide]);
      if (layout != SlideLayout::bullets && layout != SlideLayout::section) continue;
      expect_picture(fmt::format("theme-{}-{}", theme, name_of(layout)), pages_of(*briefing, slide).front().scene);
    }
  }
}

TEST(Golden, every_script_looks_as_it_should) {
  const fs::path folder = fs::path(LECTERN_SOURCE_DIR) / "tests" / "cases" / "scripts";
  const std::vector<fs::path> decks = decks_in(folder);
  EXPECT_GE(decks.size(), 11U);
  for (const fs::path& deck : decks) {
    const auto briefing =
        briefing_of(deck.filename().string(), bytes_of(deck), open_deck_folder(folder.string(), false));
    ASSERT_GE(briefing->deck.slides.size(), 2U) << deck;
    expect_picture("script-" + deck.stem().string(), pages_of(*briefing, 1).front().scene);
  }
}

TEST(Golden, scenes_are_laid_out_as_they_should) {
  const fs::path folder = folder_of_golden() / "scenes";
  const std::vector<fs::path> decks = decks_in(folder);
  EXPECT_GE(decks.size(), 8U);
  for (const fs::path& deck : decks) {
    const auto briefing =
        briefing_of(deck.filename().string(), bytes_of(deck), open_deck_folder(LECTERN_SOURCE_DIR, false));
    std::string text;
    for (std::size_t slide = 0; slide < briefing->deck.slides.size(); ++slide) {
      for (const Page& page : pages_of(*briefing, slide))
        text += fmt::format("== slide {}, page {} of {}\n{}", slide + 1, page.part + 1, page.parts, dump(page.scene));
    }
    expect_text(deck.stem().string(), text);
  }
}

}  // namespace
}  // namespace lectern
