#include "markdown/line_scanner.h"

#include <gtest/gtest.h>

#include <string>

namespace lectern {
namespace {

std::string_view name_of(LineKind kind) {
  switch (kind) {
    case LineKind::blank:
      return "blank";
    case LineKind::text:
      return "text";
    case LineKind::heading:
      return "heading";
    case LineKind::rule:
      return "rule";
    case LineKind::underline:
      return "underline";
    case LineKind::fence:
      return "fence";
    case LineKind::code:
      return "code";
  }
  return "";
}

// The kind of each line, with the containers it is in and "+" where it goes on with a paragraph.
std::string scan(std::string_view text) {
  LineStructure structure;
  LineScanner scanner(text, structure, true);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = line_end(text, at);
    const ScannedLine line = scanner.scan(at, end);
    out += std::string(name_of(line.kind)) + (line.in_paragraph ? "+" : "") + std::to_string(line.containers) + " ";
    at = next_line(text, end);
  }
  return out;
}

TEST(LineScanner, knows_what_each_line_is) {
  struct Row {
    const char* text;
    const char* kinds;
  };
  for (const Row& row : {
           Row{"a\nb\n\nc", "text0 text+0 blank0 text0 "},
           Row{"# a\n## b #\n#c\n####### d", "heading0 heading0 text0 text+0 "},
           Row{"a\n---\n---", "text0 underline0 rule0 "},
           Row{"a\n***\n- - -\n_ _ _ _", "text0 rule0 rule0 rule0 "},
           Row{"    code\n\ta\nb\n    c", "code0 code0 text0 text+0 "},
           Row{"```x\n# a\n---\n```\nb", "fence0 code0 code0 fence0 text0 "},
           Row{"~~~\n```\n~~\n~~~~ \nb", "fence0 code0 code0 fence0 text0 "},
           Row{"```a`b\nc", "text0 text+0 "},
           Row{"- a\n  b\n- c\n\n  d\ne", "text1 text+1 text1 blank1 text1 text+0 "},
           Row{"- a\nlazy\n> b\nlazy", "text1 text+0 text1 text+0 "},
           Row{"> a\n> - b\n>   c\n> \n> d", "text1 text2 text+2 blank2 text1 "},
           Row{"- ```\n  a\nb", "fence1 code1 text0 "},
           Row{"1. a\n   - b\n     - c", "text1 text2 text3 "},
           Row{"a\n2. b\n1. c\n2. d", "text0 text+0 text1 text1 "},
           Row{"a\n-\n*\n* b", "text0 underline0 blank1 text1 "},
           Row{"-\n\n  a", "blank1 blank0 text0 "},
           Row{"- - a\n    b", "text2 text+2 "},
           Row{"-\ta\n\n\tb", "text1 blank1 text1 "},
           Row{"a|b\n-|-\nc|d\n# e", "text0 text+0 text+0 heading0 "},
           Row{"a|b\n-|-\n2. c", "text0 text+0 text1 "},
           Row{"a\r\nb\rc", "text0 text+0 text+0 "},
       }) {
    EXPECT_EQ(scan(row.text), row.kinds) << row.text;
  }
}

TEST(LineScanner, a_delimiter_row_has_a_bar_and_dashes_in_each_cell) {
  for (const char* row : {"|-|", "-|-", "| :-: | --- |", "|---|---", ":--|--:"})
    EXPECT_TRUE(is_table_delimiter(row, 0, std::string_view(row).size())) << row;
  for (const char* row : {"---", "|", "| - - |", "|-|a|", ":|:", "", "||"})
    EXPECT_FALSE(is_table_delimiter(row, 0, std::string_view(row).size())) << row;
}

}  // namespace
}  // namespace lectern
