#include "text/shape.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <thread>
#include <vector>

#include "unit/text/text_support.h"

namespace lectern {
namespace {

using testing::glyphs_of;
using testing::one_line;
using testing::runs_of;
using testing::shaped;

float width_of(std::string_view text, TextStyle style = {}) {
  return shaped(text, "en", std::move(style)).natural_width();
}

TEST(Shape, pairs_are_kerned) {
  EXPECT_LT(width_of("AVAVAV"), 3 * width_of("A") + 3 * width_of("V") - 0.05F);
  EXPECT_LT(width_of("To", {.family = "Noto Serif"}),
            width_of("T", {.family = "Noto Serif"}) + width_of("o", {.family = "Noto Serif"}));
}

TEST(Shape, ligatures_can_be_switched_off) {
  EXPECT_EQ(glyphs_of(shaped("ffi", "en", {.family = "Noto Serif"})).size(), 1U);
  EXPECT_EQ(glyphs_of(shaped("ffi", "en", {.family = "Noto Serif", .ligatures = false})).size(), 3U);
  EXPECT_EQ(glyphs_of(shaped("ffi", "en", {.family = "Noto Serif", .tracking = 0.1F})).size(), 3U);
  const TextStyle code{.family = "JetBrains Mono", .ligatures = false};
  EXPECT_NE(glyphs_of(shaped("->", "en", {.family = "JetBrains Mono"})), glyphs_of(shaped("->", "en", code)));
  EXPECT_FLOAT_EQ(width_of("->", code), 2 * width_of("m", code));
}

TEST(Shape, tabular_figures_have_one_width) {
  EXPECT_NE(width_of("111"), width_of("888"));
  const TextStyle tabular{.tabular_figures = true};
  EXPECT_FLOAT_EQ(width_of("111", tabular), width_of("888", tabular));
}

TEST(Shape, tracking_goes_between_graphemes_and_not_after_the_last) {
  const float plain = width_of("H\u00E9llo");
  EXPECT_NEAR(width_of("H\u00E9llo", {.tracking = 0.1F}), plain + 0.4F, 0.02F);
  EXPECT_NEAR(width_of("H\u00E9llo", {.scale = 0.5F, .tracking = 0.1F}), (plain + 0.4F) / 2, 0.02F);
}

TEST(Shape, joined_scripts_are_not_pulled_apart) {
  EXPECT_FLOAT_EQ(shaped("السلام", "ar", {.tracking = 0.2F}).natural_width(), shaped("السلام", "ar").natural_width());
}

TEST(Shape, arabic_letters_join) {
  const auto together = glyphs_of(shaped("بب", "ar"));
  const auto alone = glyphs_of(shaped("ب", "ar"));
  ASSERT_EQ(alone.size(), 1U);
  ASSERT_EQ(together.size(), 2U);
  EXPECT_NE(together[0], alone[0]);
  EXPECT_NE(together[1], alone[0]);
  EXPECT_NE(together[0], together[1]);
}

TEST(Shape, arabic_letters_join_across_a_change_of_colour) {
  const std::string word = "بب";
  const StyledText two{word, {{0, 2, {}}, {2, 4, {.tag = 1}}}};
  EXPECT_EQ(glyphs_of(shape_paragraph(testing::all_fonts(), two, {.language = "ar"})), glyphs_of(shaped(word, "ar")));
}

TEST(Shape, clusters_fall_in_right_to_left_runs) {
  const TextLine line = one_line(shaped("שלום", "he"));
  ASSERT_EQ(line.runs.size(), 1U);
  std::string clusters;
  for (const Glyph& glyph : line.runs[0].run->glyphs) clusters += std::to_string(glyph.cluster) + " ";
  EXPECT_EQ(clusters, "6 4 2 0 ");
}

TEST(Shape, runs_of_both_directions_stand_in_visual_order) {
  EXPECT_EQ(runs_of(shaped("קנה 3 books עכשיו", "he")),
            "<NotoSansHebrew-Regular:עכשיו <Inter-Regular:  Inter-Regular:books <Inter-Regular:  Inter-Regular:3 "
            "<Inter-Regular:  <NotoSansHebrew-Regular:קנה");
  EXPECT_TRUE(shaped("שלום world").right_to_left());
  EXPECT_FALSE(shaped("world שלום").right_to_left());
}

TEST(Shape, the_direction_can_be_given) {
  const auto order = [](Direction direction) {
    return runs_of(
        shape_paragraph(testing::all_fonts(), testing::styled("שלום abc"), {.language = "he", .direction = direction}));
  };
  EXPECT_EQ(order(Direction::left_to_right), "<NotoSansHebrew-Regular:שלום Inter-Regular: abc");
  EXPECT_EQ(order(Direction::right_to_left), "Inter-Regular:abc <Inter-Regular:  <NotoSansHebrew-Regular:שלום");
}

TEST(Shape, brackets_are_mirrored) {
  const auto face = testing::all_fonts().match("Inter", 400, false);
  const auto glyphs = glyphs_of(shape_paragraph(testing::all_fonts(), testing::styled("(א)"), {.language = "he"}));
  ASSERT_EQ(glyphs.size(), 3U);
  EXPECT_EQ(glyphs.front(), face->glyph_for(U'('));
  EXPECT_EQ(glyphs.back(), face->glyph_for(U')'));
}

TEST(Shape, devanagari_is_reordered_within_its_cluster) {
  const TextLine line = one_line(shaped("हि", "hi"));
  ASSERT_EQ(line.runs.size(), 1U);
  const auto& glyphs = line.runs[0].run->glyphs;
  ASSERT_EQ(glyphs.size(), 2U);
  EXPECT_EQ(glyphs[1].id, line.runs[0].run->face->glyph_for(U'ह')) << "the vowel sign stands first";
  EXPECT_EQ(glyphs[0].cluster, 0U);
  EXPECT_EQ(glyphs[1].cluster, 0U);
}

TEST(Shape, han_is_drawn_as_its_language_draws_it) {
  const auto japanese = glyphs_of(shaped("直骨", "ja"));
  EXPECT_NE(japanese, glyphs_of(shaped("直骨", "zh-Hans")));
  EXPECT_NE(japanese, glyphs_of(shaped("直骨", "zh-Hant")));
  EXPECT_NE(glyphs_of(shaped("骨", "zh-Hant")), glyphs_of(shaped("骨", "zh-Hans")));
  EXPECT_EQ(japanese, glyphs_of(shaped("直骨", "en")));
}

TEST(Shape, styles_keep_their_size_rise_and_tag) {
  const StyledText text{"E=mc2", {{0, 4, {.tag = 7}}, {4, 5, {.scale = 0.5F, .rise = 0.4F, .tag = 8}}}};
  const BrokenText broken = break_lines(shape_paragraph(testing::all_fonts(), text, {}), {.size = 40, .width = 1000});
  ASSERT_EQ(broken.lines.size(), 1U);
  const auto& runs = broken.lines[0].runs;
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].tag, 7U);
  EXPECT_FLOAT_EQ(runs[0].size, 40);
  EXPECT_EQ(runs[1].tag, 8U);
  EXPECT_FLOAT_EQ(runs[1].size, 20);
  EXPECT_FLOAT_EQ(runs[1].rise, 16);
  EXPECT_FLOAT_EQ(runs[1].x, runs[0].width);
  EXPECT_EQ(runs[1].begin, 4U);
  EXPECT_EQ(runs[1].end, 5U);
}

