#include <gtest/gtest.h>

#include <string>

#include "unit/text/text_support.h"

namespace lectern {
namespace {

using testing::one_line;
using testing::shaped;

float width_of(std::string_view text, TextStyle style = {}) {
  return shaped(text, "ja", std::move(style)).natural_width();
}

TEST(EastAsian, marks_beside_each_other_share_their_blank) {
  // JLREQ 3.1.4: two brackets, or a comma and a bracket, take three halves together and not two whole ems.
  EXPECT_NEAR(width_of("質」「量"), 3.5F, 0.02F);
  EXPECT_NEAR(width_of("質、「量"), 3.5F, 0.02F);
  EXPECT_NEAR(width_of("質）」。量"), 4.0F, 0.02F);
  EXPECT_NEAR(width_of("質、量"), 3.0F, 0.02F);
  EXPECT_NEAR(shaped("质”、“量", "zh-Hans").natural_width(), 4.0F, 0.02F);
  // In traditional Chinese a comma stands in the middle of its square, which it keeps.
  EXPECT_NEAR(shaped("質」、「量", "zh-Hant").natural_width(), 4.5F, 0.02F);
}

TEST(EastAsian, a_bracket_that_opens_a_line_stands_at_its_edge) {
  EXPECT_NEAR(width_of("「質"), 1.5F, 0.02F);
  EXPECT_NEAR(width_of("（質"), 1.5F, 0.02F);
  const BrokenText lines = break_lines(shaped("日本は「質」を見る", "ja"), {.size = 100, .width = 350});
  ASSERT_GE(lines.lines.size(), 2U);
  for (const TextLine& line : lines.lines) {
    const PlacedRun& run = line.runs.front();
    const Glyph& first = run.run->glyphs[run.first];
    const Rect ink = run.run->face->glyph_box(first.id);
    EXPECT_GE(run.x + (first.dx + ink.x) * run.size, -1.0F);
    EXPECT_LE(run.x + (first.dx + ink.x) * run.size, 20.0F);
    EXPECT_LE(line.width, 350.0F);
  }
}

TEST(EastAsian, latin_letters_and_figures_stand_a_little_off_from_characters) {
  const float apart = width_of("日本") + width_of("NATO") + width_of("年");
  EXPECT_NEAR(width_of("日本NATO年"), apart + 0.25F, 0.03F);
  EXPECT_NEAR(width_of("日本 NATO 年"),
              width_of("日本") + width_of("NATO") + width_of("年") + 2 * width_of("a b") - 2 * width_of("a") -
                  2 * width_of("b"),
              0.03F);
  TextStyle code;
  code.ligatures = false;  // columns of code line up
  EXPECT_NEAR(width_of("日本NATO", code), width_of("日本", code) + width_of("NATO", code), 0.001F);
  // At the end of a line the space is not there.
  const BrokenText lines = break_lines(shaped("日本NATO", "ja"), {.size = 100, .width = 300});
  EXPECT_NEAR(lines.lines.front().width, 200.0F, 1.0F);
}

}  // namespace
}  // namespace lectern
