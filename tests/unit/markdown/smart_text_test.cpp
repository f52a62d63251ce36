#include "markdown/smart_text.h"

#include <gtest/gtest.h>

#include <vector>

#include "markdown/read_deck.h"

namespace lectern {
namespace {

std::string smart(std::string text, std::string_view language = "en") {
  RichText rich = plain_text(std::move(text));
  make_smart(rich, language);
  return rich.text;
}

TEST(SmartText, sets_typographers_marks) {
  struct Row {
    const char* typed;
    const char* set;
  };
  for (const Row& row :
       {Row{"\"use of force\"", "“use of force”"}, Row{"the other's forces", "the other’s forces"},
        Row{"'quiet' change", "‘quiet’ change"}, Row{"rock 'n' roll", "rock ‘n’ roll"}, Row{"since '14", "since ’14"},
        Row{"agencies' work", "agencies’ work"}, Row{"2014-2015", "2014–2015"}, Row{"on 2014-09-18", "on 2014-09-18"},
        Row{"MI5-6", "MI5-6"}, Row{"pages 3-5.", "pages 3–5."}, Row{"a -- b", "a – b"}, Row{"a---b", "a—b"},
        Row{"wait...", "wait…"}, Row{"five-eyes", "five-eyes"}, Row{"----", "----"}, Row{"(\"so\")", "(“so”)"},
        Row{"\"'inner' and outer\"", "“‘inner’ and outer”"}}) {
    EXPECT_EQ(smart(row.typed), row.set) << row.typed;
  }
}

TEST(SmartText, quotes_as_the_language_does) {
  EXPECT_EQ(smart("\"so\"", "de-DE"), "„so“");
  EXPECT_EQ(smart("\"Er sagt: 'so'\" -- \"ja\"", "de"), "„Er sagt: ‚so‘“ – „ja“") << "closing as others open";
  EXPECT_EQ(smart("\"so\"", "fr"), "«\u202Fso\u202F»");
  EXPECT_EQ(smart("\"so\"", "sv"), "”so”");
  EXPECT_EQ(smart("\"so\"", "ru"), "«so»");
}

TEST(SmartText, leaves_code_alone_and_keeps_spans_covering) {
  RichText text = plain_text("say \"");
  RichText code = plain_text("\"x\"--");
  code.spans[0].style.code = true;
  append(text, code);
  append(text, plain_text("\" now"));
  make_smart(text, "en");
  EXPECT_EQ(text.text, "say “\"x\"--” now");
  std::uint32_t at = 0;
  for (const StyleSpan& span : text.spans) {
    EXPECT_EQ(span.begin, at);
    at = span.end;
  }
  EXPECT_EQ(at, text.text.size());
}

TEST(SmartText, is_asked_for_by_the_deck) {
  Diagnostics diagnostics;
  const char* const kBody = "## The other's \"T\"\n\n- a -- b\n";
  EXPECT_EQ(read_deck(kBody, {}, diagnostics).slides[0].title.text, "The other's \"T\"");
  const Deck deck = read_deck("---\nsmart: true\n---\n\n" + std::string(kBody), {}, diagnostics);
  EXPECT_EQ(deck.slides.back().title.text, "The other’s “T”");
  EXPECT_TRUE(diagnostics.empty());
}

TEST(Readings, are_taken_from_braces_and_kept_beside_the_word) {
  RichText text = plain_text("これは{漢字|かんじ}と{平和|へいわ}です");
  mark_readings(text);
  EXPECT_EQ(text.text, "これは漢字と平和です");
  EXPECT_EQ(text.readings, (std::vector<std::string>{"かんじ", "へいわ"}));
  std::string read;
  for (const StyleSpan& span : text.spans) {
    if (span.reading >= 0)
      read += text.text.substr(span.begin, span.end - span.begin) + "=" +
              text.readings[static_cast<std::size_t>(span.reading)] + ";";
  }
  EXPECT_EQ(read, "漢字=かんじ;平和=へいわ;");
}

TEST(Readings, braces_without_han_or_without_a_bar_are_text) {
  for (const char* typed : {"{a|b}", "{漢字}", "{漢字|", "{|かんじ}", "a } b { c", "{漢字|}"}) {
    RichText text = plain_text(typed);
    mark_readings(text);
    EXPECT_EQ(text.text, typed);
    EXPECT_TRUE(text.readings.empty()) << typed;
  }
}

}  // namespace
}  // namespace lectern
