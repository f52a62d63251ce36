// Which face sets what: the runs of a paragraph, from left to right.

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <string>

#include "unit/text/text_support.h"

namespace lectern {
namespace {

using testing::runs_of;
using testing::shaped;

struct Row {
  const char* language;
  const char* text;
  const char* runs;
};

void expect_runs(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_EQ(runs_of(shaped(row.text, row.language)), row.runs) << row.text;
}

TEST(Fallback, cjk_text_keeps_its_punctuation_and_latin_words_stay_in_inter) {
  expect_runs({
      {"ja", "日本は「新しい」、国際主義へ。", "NotoSansCJK-Regular:日本は「新しい」、国際主義へ。"},
      {"ja", "英国のNATO加盟", "NotoSansCJK-Regular:英国の Inter-Regular:NATO NotoSansCJK-Regular:加盟"},
      {"ja", "2015年", "Inter-Regular:2015 NotoSansCJK-Regular:年"},
      {"zh-Hans", "他说“中文”……好", "NotoSansCJK-Regular:他说“中文”……好"},
      {"en", "so-called “平和主義”, he said",
       "Inter-Regular:so-called “ NotoSansCJK-Regular:平和主義 Inter-Regular:”, he said"},
      {"zh-Hans", "他说“quiet revolution”吗",
       "NotoSansCJK-Regular:他说 Inter-Regular:“quiet revolution” NotoSansCJK-Regular:吗"},
      {"ko", "국방비 2%", "NotoSansCJK-Regular:국방비 Inter-Regular: 2%"},
  });
}

TEST(Fallback, typographic_punctuation_of_latin_text_is_inters) {
  expect_runs(
      {{"en", "“Quiet” – it’s £2.5 bn… €3 • ½ × 2 → 5", "Inter-Regular:“Quiet” – it’s £2.5 bn… €3 • ½ × 2 → 5"}});
}

TEST(Fallback, emoji_sequences_are_pictures_and_text_symbols_are_not) {
  expect_runs({
      {"en", "go 🇯🇵 now", "Inter-Regular:go  NotoColorEmoji:🇯🇵 Inter-Regular: now"},
      {"en", "a👨‍👩‍👧b", "Inter-Regular:a NotoColorEmoji:👨‍👩‍👧 Inter-Regular:b"},
      {"en", "👍🏽", "NotoColorEmoji:👍🏽"},
      {"en", "❤️", "NotoColorEmoji:❤️"},
      {"en", "❤", "Inter-Regular:❤"},
      {"en", "☎", "NotoSansSymbols2-Regular:☎"},
      {"en", "1️⃣", "NotoColorEmoji:1️⃣"},
      {"en", "#1 © ™ 5*", "Inter-Regular:#1 © ™ 5*"},
      {"en", "⌚︎", "NotoSansSymbols2-Regular:⌚︎"},
      {"en", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "NotoColorEmoji:🏴󠁧󠁢󠁳󠁣󠁴󠁿"},
  });
}

TEST(Fallback, each_emoji_sequence_is_one_glyph) {
  for (const char* text :
       {"🇯🇵", "👨‍👩‍👧", "👍🏽", "❤️", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👩‍🚀"}) {
    EXPECT_EQ(testing::glyphs_of(shaped(text)).size(), 1U) << text;
  }
}

TEST(Fallback, a_grapheme_stays_in_one_face) {
  // No face of Latin has this mark, so that base and mark go to another face together.
  expect_runs({{"en", "e\u0301", "Inter-Regular:e\u0301"}, {"hi", "क्षि", "NotoSansDevanagari-Regular:क्षि"}});
  EXPECT_EQ(testing::glyphs_of(shaped("e\u0301")), testing::glyphs_of(shaped("é")));
}

TEST(Fallback, scripts_of_the_world_have_faces) {
  for (const char* text :
       {"हिन्दी", "বাংলা", "தமிழ்",    "తెలుగు",    "ಕನ್ನಡ",    "മലയാളം",     "සිංහල",    "ไทย",    "ລາວ",
        "ខ្មែរ",  "မြန်မာ", "ქართული", "Հայերեն",  "አማርኛ",    "עברית",      "العربية", "ગુજરાતી", "ਪੰਜਾਬੀ",
        "བོད་ཡིག", "ᏣᎳᎩ",   "ᠮᠣᠩᠭᠣᠯ",  "Ελληνικά", "Русский", "Tiếng Việt", "ꦧꦱꦗꦮ",    "𐎀𐎁",     "⠓⠊"}) {
    const ShapedParagraph paragraph = shaped(text);
    EXPECT_TRUE(paragraph.missing().empty()) << text;
    for (const std::uint32_t glyph : testing::glyphs_of(paragraph)) EXPECT_NE(glyph, 0U) << text;
  }
}

std::string missing_of(const ShapedParagraph& paragraph) {
  std::string list;
  for (const MissingGlyph& glyph : paragraph.missing()) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%u:U+%04X ", glyph.offset, static_cast<unsigned>(glyph.code_point));
    list += text.data();
  }
  return list;
}

TEST(Fallback, what_no_face_has_is_a_reported_box) {
  const ShapedParagraph paragraph = shaped("a\U000F0000b \U0001FBFF");
  EXPECT_EQ(missing_of(paragraph), "1:U+F0000 7:U+1FBFF ");
  EXPECT_EQ(runs_of(paragraph), "Inter-Regular:a ?Inter-Regular:\U000F0000 Inter-Regular:b  ?Inter-Regular:\U0001FBFF");
  const PlacedRun box = testing::one_line(paragraph).runs.at(1);
  ASSERT_EQ(box.run->glyphs.size(), 1U);
  EXPECT_EQ(box.run->glyphs[0].id, 0U);
  EXPECT_GT(box.run->face->glyph_box(0).width, 0.2F);
}

TEST(Fallback, characters_that_draw_nothing_are_not_missing) {
  const ShapedParagraph paragraph = shaped("a\u200Bb\u200E\u2066c\u2069\u00ADd\uFEFFe\u2060f\x01g\x7Fhi\u200Dj");
  EXPECT_EQ(missing_of(paragraph), "");
  EXPECT_NEAR(paragraph.natural_width(), shaped("abcdefghij").natural_width(), 0.03F);
}

TEST(Fallback, the_embedded_faces_alone_set_latin_and_report_the_rest) {
  const ShapedParagraph paragraph =
      shape_paragraph(testing::embedded_fonts(), testing::styled("Ties: 日本 😀 ok é Ω Я"), {.language = "ja"});
  EXPECT_EQ(missing_of(paragraph), "6:U+65E5 9:U+672C 13:U+1F600 ");
  EXPECT_EQ(runs_of(paragraph).substr(0, 20), "Inter-Regular:Ties: ");
}

TEST(Fallback, beside_a_serif_family_cjk_has_serifs_too) {
  EXPECT_EQ(runs_of(shaped("“静かな革命”", "ja", {.family = "Noto Serif"})), "NotoSerifCJK-Regular:“静かな革命”");
  EXPECT_EQ(runs_of(shaped("שלום", "he", {.family = "Noto Serif"})), "<NotoSansHebrew-Regular:שלום");
  const StyledText text{"日本英国", {{0, 6, {}}, {6, 12, {.family = "Noto Serif", .weight = 700}}}};
  EXPECT_EQ(runs_of(shape_paragraph(testing::all_fonts(), text, {.language = "zh-TW"})),
            "NotoSansCJK-Regular:日本 NotoSerifCJK-Bold:英国");
}

TEST(Fallback, a_bold_word_after_a_regular_one_falls_back_to_bold) {
  StyledText text{"日本英国", {{0, 6, {}}, {6, 12, {.weight = 700}}}};
  EXPECT_EQ(runs_of(shape_paragraph(testing::all_fonts(), text, {.language = "ja"})),
            "NotoSansCJK-Regular:日本 NotoSansCJK-Bold:英国");
}

}  // namespace
}  // namespace lectern
