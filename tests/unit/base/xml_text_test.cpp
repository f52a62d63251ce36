#include "base/xml_text.h"

#include <gtest/gtest.h>

#include <string>

namespace lectern {
namespace {

TEST(XmlText, marks_are_escaped) {
  EXPECT_EQ(xml_text("a < b & \"c\" > 'd'"), "a &lt; b &amp; &quot;c&quot; &gt; 'd'");
}

TEST(XmlText, what_xml_does_not_have_is_left_out) {
  EXPECT_EQ(xml_text(std::string("a\0b\x01\x1f\r\x0c", 7)), "ab");
  EXPECT_EQ(xml_text("a\uFFFEb\uFFFFc"), "abc");
  EXPECT_EQ(xml_text("tab\tand\nline"), "tab\tand\nline");
  EXPECT_EQ(xml_text("\uFFFD \uE000 \U0001FFFE \U0010FFFF"), "\uFFFD \uE000 \U0001FFFE \U0010FFFF");
}

TEST(XmlText, bytes_that_are_no_utf8_are_replaced) {
  EXPECT_EQ(xml_text("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(xml_text("\xED\xA0\x80").find('\xED'), std::string::npos);
}

}  // namespace
}  // namespace lectern
