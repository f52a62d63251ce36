#include "paint/pdf_syntax.h"

#include <gtest/gtest.h>

#include <limits>

namespace lectern {
namespace {

std::string number(double value, int decimals = 2) {
  std::string out;
  put_number(out, value, decimals);
  return out;
}

TEST(PdfSyntax, numbers_have_no_idle_digits) {
  struct Row {
    double value;
    int decimals;
    std::string_view text;
  };
  for (const Row& row :
       {Row{0, 2, "0"}, Row{12, 2, "12"}, Row{12.5, 2, "12.5"}, Row{-0.25, 2, "-.25"}, Row{0.004, 2, "0"},
        Row{-0.004, 2, "0"}, Row{0.005, 2, ".01"}, Row{1920, 0, "1920"}, Row{100, 2, "100"},
        Row{1.000001, 6, "1.000001"}, Row{-1234.5678, 3, "-1234.568"}, Row{10.05, 2, "10.05"}, Row{1e12, 2, "0"}}) {
    EXPECT_EQ(number(row.value, row.decimals), row.text);
  }
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "0");
}

TEST(PdfSyntax, text_strings_are_ascii_or_utf_16) {
  EXPECT_EQ(pdf_text("a (b) \\"), "(a \\(b\\) \\\\)");
  EXPECT_EQ(pdf_text("é"), "<FEFF00E9>");
  EXPECT_EQ(pdf_text("🚢"), "<FEFFD83DDEA2>");
}

TEST(PdfSyntax, dates_are_in_utc) {
  EXPECT_EQ(pdf_date(0), "D:19700101000000Z");
  EXPECT_EQ(pdf_date(1'709'209'845), "D:20240229123045Z");
}

TEST(PdfSyntax, xml_is_escaped) {
  EXPECT_EQ(xmp_text("a < b & \"c\"\x01>"), "a &lt; b &amp; &quot;c&quot;&gt;");
  EXPECT_EQ(xmp_text("one\ttwo\nthree\uFFFF"), "one two three");
}

}  // namespace
}  // namespace lectern
