#include "paint/pdf_shorten.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "paint/pdf_syntax.h"

namespace lectern {
namespace {

// All in one text, where no path is on a grid.
std::optional<std::string> short_text(std::string_view content) {
  const auto parts = shortened(content);
  return parts ? std::optional(rows_of(*parts).bytes) : std::nullopt;
}

// Content as programs that read the file see it: rows of PNG's filters 0 and 2 undone (PNG 3rd edition, 9.2).
std::string read_back(const ContentRows& rows) {
  if (rows.columns == 0) return rows.bytes;
  std::string out;
  std::string above(rows.columns, '\0');
  for (std::size_t at = 0; at + rows.columns < rows.bytes.size(); at += rows.columns + 1) {
    std::string row = rows.bytes.substr(at + 1, rows.columns);
    if (rows.bytes[at] == 2)
      for (std::size_t i = 0; i < row.size(); ++i) row[i] = static_cast<char>(row[i] + above[i]);
    out += row;
    above = row;
  }
  return out;
}

// The operators with one blank between each two tokens.
std::string in_one_line(std::string_view content) {
  std::string out;
  for (const char c : content)
    if (c != ' ' || !out.ends_with(' ')) out += c;
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

// A coast of so many places, as Cairo writes it, each 2.5 to the right of the one before.
std::string coast(int places, std::string_view end) {
  std::string out = "100.35 7.55 m ";
  for (int i = 1; i < places; ++i) out += fmt::format("{} {} l ", 100.35 + 2.5 * i, 7.55 + i % 3);
  return out + std::string(end);
}

TEST(PdfShorten, long_paths_of_straight_lines_stand_on_a_grid) {
  const auto parts = shortened("1 0 0 -1 0 540 cm q 2 w " + coast(70, "h 5 5 m 6 6 l h B 1 1 m 2 2 l S Q"), 0.2);
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 2U);
  EXPECT_EQ(parts->front().text, "1 0 0 -1 0 540 cm q 2 w q .2 0 0 .2 5 5 cm 10 w ");
  EXPECT_EQ(parts->back().text, "B Q 1 1 m 2 2 l S Q");
  const std::vector<GridStep>& path = parts->front().path;
  ASSERT_EQ(path.size(), 74U);
  EXPECT_EQ(path[0], (GridStep{'m', 477, 13}));  // (100.35 - 5) / 0.2 and (7.55 - 5) / 0.2, to the nearest
  EXPECT_EQ(path[1], (GridStep{'l', 489, 18}));
  EXPECT_EQ(path[70].operation, 'h');
  EXPECT_EQ(path[71], (GridStep{'m', 0, 0}));
}

TEST(PdfShorten, a_path_that_bends_clips_is_dashed_or_short_stays_where_it_is) {
  for (const std::string& content : {coast(70, "1 2 3 4 5 6 c f"), coast(70, "W n"), "[3 2] 0 d " + coast(70, "S"),
                                     coast(20, "f"), "1 2 3 4 re " + coast(70, "f")}) {
    const auto parts = shortened(content, 0.2);
    ASSERT_TRUE(parts);
    EXPECT_EQ(parts->size(), 1U) << content;
    EXPECT_EQ(parts->front().text, short_text(content)) << content;
  }
  EXPECT_EQ(shortened("[3 2] 0 d " + coast(70, "f"), 0.2)->size(), 2U) << "a fill has no dashes";
}

TEST(PdfShorten, boxes_stay_where_they_are) {
  std::string boxes;
  for (int i = 0; i < 30; ++i)
    boxes += fmt::format("{} 1 m {}.3 1 l {}.3 2.3 l {} 2.3 l h ", i * 2, i * 2 + 1, i * 2 + 1, i * 2);
  EXPECT_EQ(shortened(boxes + "f", 0.2)->size(), 1U);
}

TEST(PdfShorten, a_width_and_a_scale_hold_until_they_are_taken_back) {
  const auto parts =
      shortened("q 4 w 2 0 0 2 0 0 cm Q " + coast(70, "S") + " q 2 0 0 2 0 0 cm 3 w " + coast(70, "S Q"), 0.5);
  ASSERT_EQ(parts->size(), 3U);
  EXPECT_EQ(parts->at(0).text, "q 4 w 2 0 0 2 0 0 cm Q q .5 0 0 .5 100 7.5 cm 2 w ");
  EXPECT_EQ(parts->at(1).text, "S Q q 2 0 0 2 0 0 cm 3 w q .25 0 0 .25 100.25 7.5 cm 12 w ");
}

TEST(PdfShorten, places_that_fall_together_are_said_once_but_an_island_stays) {
  std::string islands;
  for (int i = 0; i < 30; ++i) islands += fmt::format("{} 1 m {}.01 1.01 l {}.02 1.03 l h ", i * 3, i * 3, i * 3);
  const auto parts = shortened(islands + "B", 1);
  ASSERT_EQ(parts->size(), 2U);
  ASSERT_EQ(parts->front().path.size(), 90U);
  EXPECT_EQ(parts->front().path[3], (GridStep{'m', 3, 0}));
  EXPECT_EQ(parts->front().path[4], (GridStep{'l', 3, 0}));
  EXPECT_EQ(parts->front().path[5].operation, 'h');
}

TEST(PdfShorten, rows_are_read_back_as_the_same_operators) {
  const std::string content = "q (a (b) c) Tj " + coast(90, "h ") + coast(300, "h B Q (last) Tj");
  const auto parts = shortened(content, 0.2);
  ASSERT_TRUE(parts);
  const ContentRows rows = rows_of(*parts);
  ASSERT_EQ(rows.columns, 12U);  // "l 3740 0012 "
  ASSERT_EQ(rows.bytes.size() % 13, 0U);
  std::string expected = parts->front().text;
  for (const GridStep& step : parts->front().path) {
    if (step.operation != 'h') expected += fmt::format("{:04} {:04} ", step.x, step.y);
    expected += fmt::format("{} ", step.operation);
  }
  expected += parts->back().text;
  EXPECT_EQ(in_one_line(read_back(rows)), in_one_line(expected));
  EXPECT_LT(deflated(rows.bytes, 9).size() * 2, deflated(content, 9).size());
}

TEST(PdfShorten, numbers_of_paths_are_the_shortest_in_their_places) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kCases{{
      {"764.5 1088 m 780.801 1067.898 l", "764.5 1088 m 780.8 1067.9 l"},
      {"0.102 -0.199 m h", ".1 -.2 m h"},
      {"1.004 2.996 l", "1.004 2.996 l"},  // a 256th from 1 and from 3
      {"1.002 -0.002 l\nS", "1 0 l S"},    // what three decimals make of a rounded 1
      {"1 2.5 3 4 5.301\n 6.699 c", "1 2.5 3 4 5.3 6.7 c"},
      {"0 0 806.5 1080 re\nf", "0 0 806.5 1080 re f"},
      {"q 0.94902 0.5 0.25 rg 2.001 w 1 0 0 -1 0 1080.001 cm 7.001 8 m",
       "q 0.94902 0.5 0.25 rg 2.001 w 1 0 0 -1 0 1080.001 cm 7 8 m"},
      {"(a (b\\) l) c) Tj  [<0102>-1<03>]TJ", "(a (b\\) l) c) Tj [<0102>-1<03>]TJ"},
      {"", ""},
  }};
  for (const auto& [content, shorter] : kCases) EXPECT_EQ(short_text(content), shorter) << content;
}

TEST(PdfShorten, strings_keep_every_byte) {
  const std::string content = std::string("BT (x\n  1.001 2.001 l)Tj ET 1.001 2.001 l");
  EXPECT_EQ(short_text(content), "BT (x\n  1.001 2.001 l) Tj ET 1 2 l");
  EXPECT_EQ(short_text("(never closed 1.001 2.001 l"), "(never closed 1.001 2.001 l");
  EXPECT_EQ(short_text("(ends in \\"), "(ends in \\");
}

TEST(PdfShorten, pictures_in_the_content_are_left_alone) {
  EXPECT_EQ(shortened("q BI /W 1 /H 1 ID \x01 EI Q"), std::nullopt);
  EXPECT_EQ(shortened("% a comment\n1 2 m"), std::nullopt);
}

TEST(PdfShorten, unpacks_what_was_packed_within_limits) {
  const std::string text(100'000, 'x');
  EXPECT_EQ(inflated(deflated(text), text.size()), text);
  EXPECT_EQ(inflated(deflated(text), text.size() - 1), std::nullopt);
  EXPECT_EQ(inflated("no zlib stream", 100), std::nullopt);
}

}  // namespace
}  // namespace lectern
