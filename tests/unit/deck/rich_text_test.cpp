#include "deck/rich_text.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(RichText, a_part_keeps_styles_and_places) {
  RichText text = plain_text("plain ", {10, 16});
  RichText bold = plain_text("bold", {18, 22});
  bold.spans[0].style.strong = true;
  append(text, bold);
  const RichText part = part_of(text, 4, 8);
  EXPECT_EQ(part.text, "n bo");
  ASSERT_EQ(part.spans.size(), 2U);
  EXPECT_EQ(part.spans[0].source, (SourceSpan{14, 16}));
  EXPECT_TRUE(part.spans[1].style.strong);
  EXPECT_EQ(part.spans[1].source, (SourceSpan{18, 20}));
}

TEST(RichText, appending_renumbers_links) {
  RichText one = plain_text("a");
  one.links.push_back({"#x", ""});
  one.spans[0].link = 0;
  RichText both = one;
  append(both, one);
  EXPECT_EQ(both.spans[1].link, 1);
}

}  // namespace
}  // namespace lectern
