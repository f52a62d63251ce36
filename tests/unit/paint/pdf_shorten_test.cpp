#include "paint/pdf_shorten.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "paint/pdf_syntax.h"

namespace lectern {
namespace {

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
  for (const auto& [content, shorter] : kCases) EXPECT_EQ(shortened(content), shorter) << content;
}

TEST(PdfShorten, strings_keep_every_byte) {
  const std::string content = std::string("BT (x\n  1.001 2.001 l)Tj ET 1.001 2.001 l");
  EXPECT_EQ(shortened(content), "BT (x\n  1.001 2.001 l) Tj ET 1 2 l");
  EXPECT_EQ(shortened("(never closed 1.001 2.001 l"), "(never closed 1.001 2.001 l");
  EXPECT_EQ(shortened("(ends in \\"), "(ends in \\");
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
