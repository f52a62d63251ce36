// Any bytes as text, set in any style and width: nothing crashes, no byte is lost, no line is wider than its room.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "files/files.h"
#include "text/shape.h"

namespace {

using namespace lectern;

// Takes settings from the front of the input; what is left is the text.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  std::uint8_t byte() {
    if (size_ == 0) return 0;
    --size_;
    return *data_++;
  }
  std::string rest() const { return {data_, data_ + size_}; }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
};

void require(bool holds) {
  if (!holds) std::abort();
}

TextStyle style_from(std::uint8_t bits) {
  TextStyle style;
  style.family = (bits & 1U) != 0 ? "Inter" : "JetBrains Mono";
  style.weight = (bits & 2U) != 0 ? 400 : 700;
  style.italic = (bits & 4U) != 0;
  style.tracking = (bits & 8U) != 0 ? 0.1F : 0;
  style.scale = (bits & 16U) != 0 ? 0.6F : 1;
  style.ligatures = (bits & 32U) != 0;
  style.tag = bits;
  return style;
}

// Narrower than this, single clusters (ligatures, a letter with marks that no face has) may not fit.
constexpr float kRoomForACluster = 400;

void check(const ShapedParagraph& paragraph, const BreakOptions& options) {
  const BrokenText broken = break_lines(paragraph, options);
  std::uint32_t at = 0;
  for (const TextLine& line : broken.lines) {
    require(line.begin == at && line.end >= at);
    require(line.width <= options.width * 1.0002F + 0.01F || options.width < kRoomForACluster);
    at = line.end;
    for (const PlacedRun& run : line.runs) {
      require(run.first <= run.last && run.last <= run.run->glyphs.size());
      require(run.begin >= line.begin && run.end <= line.end);
    }
  }
  require(at == paragraph.text().size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const FontSet fonts(catalogue_fonts());
  constexpr const char* kLanguages[] = {"en", "ja", "zh-Hant", "ko", "ar", "th", "x\xFF-", ""};
  Input input(data, size);
  const std::uint8_t language = input.byte();
  const std::uint8_t first = input.byte();
  const std::uint8_t second = input.byte();
  const std::uint8_t width = input.byte();
  StyledText text{input.rest(), {}};
  const auto end = static_cast<std::uint32_t>(text.text.size());
  text.ranges = {{0, end / 2, style_from(first)}, {end / 2, end, style_from(second)}};
  const auto direction = static_cast<Direction>(language / 8 % 3);
  const ShapedParagraph paragraph =
      shape_paragraph(fonts, text, {.language = kLanguages[language % 8], .direction = direction});
  for (const Breaking breaking : {Breaking::greedy, Breaking::ragged, Breaking::balanced}) {
    check(paragraph, {.size = 40, .width = static_cast<float>(width) * 8, .breaking = breaking});
  }
  return 0;
}
