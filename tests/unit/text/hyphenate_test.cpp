#include "text/hyphenate.h"

#include <gtest/gtest.h>

#include <string>

#include "base/words.h"
#include "unit/text/text_support.h"

namespace lectern {
namespace {

using testing::lines_of;
using testing::one_line;
using testing::styled;

const FontSet& fonts_with_patterns() {
  static const FontSet fonts(catalogue_fonts(), hyphenation_patterns());
  return fonts;
}

ShapedParagraph set(std::string_view text, std::string language, TextStyle style = {}) {
  return shape_paragraph(fonts_with_patterns(), styled(text, std::move(style)), {.language = std::move(language)});
}

std::u32string word_of(std::string_view text) {
  std::u32string word;
  for (std::size_t at = 0; at < text.size();) word += next_code_point(text, at);
  return word;
}

std::string parted(std::string_view language, std::string_view word) {
  const auto hyphenator = fonts_with_patterns().hyphenator(language);
  if (hyphenator == nullptr) return "no patterns";
  const std::u32string letters = word_of(word);
  std::string text;
  const std::vector<std::uint32_t> places = hyphenator->places(letters);
  for (std::uint32_t i = 0; i < letters.size(); ++i) {
    if (std::ranges::find(places, i) != places.end()) text += '-';
    append_utf8(text, letters[i]);
  }
  return text;
}

TEST(Hyphenator, parts_words_as_their_language_does) {
  const struct {
    const char *language, *word, *parted;
  } rows[] = {
      {"en-US", "administration", "ad-min-is-tra-tion"},
      {"en-GB", "internationalisation", "in-ter-na-tion-al-isa-tion"},
      {"de", "Donaudampfschifffahrt", "Do-nau-dampf-schiff-fahrt"},
      {"de-LI", "Unabhängigkeit", "Un-ab-hän-gig-keit"},
      {"fr-CH", "développement", "dé-ve-lop-pe-ment"},
      {"en", "allies", "al-lies"},
      {"en", "the", "the"},
      {"en", "日本語日本語", "日本語日本語"},
      {"de", "積極的平和主義", "積極的平和主義"},  // not in the encoding of the German patterns
      {"tlh", "administration", "no patterns"},
  };
  for (const auto& row : rows) EXPECT_EQ(parted(row.language, row.word), row.parted) << row.language;
}

TEST(Hyphenator, refuses_what_holds_no_patterns) {
  EXPECT_EQ(Hyphenator::open(shared_bytes("")), nullptr);
  EXPECT_EQ(Hyphenator::open(shared_bytes("NO-SUCH-ENCODING\n1a\n")), nullptr);
}

TEST(Hyphenation, parts_a_word_only_where_it_is_wider_than_its_line) {
  const BreakOptions narrow{.size = 50, .width = 330};
  EXPECT_EQ(lines_of(set("internationalisation", "en-GB"), narrow), "international|isation");
  // Where the word fits a line of its own it stays whole, however ragged that leaves the line before it.
  EXPECT_EQ(lines_of(set("an administration", "en-GB"), {.size = 50, .width = 400}), "an|administration");
  const BrokenText broken = break_lines(set("internationalisation", "en-GB"), narrow);
  EXPECT_TRUE(broken.hyphenated);
  EXPECT_FALSE(broken.broke_a_word);
  for (const TextLine& line : broken.lines) EXPECT_LE(line.width, 330.1F);
}

TEST(Hyphenation, draws_the_hyphen_and_says_that_the_word_goes_on) {
  const ShapedParagraph paragraph = set("internationalisation", "en-GB");
  const BrokenText broken = break_lines(paragraph, {.size = 50, .width = 330});
  ASSERT_EQ(broken.lines.size(), 2U);
  const PlacedRun& run = broken.lines[0].runs.back();
  const Face& face = *run.run->face;
  EXPECT_EQ(run.run->glyphs[run.last - 1].id, face.glyph_for(0x2010));
  EXPECT_EQ(run.run->text, "international\u00AD");
  EXPECT_EQ(paragraph.text().substr(run.begin, run.end - run.begin), "international");
  EXPECT_EQ(run.run->glyphs[run.last - 1].cluster, std::string_view("international").size());
  EXPECT_NE(broken.lines[1].runs.back().run->glyphs.back().id, face.glyph_for(0x2010));
}

TEST(Hyphenation, leaves_code_and_addresses_alone_and_breaks_between_graphemes_without_patterns) {
  TextStyle code;
  code.ligatures = false;
  const BreakOptions narrow{.size = 50, .width = 330};
  for (const ShapedParagraph& paragraph :
       {set("internationalisation", "en-GB", code), set("internationalisation", "tlh"),
        set("x.internationalisation", "en-GB"), set("user@internationalisation", "en-GB")}) {
    const BrokenText broken = break_lines(paragraph, narrow);
    EXPECT_GT(broken.lines.size(), 1U);
    EXPECT_FALSE(broken.hyphenated) << paragraph.text();
    for (const TextLine& line : broken.lines) EXPECT_LE(line.width, 330.1F);
  }
}

TEST(HangingQuotes, stand_outside_the_edge_in_large_type) {
  const auto text = styled("“Peace” is a word");
  const ShapedParagraph hung = shape_paragraph(fonts_with_patterns(), text, {.hang_quotes = true});
  const ShapedParagraph plain = shape_paragraph(fonts_with_patterns(), text, {});
  const TextLine line = one_line(hung);
  const Glyph& mark = line.runs.front().run->glyphs[line.runs.front().first];
  EXPECT_LT(mark.dx, -0.2F);
  EXPECT_NEAR(mark.advance, 0, 0.001F);
  EXPECT_NEAR(hung.natural_width(), plain.natural_width() + mark.dx, 0.001F);
  EXPECT_NEAR(line.width, hung.natural_width(), 0.001F);
}

}  // namespace
}  // namespace lectern
