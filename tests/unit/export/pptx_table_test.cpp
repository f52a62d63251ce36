// Tables of a presentation: real ones, whichever way they are read.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/export/pptx_support.h"

namespace lectern {
namespace {

using test::count_of;
using test::OfficePackage;
using test::outline_of;
using test::package_of;

TEST(PptxTable, tables_are_tables) {
  const OfficePackage package =
      package_of("## Table\n\n| Who | How many |\n|---|--:|\n| Japan | 12 |\n| | 1,234 |\n| Britain | |\n");
  EXPECT_EQ(outline_of(package, 1),
            "[title] Table\n| Who\n| How many\n| Japan\n| 12\n| \n| 1,234\n| Britain\n| \n[sldNum] 1\n");
  const std::string& slide = package.part("ppt/slides/slide1.xml");
  EXPECT_EQ(count_of(slide, "<a:gridCol "), 2U);
  EXPECT_EQ(count_of(slide, "algn=\"r\""), 4U);  // the figures' column and the slide's number
  EXPECT_EQ(count_of(slide, "firstRow=\"1\""), 1U);
  EXPECT_EQ(count_of(slide, "mc:"), 0U);
}

TEST(PptxTable, a_table_from_right_to_left_is_one_for_powerpoint_and_looks_like_one_elsewhere) {
  const OfficePackage package = package_of(
      "## T\n\n| \u0648\u0627\u062d\u062f | \u0627\u062b\u0646\u0627\u0646 | three |\n|---|---|---|\n| 1 | "
      "[2](https://x.org) | |\n");
  pugi::xml_document slide;
  slide.load_string(package.part("ppt/slides/slide1.xml").c_str());
  const auto cells = [&](const char* form) {
    std::string text = slide.select_node(form).node().select_node(".//a:tblPr/@rtl").attribute().value();
    for (const pugi::xpath_node cell : slide.select_node(form).node().select_nodes(".//a:tc"))
      text += std::string("|") + cell.node().select_node(".//a:t").node().text().get();
    return text;
  };
  const std::string choice = "//mc:AlternateContent/mc:Choice[@Requires='p159']/p:graphicFrame";
  EXPECT_EQ(cells(choice.c_str()), "1|\u0648\u0627\u062d\u062f|\u0627\u062b\u0646\u0627\u0646|three|1|2|");
  EXPECT_EQ(cells("//mc:AlternateContent/mc:Fallback/p:graphicFrame"),
            "|three|\u0627\u062b\u0646\u0627\u0646|\u0648\u0627\u062d\u062f||2|1");
  // Columns keep their widths and their places.
  const auto widths = [&](const std::string& form) {
    std::vector<std::string> all;
    for (const pugi::xpath_node column : slide.select_nodes((form + "//a:gridCol/@w").c_str()))
      all.emplace_back(column.attribute().value());
    return all;
  };
  std::vector<std::string> from_right = widths("//mc:Choice");
  ASSERT_EQ(from_right.size(), 3U);
  std::ranges::reverse(from_right);
  EXPECT_EQ(from_right, widths("//mc:Fallback"));
}

TEST(PptxTable, a_heading_of_a_group_goes_across_its_table) {
  const OfficePackage package = package_of(
      "## T\n\n| Who | Ships |\n|---|--:|\n| Europe and its seas | |\n| Italy | 7 |\n| Asia | |\n| Japan | 9 |\n");
  EXPECT_EQ(
      outline_of(package, 1),
      "[title] T\n| Who\n| Ships\n| Europe and its seas\n| \n| Italy\n| 7\n| Asia\n| \n| Japan\n| 9\n[sldNum] 1\n");
  const std::string& slide = package.part("ppt/slides/slide1.xml");
  EXPECT_EQ(count_of(slide, "<a:tc gridSpan=\"2\">"), 2U);
  EXPECT_EQ(count_of(slide, "<a:tc hMerge=\"1\">"), 2U);
}

TEST(PptxTable, lines_of_one_cell_tell_where_a_column_is_aligned) {
  std::string heads = "|";
  std::string rule = "|";
  std::string figures = "|";
  for (int i = 0; i < 13; ++i) {
    heads += " Col " + std::to_string(i) + " |";
    rule += "---|";
    figures += " " + std::to_string(12 * i) + " |";
  }
  const std::string slide =
      package_of("## T\n\n" + heads + "\n" + rule + "\n" + figures + "\n").part("ppt/slides/slide1.xml");
  const std::string table = slide.substr(slide.find("<a:tbl>"));
  EXPECT_EQ(count_of(table, "<a:gridCol "), 13U);
  EXPECT_NE(table.find("<a:br>"), std::string::npos) << "a head that stands in two lines";
  EXPECT_EQ(count_of(table, "algn=\"l\" rtl"), 0U);
}

TEST(PptxTable, words_of_both_directions_share_a_column_and_its_edge) {
  const OfficePackage package =
      package_of("## T\n\n| A long heading of a column | n |\n|---|---|\n| \u0646\u0635 | 1 |\n| b | 2 |\n");
  const std::string& slide = package.part("ppt/slides/slide1.xml");
  EXPECT_EQ(count_of(slide, "<a:gridCol "), 2U);
  EXPECT_EQ(count_of(slide, "algn=\"l\" rtl=\"1\""), 1U);
  EXPECT_EQ(count_of(slide, "algn=\"ctr\" rtl"), 0U);
}

}  // namespace
}  // namespace lectern
