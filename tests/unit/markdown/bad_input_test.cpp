// Files that nobody should write and somebody will. Reading never fails, never hangs, and says what is wrong and where.

#include <gtest/gtest.h>

#include <string>

#include "unit/markdown/reading_support.h"

namespace lectern {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string all;
  all.reserve(text.size() * static_cast<std::size_t>(times));
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(BadInput, an_empty_file_is_one_empty_slide) {
  for (const char* source : {"", "\n\n", "\xEF\xBB\xBF", "   ", "<!-- -->"}) {
    Diagnostics diagnostics;
    const Deck deck = read_deck(source, {}, diagnostics);
    EXPECT_EQ(deck.slides.size(), 1U);
    ASSERT_EQ(diagnostics.items().size(), 1U) << source;
    EXPECT_EQ(diagnostics.items()[0].code, "empty-deck");
  }
}

TEST(BadInput, bytes_that_are_not_utf_8_are_placed_and_the_rest_is_shown) {
  EXPECT_EQ(read_and_dump("# caf\xE9\n\nnext \xC3\x28 <!-- n\xFF -->\n\n`\xE2\x82`\n"),
            "deck \"\" split=rules\n1 title \"caf\uFFFD\" #caf\uFFFD\n  p next \uFFFD(\n  p <code>\uFFFD</code>\n  "
            "notes\n    p n\uFFFD\n"
            "1:6: error: not UTF-8: byte 0xE9\n  hint: save the file as UTF-8; \uFFFD is shown in its place\n"
            "3:6: error: not UTF-8: byte 0xC3\n  hint: save the file as UTF-8; \uFFFD is shown in its place\n"
            "3:15: error: not UTF-8: byte 0xFF\n  hint: save the file as UTF-8; \uFFFD is shown in its place\n"
            "5:2: error: not UTF-8: byte 0xE2\n  hint: save the file as UTF-8; \uFFFD is shown in its place\n");
}

TEST(BadInput, characters_that_are_not_seen_are_named) {
  EXPECT_EQ(
      read_and_dump("# T\n\nzero\u200Bwidth, \u202Eback\u202C\n\n\u0301 lone, e\u0301 not\n"),
      "deck \"\" split=rules\n1 title \"T\" #t\n  p zero\u200Bwidth, \u202Eback\u202C\n  p \u0301 lone, e\u0301 not\n"
      "3:5: note: an unseen character without width (U+200B)\n"
      "  hint: remove it, unless a line may break there\n"
      "3:13: warning: an unseen character that changes the direction of text (U+202E), and 1 more like it\n"
      "  hint: remove it; Lectern finds the direction of each paragraph by itself\n"
      "5:1: note: a combining mark without a letter before it (U+0301)\n"
      "  hint: write the letter before it\n");
}

TEST(BadInput, control_characters_are_named_and_tabs_and_line_ends_are_none) {
  EXPECT_EQ(read_and_dump("a\x1B[31m b\x07\r\n\tc \xF3\xA0\xBF\xBF\n"),
            "deck \"\" split=rules\n1 \"\" #slide-1\n  p a\x1B[31m b\x07 c \xF3\xA0\xBF\xBF\n"
            "1:2: warning: a control character, which is not shown (U+001B), and 2 more like it\n  hint: remove it\n");
  EXPECT_EQ(read_and_dump("\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xBF\n").find("warning"),
            std::string::npos)
      << "tags make flags of regions";
}

TEST(BadInput, utf_16_and_nul_are_named) {
  Diagnostics diagnostics;
  read_deck(std::string_view("\xFF\xFE#\0 \0a\0", 8), {}, diagnostics);
  ASSERT_FALSE(diagnostics.empty());
  EXPECT_EQ(diagnostics.items()[0].message, "the file is UTF-16, not UTF-8");
  const std::string_view nul("a\0b `c\0d`", 9);
  EXPECT_EQ(read_and_dump(nul),
            "deck \"\" split=rules\n1 \"\" #slide-1\n  p a\uFFFDb <code>c\uFFFDd</code>\n1:2: warning: a NUL byte in "
            "the text\n  hint: remove it; \uFFFD is shown in its place\n");
}

TEST(BadInput, two_hundred_nested_lists_are_flattened_and_kept) {
  std::string source;
  for (int i = 0; i < 200; ++i)
    source += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- x" + std::to_string(i) + "z\n";
  Diagnostics diagnostics;
  const Deck deck = read_deck(source, {}, diagnostics);
  const std::string text = text_of(deck.slides[0].blocks);
  for (int i = 0; i < 200; ++i) EXPECT_NE(text.find("x" + std::to_string(i) + "z"), std::string::npos) << i;
  ASSERT_EQ(diagnostics.items().size(), 1U);
  EXPECT_EQ(diagnostics.items()[0].code, "nested-too-deep");
  EXPECT_EQ(LineMap(source).position(diagnostics.items()[0].where.begin).line, 25);
}

struct Hostile {
  const char* name;
  const char* piece;
  int times;
};

// Each of these takes a quadratic reader minutes, past any time limit of a test; a linear one is done at once.
TEST(BadInput, takes_time_in_proportion_to_its_length) {
  const auto expect_read = [](const std::string& source, const char* name) {
    Diagnostics diagnostics;
    EXPECT_FALSE(read_deck(source, {}, diagnostics).slides.empty()) << name;
  };
  for (const Hostile& row : {Hostile{"brackets", "]([\"", 500000},
                             Hostile{"quotes", ">", 2000000},
                             Hostile{"items", "- ", 1000000},
                             Hostile{"open comments", "<!-- ", 400000},
                             Hostile{"comments", "a <!-- x --> ", 100000},
                             Hostile{"emphasis", "*a ", 700000},
                             Hostile{"backticks", "`a``b```c", 200000},
                             Hostile{"divs", "::: a\n", 100000},
                             Hostile{"tags", "<sup>", 400000},
                             Hostile{"footnotes", "[^1]: x\n\n", 20000},
                             Hostile{"citations", "[^1] ", 100000},
                             Hostile{"one line", "word and ", 600000},
                             Hostile{"blank lines", "\n", 2000000},
                             Hostile{"carriage returns", "\r", 2000000},
                             Hostile{"bars", "|", 2000000},
                             Hostile{"pictures", "![a](b) ", 200000},
                             Hostile{"pauses", ". . .\n\n", 200000},
                             Hostile{"mail", "a@b.", 500000},
                             Hostile{"braces", "{\u6f22|a}", 200000},
                             Hostile{"open braces", "{", 1000000},
                             Hostile{"bars in braces", "{a|b", 400000}}) {
    expect_read(repeated(row.piece, row.times), row.name);
  }
  expect_read("---\nsmart: true\n---\n" + repeated("'a ", 500000), "apostrophes");
  const std::string wide = repeated("|a", 100000) + "\n" + repeated("|-", 100000) + "\n" + repeated("|\n", 20000);
  expect_read(wide, "columns");
  const std::string sparse = repeated("|a", 200) + "\n" + repeated("|-", 200) + "\n" + repeated("|\n", 500000);
  expect_read(sparse, "missing cells");
}

TEST(BadInput, ten_thousand_slides_are_ten_thousand_slides) {
  std::string source;
  for (int i = 0; i < 10000; ++i) source += "## Slide\n\n- a\n- b\n\n<!-- note -->\n\n";
  Diagnostics diagnostics;
  const Deck deck = read_deck(source, {}, diagnostics);
  EXPECT_EQ(deck.slides.size(), 10000U);
  EXPECT_EQ(deck.counted_slides, 10000);
  EXPECT_EQ(deck.slides.back().anchor, "slide-9999");
  EXPECT_TRUE(diagnostics.empty());
}

TEST(BadInput, every_prefix_of_a_deck_is_read) {
  const std::string source =
      "---\ntitle: a\nfonts:\n  text: b\n---\n# c\n\n::: columns\n- d[^1]\n  <!-- e\n\nf -->\n> g\n> -- "
      "h\n:::\n\n|a|b|\n|-|-|\n|1|2|3|\n\n```x\ny\n```\n[^1]: z\n";
  for (std::size_t length = 0; length <= source.size(); ++length) {
    Diagnostics diagnostics;
    const Deck deck = read_deck(std::string_view(source).substr(0, length), {}, diagnostics);
    EXPECT_FALSE(deck.slides.empty()) << length;
    dump_deck(deck);
  }
}

}  // namespace
}  // namespace lectern
