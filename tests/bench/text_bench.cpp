// Shaping and breaking of typical paragraphs once their faces are open, and the cost of opening faces.

#include <benchmark/benchmark.h>

#include "files/files.h"
#include "text/shape.h"

namespace lectern {
namespace {

const FontSet& fonts() {
  static const FontSet set(catalogue_fonts());
  return set;
}

// Fifteen words each, or as much as fifteen words say.
constexpr const char* kParagraphs[] = {
    "Defence spending just above one per cent of GDP buys fewer ships than the alliance expects.",
    "日本は新重商主義の吉田ドクトリンから、自由主義的な国際主義へ移行しつつあると論じられている。",
    "أعلنت وزارتا الخارجية والدفاع في البلدين عن اتفاق جديد للتعاون في مجال الأمن البحري والفضاء",
    "The 積極的平和主義 policy, “proactive contribution to peace”, costs £2.5 bn 🇯🇵 a year, say its critics.",
};
constexpr const char* kLanguages[] = {"en", "ja", "ar", "en"};

StyledText plain(std::string_view text) {
  return {std::string(text), {{0, static_cast<std::uint32_t>(text.size()), {}}}};
}

void shape(benchmark::State& state) {
  const auto which = static_cast<std::size_t>(state.range(0));
  const StyledText text = plain(kParagraphs[which]);
  const ParagraphOptions options{.language = kLanguages[which]};
  for (auto _ : state) benchmark::DoNotOptimize(shape_paragraph(fonts(), text, options));
}
BENCHMARK(shape)->DenseRange(0, 3);

void break_into_lines(benchmark::State& state) {
  const auto which = static_cast<std::size_t>(state.range(0));
  const ShapedParagraph paragraph =
      shape_paragraph(fonts(), plain(kParagraphs[which]), {.language = kLanguages[which]});
  const BreakOptions options{.size = 50, .width = 700, .breaking = Breaking::balanced};
  for (auto _ : state) benchmark::DoNotOptimize(break_lines(paragraph, options));
}
BENCHMARK(break_into_lines)->DenseRange(0, 3);

void break_a_long_paragraph(benchmark::State& state) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += std::string(kParagraphs[0]) + " ";
  const ShapedParagraph paragraph = shape_paragraph(fonts(), plain(text), {});
  for (auto _ : state) benchmark::DoNotOptimize(break_lines(paragraph, {.size = 50, .width = 1664}));
}
BENCHMARK(break_a_long_paragraph);

void list_the_catalogue(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(catalogue_fonts());
}
BENCHMARK(list_the_catalogue);

void open_and_shape(benchmark::State& state) {
  const auto which = static_cast<std::size_t>(state.range(0));
  const StyledText text = plain(kParagraphs[which]);
  for (auto _ : state) {
    const FontSet fresh(catalogue_fonts());
    benchmark::DoNotOptimize(shape_paragraph(fresh, text, {.language = kLanguages[which]}));
  }
}
BENCHMARK(open_and_shape)->DenseRange(0, 3);

}  // namespace
}  // namespace lectern
