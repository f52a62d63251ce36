// How the blocks become slides: splitting, titles, sections, numbers, settings, notes, steps, columns, footnotes.

#include <gtest/gtest.h>

#include "unit/markdown/reading_support.h"

namespace lectern {
namespace {

struct Row {
  const char* source;
  const char* deck;
};

void expect_rows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(read_and_dump(row.source), row.deck) << row.source;
}

TEST(Splitting, is_by_rules_and_headings_together) {
  expect_rows({
      {"a\n\n---\n\nb", "deck \"\" split=rules\n1 \"\" #slide-1\n  p a\n2 \"\" #slide-2\n  p b\n"},
      {"## a\n\nx\n\n## b\n\ny", "deck \"\" split=headings level=2\n1 \"a\" #a\n  p x\n2 \"b\" #b\n  p y\n"},
      {"## a\n\nx\n\n---\n\n## b\n\ny\n\n---\n\nz",
       "deck \"\" split=both level=2\n1 \"a\" #a\n  p x\n2 \"b\" #b\n  p y\n3 \"\" #slide-3\n  p z\n"},
      {"---\nsplit: headings\n---\n## a\n\nx\n\n---\n\ny",
       "deck \"\" split=headings level=2\n1 \"a\" #a\n  p x\n  rule\n  p y\n"},
      {"---\nsplit: both\n---\n# a\n\nx\n\n---\n\n---\n\n---\n\n## b\n\ny",
       "deck \"\" split=both level=2\n1 title \"a\" #a\n  p x\n2 \"\" #slide-2\n3 \"\" #slide-3\n4 \"b\" #b\n  p y\n"
       "8:1: note: nothing is on the slide that begins here\n10:1: note: nothing is on the slide that begins here\n"},
      {"- a\n\n  ---\n\n> ---\n",
       "deck \"\" split=rules\n1 \"\" #slide-1\n  loose list\n  - a\n    rule\n  quote\n    rule\n"},
  });
}

TEST(Splitting, is_by_rules_alone_where_they_outnumber_the_headings) {
  Diagnostics diagnostics;
  const Deck deck = read_deck("# a\n\n---\n\n## b\n\nx\n\n## c\n\n---\n\ny\n\n---\n\nz", {}, diagnostics);
  EXPECT_EQ(deck.split, "rules");
  EXPECT_EQ(deck.split_reason, "3 rules, 2 headings at level 2: the rules outnumber the headings");
  EXPECT_EQ(deck.slides.size(), 4U);
}

TEST(Splitting, takes_the_highest_level_with_content_as_slide_level) {
  expect_rows({
      {"# t\n\n# a\n\n## b\n\n### c\n\nx",
       "deck \"\" split=headings level=3\n1 title \"t\" #t\n2 section 1 \"a\" #a\n3 section 2 \"b\" #b\n4 \"c\" #c\n  "
       "p x\n"},
      {"---\nslide-level: 1\n---\n## a\n\nx\n\n# b\n\n## c",
       "deck \"\" split=headings level=1\n1 \"a\" #a\n  p x\n2 \"b\" #b\n  h2 c\n"},
      {"---\nslide-level: 0\n---\n# a\n\nx\n\n# b\n\n---\n\ny",
       "deck \"\" split=rules\n1 title \"a\" #a\n  p x\n  h1 b\n2 \"\" #slide-2\n  p y\n"},
      {"# t\n\n## a\n\n## b\n", "deck \"\" split=headings level=2\n1 title \"t\" #t\n2 \"a\" #a\n3 \"b\" #b\n"},
      {"# t\n\n## a\n\n<!-- a note is no content -->\n\n### b\n\nx",
       "deck \"\" split=headings level=3\n1 title \"t\" #t\n2 section 1 \"a\" #a\n  notes\n    p a note is no "
       "content\n3 \"b\" #b\n  p x\n"},
  });
}

TEST(TitleSlide, is_one) {
  expect_rows({
      {"---\ntitle: a\n---\n## b\n\nx", "deck \"a\" split=headings level=2\n1 title \"a\" #a\n2 \"b\" #b\n  p x\n"},
      {"---\ntitle: A, b\n---\n# a *b*\n\nx\n\n## c\n\ny",
       "deck \"A, b\" split=headings level=2\n1 title \"a <em>b</em>\" #a-b\n  p x\n2 \"c\" #c\n  p y\n"},
      {"---\ntitle: a\n---\n\n---\n\n# b\n\n---\n\nc",
       "deck \"a\" split=rules\n1 title \"a\" #a\n2 \"b\" #b\n3 \"\" #slide-3\n  p c\n"},
      {"---\ntitle: a\n---\n# b\n\nx\n\n---\n\nc\n\n---\n\nd",
       "deck \"a\" split=rules\n1 title \"b\" #b\n  p x\n2 \"\" #slide-2\n  p c\n3 \"\" #slide-3\n  p d\n"
       "4:1: note: the first heading is not the same as title: in the front matter\n  hint: the heading is shown, "
       "title: is the name of the deck\n"},
      {"---\ntitle: a\n---\n# b\n\nx\n\n# c\n\ny",
       "deck \"a\" split=headings level=1\n1 title \"a\" #a\n2 \"b\" #b\n  p x\n3 \"c\" #c\n  p y\n"},
      {"---\nsubtitle: s\n---\n", "deck \"\" split=rules\n  subtitle: s\n1 title \"\" #slide-1\n"},
  });
}

TEST(TitleSlide, has_the_notes_that_stand_before_the_first_slide) {
  EXPECT_EQ(
      read_and_dump("---\ntitle: a\n---\n<!-- welcome -->\n<!-- time: 30s -->\n\n## b\n\nx\n"),
      "deck \"a\" split=headings level=2\n1 title \"a\" #a time=0:30\n  notes\n    p welcome\n2 \"b\" #b\n  p x\n");
}

TEST(Setext, text_above_a_rule_is_reported) {
  EXPECT_EQ(read_and_dump("# t\n\nlast words\n---\n\nx\n\nA title as long\n---------------\n\ny"),
            "deck \"\" split=headings level=2\n1 title \"t\" #t\n2 \"last words\" #last-words\n  p x\n3 \"A title as "
            "long\" #a-title-as-long\n  p y\n"
            "4:1: warning: the text directly above --- becomes a heading\n  hint: put a blank line before --- to start "
            "a slide\n");
}

TEST(Numbers, count_normal_and_optional_slides) {
  EXPECT_EQ(read_and_dump("## a\n\n<!-- optional -->\n\n## b\n\n<!-- backup -->\n\n## c\n\n<!-- hidden -->\n\n## "
                          "d\n\nx\n\n## d\n\n<!-- _paginate: hold -->\n\n## d\n\n<!-- _paginate: skip -->\n\n## d"),
            "deck \"\" split=headings level=2\n1 optional \"a\" #a\n- backup \"b\" #b\n- hidden \"c\" #c\n2 \"d\" #d\n "
            " p x\n2 \"d\" #d-1\n  paginate: hold\n- \"d\" #d-2\n  paginate: skip\n3 \"d\" #d-3\n");
}

TEST(Settings, carry_on_or_hold_once) {
  EXPECT_EQ(
      read_and_dump("---\nfooter: F\nmarking: OFFICIAL\n---\n## a\n\n<!-- class: lead big -->\n<!-- _backgroundColor: "
                    "#123456 -->\n\n## b\n\n<!-- header: *H* -->\n<!-- _class: [x, \"y\"] -->\n\n## c\n\n<!-- marking: "
                    "-->\n<!-- backgroundImage: url('a.png') -->"),
      "deck \"\" split=headings level=2\n"
      "1 \"a\" #a\n  class: lead big\n  footer: F\n  marking: OFFICIAL\n  background colour: #123456\n"
      "2 \"b\" #b\n  class: x y\n  header: <em>H</em>\n  footer: F\n  marking: OFFICIAL\n"
      "3 \"c\" #c\n  class: lead big\n  header: <em>H</em>\n  footer: F\n  marking:\n  background image: a.png\n");
}

TEST(Settings, that_put_text_on_slides_are_listed) {
  Diagnostics diagnostics;
  const Deck deck = read_deck(
      "---\nfooter: F\n---\n## a\n\n<!-- kicker: K -->\n\n## b\n\n<!-- _header: H -->\n<!-- source: S -->\n<!-- "
      "marking: M -->\n",
      {}, diagnostics);
  std::string listed;
  for (const TextDirective& text : deck.text_directives) {
    listed += text.key + "=" + text.value + " on " + std::to_string(text.slide_index) +
              (text.carries_on ? " and on" : "") + "\n";
  }
  EXPECT_EQ(listed, "footer=F on 0 and on\nkicker=K on 0\nheader=H on 1\nsource=S on 1\nmarking=M on 1 and on\n");
}

TEST(Settings, are_only_what_says_so_exactly) {
  for (const char* comment : {"Time: 90s", "time : 90s", "time 90s", "layout: quote\nand a word", "backup please",
                              "layout:quote", "_time: 90s", "OPTIONAL", "title: x"}) {
    Diagnostics diagnostics;
    const Deck deck = read_deck(std::string("## a\n\n<!-- ") + comment + " -->\n", {}, diagnostics);
    const Slide& slide = deck.slides[0];
    EXPECT_EQ(slide.notes.size(), 1U) << comment;
    EXPECT_FALSE(slide.planned_seconds) << comment;
    EXPECT_EQ(slide.kind, SlideKind::normal) << comment;
    EXPECT_EQ(slide.layout, SlideLayout::automatic) << comment;
    EXPECT_EQ(diagnostics.items().size(), 1U) << comment;
  }
}

TEST(Settings, are_not_suspected_in_plain_speech) {
  for (const char* comment :
       {"Time to look at the audience, slowly.", "Sources differ on this number by far.", "Good evening.",
        "A hidden agenda?", "Colour matters here, as it does everywhere.", "Look up", "say: hello"}) {
    Diagnostics diagnostics;
    const Deck deck = read_deck(std::string("## a\n\n<!-- ") + comment + " -->\n", {}, diagnostics);
    EXPECT_EQ(deck.slides[0].notes.size(), 1U) << comment;
    EXPECT_TRUE(diagnostics.empty()) << comment;
  }
}

TEST(Settings, take_every_duration_but_a_bare_number) {
  for (const auto& [text, seconds] : {std::pair{"90s", 90}, {"1m30s", 90}, {"1:30", 90}, {"2m", 120}}) {
    Diagnostics diagnostics;
    const Deck deck = read_deck(std::string("## a\n\n<!-- time: ") + text + " -->\n", {}, diagnostics);
    EXPECT_EQ(deck.slides[0].planned_seconds, seconds) << text;
    EXPECT_TRUE(diagnostics.empty()) << text;
  }
  EXPECT_EQ(read_and_dump("## a\n\n<!-- time: 90 -->"),
            "deck \"\" split=headings level=2\n1 \"a\" #a\n3:12: warning: not a duration: 90\n  hint: write 90m for "
            "minutes or 90s for seconds\n");
}

TEST(Settings, take_the_slot_apart) {
  EXPECT_EQ(
      read_and_dump("---\nduration: 20m\nreserve: 5m\nends: 15:30\nwpm: 118\n---\n## a\n"),
      "deck \"\" split=headings level=2\n  duration: 20:00\n  reserve: 5:00\n  ends: 15:30\n  wpm: 118.00\n1 \"a\" "
      "#a\n");
  EXPECT_EQ(
      read_and_dump("---\nreserve: 5\nends: 3pm\nwpm: fast\n---\n## a\n"),
      "deck \"\" split=headings level=2\n1 \"a\" #a\n"
      "2:10: warning: not a duration: 5\n  hint: write 5m for minutes or 5s for seconds\n"
      "3:7: warning: not a time of day: 3pm\n  hint: write hours and minutes on a 24-hour clock, such as ends: 15:30\n"
      "4:6: warning: not a speaking rate: fast\n  hint: write words a minute from 30 to 400, such as wpm: 120\n");
}

TEST(Settings, slides_fade_where_that_was_asked) {
  EXPECT_EQ(read_and_dump("---\ntransition: fade\n---\n## a\n"),
            "deck \"\" split=headings level=2\n  transition: fade\n1 \"a\" #a\n");
  EXPECT_EQ(read_and_dump("---\ntransition: none\n---\n## a\n"), "deck \"\" split=headings level=2\n1 \"a\" #a\n");
  EXPECT_EQ(read_and_dump("---\ntransition: cube\n---\n## a\n"),
            "deck \"\" split=headings level=2\n1 \"a\" #a\n"
            "2:13: warning: not a transition: cube\n  hint: write transition: fade or transition: none\n");
}

TEST(Comments, reach_over_blank_lines_and_stand_in_text_and_quotes) {
  expect_rows({
      {"a <!-- one\n\ntwo --> b", "deck \"\" split=rules\n1 \"\" #slide-1\n  p a b\n  notes\n    p one\n    p two\n"},
      {"> a\n> <!-- one\n> two -->\n> b",
       "deck \"\" split=rules\n1 \"\" #slide-1\n  quote\n    p a\n    p b\n  notes\n    p one two\n"},
      {"<!-- --- -->\n<!--\n## no heading\n::: no\n-->\na",
       "deck \"\" split=rules\n1 \"\" #slide-1\n  p a\n  notes\n    rule\n    h2 no heading\n    p ::: no\n"},
      {"| a | b <!-- n --> |\n|---|---|",
       "deck \"\" split=rules\n1 \"\" #slide-1\n  table auto auto\n    head | a | b\n  notes\n    p n\n"},
      {"<!-- a -- b --- c > -->\nd", "deck \"\" split=rules\n1 \"\" #slide-1\n  p d\n  notes\n    p a -- b --- c >\n"},
      {"## a\n<!--\n    indented **speech**\n    goes on\n-->",
       "deck \"\" split=headings level=2\n1 \"a\" #a\n  notes\n    p indented <strong>speech</strong> goes on\n"},
  });
}

TEST(Comments, that_are_never_closed_hide_neither_the_deck_nor_themselves) {
  EXPECT_EQ(
      read_and_dump("## a\n\nx <!-- private\n\nmore\n\n## b\n\ny"),
      "deck \"\" split=headings level=2\n1 \"a\" #a\n  p x\n  notes\n    p private\n    p more\n2 \"b\" #b\n  p y\n"
      "3:3: error: a comment is never closed\n  hint: write --> at its end; until the next slide everything is kept as "
      "a note\n");
}

TEST(Notes, may_be_a_div_anywhere) {
  EXPECT_EQ(read_and_dump("## a\n\n::: columns\n::: column\nx\n::: notes\ny\n\n---\n\nz\n:::\n:::\n:::\n"),
            "deck \"\" split=headings level=2\n1 \"a\" #a\n  columns\n    column\n      p x\n  notes\n    p y\n    "
            "rule\n    p z\n");
}

TEST(Steps, come_from_pauses_and_lists) {
  expect_rows({
      {"a\n\n. . .\n\nb\n\n. . .\n. . .\n\nc",
       "deck \"\" split=rules\n1 \"\" #slide-1 steps=3\n  p a\n  @1 p b\n  @2 p c\n"},
      {"- a\n\n. . .\n\n- b", "deck \"\" split=rules\n1 \"\" #slide-1 steps=2\n  - a\n  @1 - b\n"},
      {"---\nincremental: true\n---\n- a\n- b\n\n::: nonincremental\n- c\n- d\n:::\n",
       "deck \"\" split=rules\n1 \"\" #slide-1 steps=3\n  @1 - a\n  @2 - b\n  - c\n  - d\n"},
      {"::: incremental\n1. a\n2. b\n\n. . .\n\nc\n:::\nd",
       "deck \"\" split=rules\n1 \"\" #slide-1 steps=4\n  @1 1. a\n  @2 2. b\n  @3 p c\n  @3 p d\n"},
      {"a\n\n. . .\n\n---\n\nb", "deck \"\" split=rules\n1 \"\" #slide-1\n  p a\n2 \"\" #slide-2\n  p b\n"},
      {"|a|\n|-|\n|1|\n. . .\nb",
       "deck \"\" split=rules\n1 \"\" #slide-1 steps=2\n  table auto\n    head | a\n    row | 1\n  @1 p b\n"},
      {"::: columns\n::: column\na\n:::\n. . .\n::: column\nb\n:::\n:::",
       "deck \"\" split=rules\n1 \"\" #slide-1 steps=2\n  columns\n    column\n      p a\n    column\n      @1 p b\n"},
      {"a . . . b", "deck \"\" split=rules\n1 \"\" #slide-1\n  p a . . . b\n"},
  });
}

TEST(Columns, are_pandocs_or_short) {
  const std::string expected =
      "deck \"\" split=rules\n1 \"\" #slide-1\n  columns\n    column share=0.40\n      p a\n    column share=0.60\n    "
      "  p b\n";
  EXPECT_EQ(read_and_dump(
                ":::: {.columns}\n::: {.column width=\"40%\"}\na\n:::\n::: {.column width=\"60%\"}\nb\n:::\n::::\n"),
            expected);
  EXPECT_EQ(read_and_dump("::: columns\n::: column {width=40%}\na\n:::\n::: column {width=60%}\nb\n:::\n:::\n"),
            expected);
  EXPECT_EQ(
      read_and_dump("::: columns :::\n::: column {width=40%} :::\na\n:::\n\n::: column {width=0.6}\nb\n:::\n:::\n"),
      expected);
}

TEST(Columns, that_are_odd_are_reported_and_shown) {
  expect_rows({
      {"::: column\na\n:::\n::: column\nb\n:::",
       "deck \"\" split=rules\n1 \"\" #slide-1\n  columns\n    column\n      p a\n    column\n      p b\n"
       "1:1: warning: ::: column outside of ::: columns\n  hint: put ::: columns before the first column and ::: after "
       "the last\n"
       "4:1: warning: ::: column outside of ::: columns\n  hint: put ::: columns before the first column and ::: after "
       "the last\n"},
      {"::: columns\nx\n::: column\na\n:::\n:::",
       "deck \"\" split=rules\n1 \"\" #slide-1\n  columns\n    column\n      p x\n    column\n      p a\n"
       "2:1: warning: text in ::: columns that is in no ::: column\n  hint: it is shown as a column of its own; open "
       "one with ::: column\n"},
      {"::: columns\n::: column {width=wide}\na\n:::\n:::",
       "deck \"\" split=rules\n1 \"\" #slide-1\n  columns\n    column\n      p a\n"
       "2:1: warning: not a width for a column: wide\n  hint: write a share, such as width=40%\n"},
      {"::: warning Mind the gap\na\n:::",
       "deck \"\" split=rules\n1 \"\" #slide-1\n  group .warning\n    p Mind the gap\n    p a\n"
       "1:13: note: words after the name of a div are shown as a paragraph\n  hint: put them on the next line\n"},
      {"- a\n  ::: box\n  b\n\nc",
       "deck \"\" split=rules\n1 \"\" #slide-1\n  - a\n    group .box\n      p b\n  p c\n"
       "2:3: warning: \"::: box\" is never closed\n  hint: write ::: on a line of its own after it\n"},
  });
}

TEST(Divs, that_are_nearly_notes_or_columns_are_reported) {
  expect_rows({
      {"::: Notes\na\n:::",
       "deck \"\" split=rules\n1 \"\" #slide-1\n  group .Notes\n    p a\n"
       "1:1: warning: \"::: Notes\" has no meaning of its own; it is shown as it is\n  hint: did you mean ::: "
       "notes?\n"},
      {"::: {.colum}\na\n:::",
       "deck \"\" split=rules\n1 \"\" #slide-1\n  group .colum\n    p a\n"
       "1:1: warning: \"::: colum\" has no meaning of its own; it is shown as it is\n  hint: did you mean ::: "
       "column?\n"},
  });
}

TEST(Divs, that_are_never_closed_end_with_their_slide) {
  expect_rows({
      {"## a\n\n::: columns\n::: column\nx\n\n## b\n\ny",
       "deck \"\" split=headings level=2\n1 \"a\" #a\n  columns\n    column\n      p x\n2 \"b\" #b\n  p y\n"
       "3:1: warning: \"::: columns\" is never closed\n  hint: write ::: on a line of its own after it\n"
       "4:1: warning: \"::: column\" is never closed\n  hint: write ::: on a line of its own after it\n"},
      {"a\n\n::: notes\nprivate\n\n---\n\nb",
       "deck \"\" split=rules\n1 \"\" #slide-1\n  p a\n  notes\n    p private\n2 \"\" #slide-2\n  p b\n3:1: warning: "
       "\"::: notes\" is never closed\n  hint: write ::: on a line of its own after it\n"},
  });
}

TEST(Footnotes, are_numbered_through_the_deck_and_shown_where_they_are_cited) {
  expect_rows({
      {"## a\n\nx[^b] y[^a] z[^b]\n\n## b\n\nw[^a]\n\n[^a]: one\n[^b]: two\n    more\n\n    last",
       "deck \"\" split=headings level=2\n1 \"a\" #a\n  p x<sup>1</sup> y<sup>2</sup> z<sup>1</sup>\n  footnote 1: two "
       "more<br>last\n  footnote 2: one\n"
       "2 \"b\" #b\n  p w<sup>2</sup>\n  footnote 2: one\n"},
      {"## a\n\nx[^1]\n\n[^1]: one\n\n## b\n\ny[^1]\n\n[^1]: two",
       "deck \"\" split=headings level=2\n1 \"a\" #a\n  p x<sup>1</sup>\n  footnote 1: one\n2 \"b\" #b\n  p "
       "y<sup>2</sup>\n  footnote 2: two\n"},
      {"`[^1]` \\[^1] [^ 1] ![^1](a.png)\n\n[^1]: x",
       "deck \"\" split=rules\n1 \"\" #slide-1\n  p <code>[^1]</code> [^1] [^ 1]\n  figure a.png alt=\"^1\"\n  "
       "footnote 1: x\n"
       "1:20: note: a picture inside a paragraph is shown below it\n  hint: put it in a paragraph of its own\n"
       "3:1: warning: no slide cites the footnote [^1]\n  hint: it is shown on the slide where it stands; cite it with "
       "[^1]\n"},
  });
}

std::string messages_of(std::string_view source) {
  Diagnostics diagnostics;
  read_deck(source, {}, diagnostics);
  return diagnostics_text(source, std::move(diagnostics));
}

TEST(SlideLevel, that_leaves_many_headings_without_a_slide_is_reported) {
  std::string deck = "# Deck\n\n";
  for (int i = 0; i < 5; ++i) deck += "## Point\n\ntext\n\n";
  EXPECT_EQ(messages_of(deck + "# Thank you\n"), "");
  EXPECT_EQ(messages_of(deck + "# Thank you\n\nQuestions?\n"),
            "23:1: note: 5 headings of level 2 begin no slides, since this one of level 1 has text right below it\n"
            "  hint: write slide-level: 2 in the front matter, or put a heading of level 2 above the text\n");
  EXPECT_EQ(messages_of("---\nslide-level: 1\n---\n\n" + deck + "# Thank you\n\nQuestions?\n"), "");
}

TEST(SlideLinks, lead_to_slides_that_there_are) {
  EXPECT_EQ(messages_of("# A deck\n\n## One two\n\n[a](#a-deck) [b](#one-two-1) [c](#%E6%97%A5) [d](https://x.org/#no) "
                        "[e](#slide-5)\n\n## One two\n\nx\n\n## 日\n\ny\n\n---\n\nz\n"),
            "");
}

TEST(SlideLinks, that_lead_nowhere_are_reported_with_the_nearest_name) {
  EXPECT_EQ(messages_of("## One\n\n- an [item](#tow)\n\n## Two\n\nNoted.[^1] [up](#ONE) [far](#something-else)\n\n"
                        "<!-- [spoken](#tvo) -->\n\n[^1]: See [three](#three).\n\n## Three\n\n<!-- hidden -->\n\nx\n"),
            "3:7: warning: no slide is named #tow\n  hint: did you mean #two?\n"
            "7:13: warning: no slide is named #ONE\n  hint: did you mean #one?\n"
            "7:24: warning: no slide is named #something-else\n"
            "  hint: a slide is named by its title in lower case, with a hyphen for each space\n"
            "9:7: warning: no slide is named #tvo\n  hint: did you mean #two?\n"
            "11:12: warning: the link #three leads to a hidden slide, which is never shown\n"
            "  hint: make that slide <!-- backup -->, or take the link out\n");
}

TEST(SlideLinks, that_no_document_takes_over_are_reported) {
  EXPECT_EQ(
      messages_of("## One\n\n[a](data/x.csv) [b](mailto:x@y.org) [c](https://x.org/../y) [d](tel:+31) [e](x.pdf#2)\n"),
      "");
  EXPECT_EQ(messages_of("## One\n\nUp [there](../costs.pdf), [home](/home/x.pdf), [a page](file:///x) and [D](D:/x)\n"),
            "3:5: warning: documents are made without the link ../costs.pdf, which would lead nowhere elsewhere\n"
            "  hint: put the file beside the deck, or below its folder, and link it there\n"
            "3:28: warning: documents are made without the link /home/x.pdf, which would lead nowhere elsewhere\n"
            "  hint: put the file beside the deck, or below its folder, and link it there\n"
            "3:49: warning: documents are made without the link file:///x, which would lead nowhere elsewhere\n"
            "  hint: links may lead to http, https, mailto, tel and ftp addresses, and to files beside the deck\n"
            "3:73: warning: documents are made without the link D:/x, which would lead nowhere elsewhere\n"
            "  hint: put the file beside the deck, or below its folder, and link it there\n");
}

TEST(SourceLine, is_a_last_paragraph_or_a_setting) {
  expect_rows({
      {"## a\n\nx\n\nSource: *MoD*",
       "deck \"\" split=headings level=2\n1 \"a\" #a\n  p x\n  source: Source: <em>MoD</em>\n"},
      {"## a\n\nSources: b\n\nx", "deck \"\" split=headings level=2\n1 \"a\" #a\n  p Sources: b\n  p x\n"},
      {"## a\n\n<!-- source: MoD -->\n\nx",
       "deck \"\" split=headings level=2\n1 \"a\" #a\n  p x\n  source: Source: MoD\n"},
      {"---\nlang: de\n---\n## a\n\n<!-- source: Quelle: BMVg -->\n\nx",
       "deck \"\" split=headings level=2\n  lang: de\n1 \"a\" #a\n  p x\n  source: Quelle: BMVg\n"},
      {"## a\n\n<!-- source: MoD -->\n\nx\n\nSources: b; c",
       "deck \"\" split=headings level=2\n1 \"a\" #a\n  p x\n  source: Sources: b; c; MoD\n"},
      {"## a\n\nx\n\n*Source: b*",
       "deck \"\" split=headings level=2\n1 \"a\" #a\n  p x\n  source: <em>Source: b</em>\n"},
  });
}

TEST(Dialect, another_tools_marks_are_told_and_nothing_is_hidden) {
  struct Marked {
    const char* source;
    const char* tool;
  };
  for (const Marked& row :
       {Marked{"---\nmarp: true\n---\n# a", "Marp"}, Marked{"# a\n\n???\nnotes", "remark"},
        Marked{"# a\n<!-- end_slide -->\n", "presenterm"}, Marked{"<v-click>\na\n</v-click>", "Slidev"},
        Marked{"<!-- .slide: class=\"x\" -->\n# a", "reveal.js"}, Marked{"# a\n\n[.column]\n\nb", "Deckset"}}) {
    Diagnostics diagnostics;
    const Deck deck = read_deck(row.source, {}, diagnostics);
    EXPECT_EQ(deck.dialect, "native");
    EXPECT_EQ(deck.dialect_reason, std::string("it seems to be written for ") + row.tool + ", which is read as native");
    ASSERT_FALSE(diagnostics.empty());
    EXPECT_EQ(diagnostics.items().front().code, "other-dialect") << row.source;
    EXPECT_EQ(diagnostics.items().front().severity, Severity::note);
  }
}

}  // namespace
}  // namespace lectern
