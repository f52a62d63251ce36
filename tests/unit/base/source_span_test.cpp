#include "base/source_span.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(LineMap, counts_lines_from_one_whatever_ends_them) {
  const LineMap lines("a\nb\r\nc\rd");
  EXPECT_EQ(lines.line_count(), 4);
  EXPECT_EQ(lines.position(0), (SourcePosition{1, 1}));
  EXPECT_EQ(lines.position(2), (SourcePosition{2, 1}));
  EXPECT_EQ(lines.position(5), (SourcePosition{3, 1}));
  EXPECT_EQ(lines.position(7), (SourcePosition{4, 1}));
  EXPECT_EQ(lines.position(99), (SourcePosition{4, 2}));
  EXPECT_EQ(lines.line(2), "b");
}

TEST(LineMap, columns_count_code_points_and_not_a_byte_order_mark) {
  const LineMap lines("\xEF\xBB\xBF\u7A4Dx");
  EXPECT_EQ(lines.position(3), (SourcePosition{1, 1}));
  EXPECT_EQ(lines.position(6), (SourcePosition{1, 2}));
}

}  // namespace
}  // namespace lectern
