// Text, lists, tables, pictures, code, quotes: what md4c reads and what it is helped with.

#include <gtest/gtest.h>

#include "unit/markdown/reading_support.h"

namespace lectern {
namespace {

// The blocks of the first slide, and what was reported.
std::string blocks_of(std::string_view source, const DumpOptions& options = {}) {
  Diagnostics diagnostics;
  const Deck deck = read_deck(source, {}, diagnostics);
  return dump_blocks(deck.slides.front().blocks, options) + diagnostics_text(source, diagnostics);
}

struct Row {
  const char* source;
  const char* blocks;
};

void expect_rows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(blocks_of(row.source), row.blocks) << row.source;
}

TEST(Text, has_styles_links_and_breaks) {
  expect_rows({
      {"a **b *c* d** ~~e~~ `f`",
       "p a <strong>b </strong><strong><em>c</em></strong><strong> d</strong> <del>e</del> <code>f</code>\n"},
      {"[a](b \"c\") <https://d.org> www.e.org f@g.org",
       "p <a href=\"b\" title=\"c\">a</a> <a href=\"https://d.org\">https://d.org</a> <a "
       "href=\"http://www.e.org\">www.e.org</a> <a href=\"mailto:f@g.org\">f@g.org</a>\n"},
      {"[a]\n\n[a]: b", "p <a href=\"b\">a</a>\n"},
      {"a\nb  \nc\\\nd<br>e", "p a b<br>c<br>d<br>e\n"},
      {"国際\n平和\nand", "p 国際平和 and\n"},
      {"한국\n말", "p 한국 말\n"},
      {"a  b\tc", "p a b c\n"},
      {"&amp; &copy; &#8212; &#x2014; &alpha; &Omega; &euro; &#0;", "p &amp; © — — α Ω € \uFFFD\n"},
      {"\\*a\\* \\[b\\] \\# c", "p *a* [b] # c\n"},
      {"H<sub>2</sub>O <kbd>a</kbd><mark>b</mark><sup>c</sup>",
       "p H<sub>2</sub>O <kbd>a</kbd><mark>b</mark><sup>c</sup>\n"},
      {"**bold** <!-- x -->**more**", "p <strong>bold</strong> <strong>more</strong>\n"},
      {"`a <!-- b --> c` d", "p <code>a &lt;!-- b --> c</code> d\n"},
      {"a <!-- b -->\nc", "p a c\n"},
      {"a  <!-- b -->  \nc", "p a<br>c\n"},
      {"\\<!-- a -->", "p &lt;!-- a -->\n"},
  });
}

TEST(Text, shows_what_it_does_not_understand) {
  expect_rows({
      {"<div>a</div>",
       "p &lt;div>a&lt;/div>\n1:1: warning: HTML is shown as text: <div>\n  hint: of HTML only <br>, <sub>, <sup>, "
       "<kbd> and <mark> are set\n"},
      {"<i>a</i> <i>b</i>",
       "p &lt;i>a&lt;/i> &lt;i>b&lt;/i>\n1:1: warning: HTML is shown as text: <i>\n  hint: of HTML only <br>, <sub>, "
       "<sup>, <kbd> and <mark> are set\n"},
      {"<mark>a",
       "p <mark>a</mark>\n1:1: warning: <mark> is never closed\n  hint: write </mark> in the same paragraph\n"},
      {"a</sup>",
       "p a&lt;/sup>\n1:2: warning: HTML is shown as text: <sup>\n  hint: of HTML only <br>, <sub>, <sup>, <kbd> and "
       "<mark> are set\n"},
      {"&nosuch; &",
       "p &amp;nosuch; &amp;\n1:1: note: unknown character name: &nosuch;\n  hint: write the character itself\n"},
  });
}

TEST(Lists, nest_and_keep_their_numbers_and_tasks) {
  expect_rows({
      {"- a\n- b\n  - c\n    - d\n- e", "- a\n- b\n  - c\n    - d\n- e\n"},
      {"3) a\n4) b", "3. a\n4. b\n"},
      {"- a\n\n- b", "loose list\n- a\n- b\n"},
      {"- [ ] a\n- [x] **b**\n- [X] c", "- [ ] a\n- [x] <strong>b</strong>\n- [x] c\n"},
      {"-\n- a\n-", "-\n- a\n-\n"},
      {"- a\n\n  b\n\n      code", "loose list\n- a\n  p b\n  code\n    | code\n"},
      {"- a\n<!-- note -->\n- b", "- a\n- b\n"},
      {"* a\n+ b", "- a\n- b\n"},
  });
}

TEST(Tables, are_githubs) {
  expect_rows({
      {"a | b\n-|-\n1 | 2", "table auto auto\n  head | a | b\n  row | 1 | 2\n"},
      {"|a|b|c|\n|:-|:-:|-:|\n|1|", "table left centre right\n  head | a | b | c\n  row | 1 |  |\n"},
      {"|a|b|\n|--|--|\n|`x\\|y`|**c**|",
       "table auto auto\n  head | a | b\n  row | <code>x|y</code> | <strong>c</strong>\n"},
      {"|a|\n|-|\n# next slide", "table auto\n  head | a\n"},
      {"|a|\n|-|\n|1|\n```\nx\n```", "table auto\n  head | a\n  row | 1\ncode\n  | x\n"},
      {"> |a|\n> |-|\n> |1|\n> ```\n> x\n> ```", "quote\n  table auto\n    head | a\n    row | 1\n  code\n    | x\n"},
      {"|a|b|\n|-|-|\n||2|\n|||", "table auto auto\n  head | a | b\n  row |  | 2\n  row |  |\n"},
      {"|a||c|\n|-|-|-|\n|||`x||y`|", "table auto auto auto\n  head | a |  | c\n  row |  |  | <code>x||y</code>\n"},
      {"a | b\n-|-|-\n", "p a | b -|-|-\n"},
  });
}

TEST(Tables, stand_close_between_div_lines_and_pauses) {
  EXPECT_EQ(
      read_and_dump("::: incremental\n| a |\n|---|\n| 1 |\n:::\n\n. . .\n| b |\n|---|\n| 2 |\n. . .\n| c |\n|---|\n"),
      "deck \"\" split=rules\n1 \"\" #slide-1 steps=3\n"
      "  table auto\n    head | a\n    row | 1\n"
      "  @1 table auto\n    head | b\n    row | 2\n"
      "  @2 table auto\n    head | c\n");
}

TEST(Tables, keep_cells_that_the_head_has_no_column_for) {
  EXPECT_EQ(
      blocks_of("|a|\n|---|\n|1|2|3|\n"),
      "table auto\n  head | a\n  row | 1 | 2|3\n3:4: warning: more cells in this row than in the head of the table\n"
      "  hint: they are shown in the last cell; \"\\|\" is a bar in a text\n");
}

TEST(Quotes, name_who_said_it) {
  expect_rows({
      {"> a\n> -- B", "quote\n  p a\n  by B\n"},
      {"> a\n>\n> — B, *C*", "quote\n  p a\n  by B, <em>C</em>\n"},
      {"> a\n> \u2015B", "quote\n  p a\n  by B\n"},
      {"> a\\\n> -- B", "quote\n  p a\n  by B\n"},
      {"> -- only", "quote\n  p -- only\n"},
      {"> a -- b", "quote\n  p a -- b\n"},
      {"> - a\n>\n> -- B", "quote\n  - a\n  by B\n"},
  });
}

TEST(Code, keeps_its_lines_and_what_stands_behind_the_fence) {
  expect_rows({
      {"```cpp {1,3} title\na\n\tb\n\n c\n```", "code cpp {1,3} title\n  | a\n  | \tb\n  |\n  |  c\n"},
      {"~~~\n<!-- a -->\n::: b\n. . .\n[^c]: d\n~~~", "code\n  | <!-- a -->\n  | ::: b\n  | . . .\n  | [^c]: d\n"},
      {"    a\n      b", "code\n  | a\n  |   b\n"},
      {"```\n```", "code\n"},
  });
}

TEST(Pictures, stand_alone_or_below_their_paragraph) {
  expect_rows({
      {"![a b](c.png \"d\")", "figure c.png alt=\"a b\" caption=\"d\"\n"},
      {"![](a.png)\n![](b.png)", "figure a.png\nfigure b.png\n"},
      {"![a](b.png){width=50% height=200px}", "figure b.png share=0.50 height=300 alt=\"a\"\n"},
      {"- ![a](b.png)\n- c", "-\n  figure b.png alt=\"a\"\n- c\n"},
      {"![a][r]\n\n[r]: x.png", "figure x.png alt=\"a\"\n"},
      {"![the *left* bank](a.png)", "figure a.png alt=\"the left bank\"\n"},
  });
}

TEST(Pictures, take_marps_words_off_the_ends_of_the_text) {
  expect_rows({
      {"![bg](a.png)", "figure a.png background\n"},
      {"![bg contain](a.png)", "figure a.png background contain\n"},
      {"![bg right:33% cover Ships at sea](a.png)", "figure a.png right cover share=0.33 alt=\"Ships at sea\"\n"},
      {"![Ships bg left](a.png)", "figure a.png left alt=\"Ships\"\n"},
      {"![w:400 h:auto A](a.png)", "figure a.png width=600 alt=\"A\"\n"},
      {"![left](a.png)", "figure a.png alt=\"left\"\n"},
      {"![width:2in](a.png)", "figure a.png width=288\n"},
      {"![bg 50%](a.png)", "figure a.png background share=0.50\n"},
  });
}

TEST(Pictures, say_what_has_no_effect) {
  EXPECT_EQ(blocks_of("![blur:5px A](a.png){.round}"),
            "figure a.png alt=\"A\"\n1:1: note: \"blur:5px\" has no effect on a picture here\n"
            "1:21: note: \".round\" has no effect on a picture here\n  hint: width and height are understood\n");
}

TEST(Media, leaves_a_labelled_frame) {
  EXPECT_EQ(blocks_of("![The launch](a.mp4)\n\n<video src=\"b.webm\"></video>"),
            "media a.mp4 \"The launch\"\nmedia b.webm\n"
            "1:1: warning: video and audio are not played: a.mp4\n  hint: a labelled frame stands in its place\n"
            "3:1: warning: video and audio are not played: <video>\n  hint: a labelled frame stands in its place\n");
}

TEST(Places, are_exact) {
  const DumpOptions spans{.spans = true};
  EXPECT_EQ(blocks_of("text\n\n- a\n  - **b**\n-\n\n> q\n\n***x***\n\n```c\ny\n```\n\n|a|\n|-|\n|b|\n", spans),
            "p text [0,4)\n"
            "list [6,21)\n"
            "- a [6,19)\n"
            "  list [12,19)\n"
            "  - <strong>b</strong> [12,19)\n"
            "- [20,21)\n"
            "quote [23,26)\n"
            "  p q [25,26)\n"
            "p <strong><em>x</em></strong> [28,35)\n"
            "code c [37,47)\n"
            "  | y\n"
            "table auto [49,60)\n"
            "  head | a [50,51)\n"
            "  row | b [58,59)\n");
}

TEST(Places, hold_with_line_ends_of_every_kind_and_a_byte_order_mark) {
  for (const char* source :
       {"\xEF\xBB\xBF# a\r\n\r\nb **c**\r\n", "\xEF\xBB\xBF# a\r\rb **c**\r", "\xEF\xBB\xBF# a\n\nb **c**\n"}) {
    Diagnostics diagnostics;
    const Deck deck = read_deck(source, {}, diagnostics);
    const std::string_view text = source;
    ASSERT_EQ(deck.slides.size(), 1U);
    const Slide& slide = deck.slides[0];
    EXPECT_EQ(text.substr(slide.title_source.begin, 3), "# a");
    ASSERT_EQ(slide.blocks.size(), 1U);
    const RichText& rich = std::get<Paragraph>(slide.blocks[0].node).text;
    ASSERT_EQ(rich.spans.size(), 2U);
    EXPECT_EQ(text.substr(rich.spans[1].source.begin, rich.spans[1].source.end - rich.spans[1].source.begin), "c");
  }
}

}  // namespace
}  // namespace lectern
