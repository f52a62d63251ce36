// Cells and columns of tables, on every page that a table goes on over.

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "support/sample_deck.h"

namespace lectern {
namespace {

using test::lay_out;

TEST(FitTable, figures_in_a_table_end_on_one_edge) {
  const auto out = lay_out("## T\n\n| Country | Ships |\n|---|---|\n| A | 7 |\n| B | 1,200 |\n");
  std::set<int> ends;
  for (const SceneItem& item : out.slides[0][0].items) {
    const auto* text = std::get_if<DrawText>(&item.shape);
    if (text != nullptr && (text->run->text == "7" || text->run->text == "1,200"))
      ends.insert(static_cast<int>(std::lround(text->origin.x + text->width)));
  }
  EXPECT_EQ(ends.size(), 1U);
}

TEST(FitTable, words_in_a_table_from_right_to_left_begin_at_the_right_of_their_columns) {
  const auto out = lay_out(
      "---\nlang: ar\n---\n\n## \u062c\u062f\u0648\u0644\n\n| \u0627\u0644\u0628\u0644\u062f | "
      "\u0627\u0644\u0639\u062f\u062f |\n"
      "|---|---|\n| \u0625\u064a\u0637\u0627\u0644\u064a\u0627 | 12 |\n| \u0645\u0635\u0631 | 1,000 |\n");
  std::map<std::string, float> ends;
  for (const SceneItem& item : out.slides[0][0].items)
    if (const auto* text = std::get_if<DrawText>(&item.shape)) ends[text->run->text] = bounds(item).right();
  EXPECT_NEAR(ends["\u0645\u0635\u0631"], ends["\u0625\u064a\u0637\u0627\u0644\u064a\u0627"], 1);
  EXPECT_NEAR(ends["\u0645\u0635\u0631"], 1920 - 128, 1) << "where the title ends too";
  EXPECT_NEAR(ends["12"], ends["1,000"], 1);
  EXPECT_LT(ends["12"], ends["\u0645\u0635\u0631"] - 100);
}

// Left and right edges of each text on the first slide.
std::map<std::string, std::pair<float, float>> edges_in(const std::string& source) {
  const auto out = lay_out(source);
  std::map<std::string, std::pair<float, float>> edges;
  for (const SceneItem& item : out.slides[0][0].items)
    if (const auto* text = std::get_if<DrawText>(&item.shape))
      edges[text->run->text] = {bounds(item).x, bounds(item).right()};
  return edges;
}

TEST(FitTable, an_arabic_table_in_an_english_deck_begins_at_the_right) {
  // Land, year; Egypt, Iraq; and a name in Latin letters.
  auto edges = edges_in(
      "## T\n\n| \u0627\u0644\u0628\u0644\u062f | \u0627\u0644\u0633\u0646\u0629 | \u0628 |\n|---|---|---|\n"
      "| \u0645\u0635\u0631 | 1956 | \u062c |\n| UK | 7 | \u062f |\n");
  EXPECT_NEAR(edges["\u0645\u0635\u0631"].second, 1920 - 128, 1) << "its first column is the rightmost";
  EXPECT_NEAR(edges["UK"].second, edges["\u0645\u0635\u0631"].second, 1) << "its column is Arabic";
  EXPECT_LT(edges["1956"].second, edges["\u0645\u0635\u0631"].first);
  EXPECT_NEAR(edges["1956"].second, edges["7"].second, 1);
  EXPECT_LT(edges["\u062c"].second, edges["1956"].first);
}

TEST(FitTable, an_english_table_in_an_arabic_deck_begins_at_the_left) {
  auto edges = edges_in("---\nlang: ar\n---\n\n## T\n\n| Land | Year |\n|---|---|\n| Egypt | 1956 |\n| Oman | 7 |\n");
  EXPECT_NEAR(edges["Egypt"].first, 128, 2);
  EXPECT_NEAR(edges["Oman"].first, edges["Egypt"].first, 2);
  EXPECT_GT(edges["1956"].first, edges["Egypt"].second);
  EXPECT_NEAR(edges["1956"].second, edges["7"].second, 1);
}

TEST(FitTable, some_arabic_words_do_not_turn_an_english_table) {
  // The first word is English here, and most words are there.
  auto edges = edges_in("## T\n\n| Land | \u0627\u0633\u0645 |\n|---|---|\n| 1 | \u0645\u0635\u0631 |\n");
  EXPECT_LT(edges["Land"].second, edges["\u0645\u0635\u0631"].first);
  edges = edges_in("## T\n\n| \u0627\u0633\u0645 | Land | Year |\n|---|---|---|\n| \u0645\u0635\u0631 | Egypt | x |\n");
  EXPECT_LT(edges["\u0645\u0635\u0631"].second, edges["Egypt"].first);
}

TEST(FitTable, a_cell_without_words_is_a_cell) {
  const auto out = lay_out("## T\n\n| a | b |\n|---|---|\n| | x |\n| y | |\n");
  int cells = 0;
  for (const Tag& tag : out.slides[0][0].tags) cells += tag.kind == TagKind::cell ? 1 : 0;
  EXPECT_EQ(cells, 4);
}

TEST(FitTable, a_row_that_goes_on_is_a_row_of_all_its_cells_on_each_page) {
  std::string words;
  for (int i = 0; i < 900; ++i) words += "word ";
  const auto out = lay_out("## T\n\n| a | b | c |\n|---|---|---|\n| x | " + words + "| |\n");
  ASSERT_GT(out.slides[0].size(), 1U);
  for (const Scene& page : out.slides[0]) {
    int cells = 0;
    for (const Tag& tag : page.tags) cells += tag.kind == TagKind::cell ? 1 : 0;
    EXPECT_EQ(cells, 3);
  }
}

TEST(FitTable, a_short_column_is_not_broken_for_the_sake_of_long_ones) {
  const std::string prose = "words enough that no slide holds them on a line beside as many words again";
  const auto out =
      lay_out("| What | First | Second |\n|---|---|---|\n| The pretext | " + prose + " | " + prose + " |\n");
  int found = 0;
  for (const SceneItem& item : out.slides[0][0].items) {
    const auto* text = std::get_if<DrawText>(&item.shape);
    if (text != nullptr && text->run->text == "The pretext" && text->last - text->first == text->run->glyphs.size())
      ++found;
  }
  EXPECT_EQ(found, 1) << "on one line";
}

TEST(FitTable, a_column_set_right_keeps_clear_of_one_set_left) {
  const auto out = lay_out("| Promise | Figure | When |\n|---|--:|---|\n| Budget | 2,500 | yearly |\n");
  float end = 0;
  float start = 0;
  for (const SceneItem& item : out.slides[0][0].items) {
    const auto* text = std::get_if<DrawText>(&item.shape);
    if (text == nullptr) continue;
    if (text->run->text == "2,500") end = text->origin.x + text->width;
    if (text->run->text == "yearly") start = text->origin.x;
  }
  EXPECT_NEAR(start - end, 2 * 24 + 42, 2);
}

}  // namespace
}  // namespace lectern