TEST(Shape, special_spaces_and_hyphens_need_no_glyph_of_their_own) {
  for (const char* text : {"a\u00A0b", "a\u2009b", "a\u202Fb", "a\u2011b", "a\u3000b", "a\tb"}) {
    const ShapedParagraph paragraph = shaped(text, "en", {.family = "JetBrains Mono"});
    EXPECT_TRUE(paragraph.missing().empty()) << text;
    for (const std::uint32_t glyph : glyphs_of(paragraph)) EXPECT_NE(glyph, 0U) << text;
  }
}

TEST(Shape, ill_formed_text_is_shown_as_replacement_characters) {
  const ShapedParagraph paragraph = shaped("a\xFF\xFE z");
  EXPECT_EQ(glyphs_of(paragraph).size(), 5U);
  EXPECT_EQ(break_lines(paragraph, {}).lines.back().end, 5U);
}

TEST(Shape, ranges_that_do_not_fit_the_text_do_no_harm) {
  EXPECT_EQ(glyphs_of(shape_paragraph(testing::all_fonts(), {"abc", {}}, {})).size(), 3U);
  EXPECT_EQ(glyphs_of(shape_paragraph(testing::all_fonts(), {"abc", {{1, 2, {}}, {2, 90, {}}}}, {})).size(), 3U);
  EXPECT_TRUE(glyphs_of(shape_paragraph(testing::all_fonts(), {"", {}}, {})).empty());
}

TEST(Shape, threads_get_the_same_glyphs) {
  const char* const texts[] = {"Quiet revolution",           "積極的平和主義", "السلام عليكم", "हिन्दी", "ภาษาไทย",
                               "👨‍👩‍👧 🇯🇵"};
  const FontSet fonts(catalogue_fonts());
  const auto work = [&] {
    std::vector<std::uint32_t> all;
    for (int round = 0; round < 20; ++round) {
      for (const char* text : texts) {
        const auto glyphs = glyphs_of(shape_paragraph(fonts, testing::styled(text), {.language = "ja"}));
        all.insert(all.end(), glyphs.begin(), glyphs.end());
      }
    }
    return all;
  };
  std::vector<std::vector<std::uint32_t>> results(4);
  {
    std::vector<std::jthread> threads;
    for (auto& result : results) threads.emplace_back([&result, &work] { result = work(); });
  }
  for (const auto& result : results) EXPECT_EQ(result, work());
}

}  // namespace
}  // namespace lectern
