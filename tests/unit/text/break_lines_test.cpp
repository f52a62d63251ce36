#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/text/text_support.h"

namespace lectern {
namespace {

using testing::lines_of;
using testing::shaped;

constexpr const char* kPangram = "The quick brown fox jumps over the lazy dog and runs away from it";

BreakOptions greedy(float width, float size = 50) {
  return {.size = size, .width = width, .breaking = Breaking::greedy};
}
BreakOptions ragged(float width, float size = 50) {
  return {.size = size, .width = width, .breaking = Breaking::ragged};
}
BreakOptions balanced(float width, float size = 50) {
  return {.size = size, .width = width, .breaking = Breaking::balanced};
}

const char* const kTexts[] = {
    kPangram,
    "AVAVAV Wo. To, Ta; fff ffi 1/2 – “quotes” and a verylongwordthatdoesnotfitanywhere, or does it?",
    "日本は2015年1月21日、ロンドンで英国との初めての外務・防衛閣僚会合（2プラス2）を開催した。",
    "السلام عليكم ورحمة الله وبركاته في هذا اليوم 2015 NATO السعيد",
    "שלום עולם, this is mixed text עם עברית (ו-English).",
    "ภาษาไทยไม่มีการเว้นวรรคระหว่างคำในประโยค",
    "हिन्दी में लिखा गया एक लंबा वाक्य क्षत्रिय",
    "대한민국의 국방비는 국내총생산의 2%를 넘는다",
    "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧🇯🇵🇬🇧🇯🇵🇬🇧 "
    "e\u0301e\u0301e\u0301e\u0301e\u0301",
    "extra\u00ADordi\u00ADnary cir\u00ADcum\u00ADstances",
    "one\u2028two three\u2028\u2028four",
    "    leading and   inner   blanks    ",
    "   ",
    "",
};

TEST(BreakLines, breaks_before_a_word_that_does_not_fit) {
  EXPECT_EQ(lines_of(shaped("aaaa bbbb cccc"), greedy(270)), "aaaa bbbb|cccc");
  EXPECT_EQ(lines_of(shaped("aaaa bbbb cccc"), greedy(2000)), "aaaa bbbb cccc");
}

TEST(BreakLines, a_paragraph_fits_the_width_that_was_measured_for_it) {
  for (const char* text : kTexts) {
    const ShapedParagraph paragraph = shaped(text);
    for (const float size : {1.0F, 17.3F, 64.0F}) {
      const BrokenText broken = break_lines(paragraph, greedy(paragraph.natural_width() * size, size));
      const auto hard = std::ranges::count_if(broken.lines, &TextLine::hard_break);
      EXPECT_EQ(broken.lines.size(), static_cast<std::size_t>(hard)) << text;
      EXPECT_NEAR(broken.width, paragraph.natural_width() * size, 0.001F * size) << text;
      EXPECT_FALSE(break_lines(paragraph, ragged(paragraph.longest_word() * size, size)).broke_a_word) << text;
    }
  }
}

TEST(BreakLines, no_line_is_wider_than_its_room_and_no_byte_is_lost) {
  for (const char* text : kTexts) {
    const ShapedParagraph paragraph = shaped(text);
    for (const Breaking breaking : {Breaking::greedy, Breaking::ragged, Breaking::balanced}) {
      for (float width = 80; width < 1200; width *= 1.11F) {
        const BrokenText broken = break_lines(paragraph, {.size = 50, .width = width, .breaking = breaking});
        std::uint32_t at = 0;
        for (const TextLine& line : broken.lines) {
          EXPECT_EQ(line.begin, at) << text << " at " << width;
          EXPECT_LE(line.width, width * 1.0002F + 0.01F) << text << " at " << width;
          at = line.end;
        }
        EXPECT_EQ(at, paragraph.text().size()) << text << " at " << width;
      }
    }
  }
}

TEST(BreakLines, runs_lie_side_by_side_and_show_every_byte_but_hanging_blanks) {
  for (const char* text : kTexts) {
    const ShapedParagraph paragraph = shaped(text);
    for (const TextLine& line : break_lines(paragraph, ragged(300)).lines) {
      float x = 0;
      std::vector<bool> shown(paragraph.text().size());
      for (const PlacedRun& run : line.runs) {
        EXPECT_NEAR(run.x, x, 0.01F) << text;
        x += run.width;
        for (std::uint32_t byte = run.begin; byte < run.end; ++byte) shown[byte] = true;
        EXPECT_EQ(run.run->text.find(paragraph.text().substr(run.begin, run.end - run.begin)) != std::string::npos,
                  true);
      }
      std::string hidden;
      for (std::uint32_t byte = line.begin; byte < line.end; ++byte) {
        if (!shown[byte]) hidden += paragraph.text()[byte];
      }
      std::erase(hidden, ' ');
      EXPECT_TRUE(hidden.empty() || hidden == "\u2028") << text;
    }
  }
}

TEST(BreakLines, empty_text_has_one_empty_line) {
  const BrokenText broken = break_lines(shaped(""), {});
  ASSERT_EQ(broken.lines.size(), 1U);
  EXPECT_TRUE(broken.lines[0].runs.empty());
  EXPECT_EQ(broken.width, 0);
}

TEST(BreakLines, hard_breaks_end_lines) {
  EXPECT_EQ(lines_of(shaped("one\u2028two\u2028\u2028four"), ragged(1000)), "one\u2028|two\u2028|\u2028|four");
  const BrokenText broken = break_lines(shaped("one two\u2028three"), greedy(150));
  ASSERT_EQ(broken.lines.size(), 3U);
  EXPECT_FALSE(broken.lines[0].hard_break);
  EXPECT_TRUE(broken.lines[1].hard_break);
  EXPECT_TRUE(broken.lines[2].hard_break);
}

TEST(BreakLines, trailing_blanks_hang_and_leading_ones_count) {
  const float word = shaped("word").natural_width();
  EXPECT_FLOAT_EQ(shaped("word   ").natural_width(), word);
  EXPECT_GT(shaped("   word").natural_width(), word + 0.5F);
  const BrokenText broken = break_lines(shaped("word   word"), greedy(word * 50 + 1));
  ASSERT_EQ(broken.lines.size(), 2U);
  EXPECT_NEAR(broken.lines[0].width, word * 50, 0.01F);
}

TEST(BreakLines, a_word_wider_than_the_line_breaks_between_graphemes) {
  const BrokenText broken = break_lines(shaped("Donaudampfschifffahrtsgesellschaft"), greedy(300));
  EXPECT_TRUE(broken.broke_a_word);
  EXPECT_EQ(broken.lines.size(), 3U);
  EXPECT_EQ(lines_of(shaped("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧"), greedy(70)),
            "👨‍👩‍👧|👨‍👩‍👧|👨‍👩‍👧");
  EXPECT_EQ(lines_of(shaped("e\u0301e\u0301e\u0301"), greedy(35)), "e\u0301|e\u0301|e\u0301");
  EXPECT_EQ(break_lines(shaped("MMM"), greedy(1)).lines.size(), 3U) << "a grapheme wider than the line has it alone";
}

TEST(BreakLines, a_cut_within_a_joined_word_shapes_both_parts_again) {
  const std::string word = "بببببببببب";
  const BrokenText broken = break_lines(shaped(word, "ar"), greedy(shaped(word, "ar").natural_width() * 30));
  ASSERT_GE(broken.lines.size(), 2U);
  const auto& first = broken.lines[0].runs.at(0);
  const auto whole = testing::one_line(shaped(word, "ar")).runs.at(0).run;
  EXPECT_NE(first.run->glyphs.front().id, whole->glyphs[whole->glyphs.size() / 2].id)
      << "the last letter has its final form";
}

TEST(BreakLines, a_soft_hyphen_shows_where_a_line_ends_and_only_there) {
  const auto hyphen = testing::all_fonts().match("Inter", 400, false)->glyph_for(0x2010);
  const ShapedParagraph paragraph = shaped("extra\u00ADordinary");
  const auto hyphens = [&](const TextLine& line) {
    int count = 0;
    for (const PlacedRun& run : line.runs) {
      for (std::uint32_t i = run.first; i < run.last; ++i) count += run.run->glyphs[i].id == hyphen ? 1 : 0;
    }
    return count;
  };
  EXPECT_EQ(hyphens(break_lines(paragraph, greedy(1000)).lines[0]), 0);
  const BrokenText narrow = break_lines(paragraph, greedy(250));
  ASSERT_EQ(narrow.lines.size(), 2U);
  EXPECT_EQ(hyphens(narrow.lines[0]), 1);
  EXPECT_EQ(hyphens(narrow.lines[1]), 0);
}

TEST(BreakLines, ragged_paragraphs_have_no_lone_last_word) {
  const std::string text = "The ministers met in London and signed a statement about the security of the seas today";
  const ShapedParagraph paragraph = shaped(text);
  int greedy_lone = 0;
  for (float width = 400; width < 1500; width += 7) {
    const std::string filled = lines_of(paragraph, greedy(width));
    const std::string fitted = lines_of(paragraph, ragged(width));
    EXPECT_EQ(std::ranges::count(filled, '|'), std::ranges::count(fitted, '|')) << "as few lines as can be";
    if (filled.ends_with("|today")) ++greedy_lone;
    EXPECT_FALSE(fitted.ends_with("|today")) << fitted << " at " << width;
  }
  EXPECT_GT(greedy_lone, 0) << "the text does not show the difference";
}

TEST(BreakLines, a_long_last_word_is_better_than_a_short_first_line) {
  const ShapedParagraph weapons = shaped("against chemical weapons");
  EXPECT_EQ(lines_of(weapons, ragged(0.9F * weapons.natural_width() * 50)), "against chemical|weapons");
  const ShapedParagraph here = shaped("Fewer Americans here");
  EXPECT_EQ(lines_of(here, ragged(0.82F * here.natural_width() * 50)), "Fewer|Americans here") << "a short one is not";
}

TEST(BreakLines, titles_are_balanced_and_break_where_the_sense_does) {
  struct Row {
    const char* text;
    float width;
    float size;
    const char* lines;
  };
  const Row rows[] = {
      {"Japan and Britain: a quiet revolution", 1664, 132, "Japan and Britain:|a quiet revolution"},
      {"Five priorities for the defence of an independent Scotland", 1664, 104,
       "Five priorities for the defence|of an independent Scotland"},
      {"From the Yoshida Doctrine to liberal internationalism", 1664, 112,
       "From the Yoshida Doctrine|to liberal internationalism"},
  };
  for (const Row& row : rows) {
    const ShapedParagraph title = shaped(row.text, "en", {.family = "Inter Display", .weight = 600});
    EXPECT_EQ(lines_of(title, balanced(row.width, row.size)), row.lines);
  }
}

TEST(BreakLines, a_short_text_breaks_by_sense_and_a_long_one_by_its_edge) {
  EXPECT_EQ(lines_of(shaped("A partner who comes to us. That is the case."), ragged(900)),
            "A partner who comes to us.|That is the case.");
  constexpr float kWidth = 1040;
  const BrokenText prose = break_lines(
      shaped(
          "And thirdly, to choose. Europe has long dealt with Japan as a market and with China as an opportunity. A "
          "partner that comes to us with our own language of rules and open order deserves a more considered answer. "
          "That is my case; I look forward to your questions."),
      ragged(kWidth));
  ASSERT_EQ(prose.lines.size(), 7U);
  for (std::size_t i = 0; i + 1 < prose.lines.size(); ++i) EXPECT_GT(prose.lines[i].width, 0.7F * kWidth) << i;
}

TEST(BreakLines, balanced_lines_are_as_few_and_more_even) {
  const ShapedParagraph paragraph = shaped(kPangram);
  for (float width = 500; width < 1500; width += 50) {
    const BrokenText filled = break_lines(paragraph, greedy(width));
    const BrokenText even = break_lines(paragraph, balanced(width));
    EXPECT_EQ(filled.lines.size(), even.lines.size());
    const auto spread = [](const BrokenText& broken) {
      const auto [least, most] = std::ranges::minmax(broken.lines, {}, &TextLine::width);
      return most.width - least.width;
    };
    EXPECT_LE(spread(even), spread(filled) + 30) << width;
  }
}

TEST(BreakLines, numbers_keep_their_units_and_names_their_initials) {
  const char* const kept[] = {"2.5 bn", "£2.5 bn", "2 %", "J. Hemmings", "Mr Hammond", "£ 30", "15 km", "40 million,"};
  for (const char* pair : kept) {
    const std::string text =
        "They spend some more words here on " + std::string(pair) + " and then go on to other things";
    const ShapedParagraph paragraph = shaped(text);
    for (float width = 400; width < 1400; width += 13) {
      EXPECT_NE(lines_of(paragraph, ragged(width)).find(pair), std::string::npos) << pair << " at " << width;
    }
  }
  EXPECT_EQ(lines_of(shaped("2.5 bn"), ragged(90)), "2.5|bn") << "where both do not fit a line they part";
}

TEST(BreakLines, japanese_keeps_its_kinsoku) {
  const std::string text = "「静かな革命」と、ジョン・ヘミングスは（二〇一五年に）書いた。きゃっきゃっ、ラーメン！";
  const ShapedParagraph paragraph = shaped(text, "ja");
  for (const Breaking breaking : {Breaking::greedy, Breaking::ragged, Breaking::balanced}) {
    for (float width = 360; width < 1500; width += 25) {  // its longest unbreakable part takes 350
      const BrokenText broken = break_lines(paragraph, {.size = 50, .width = width, .breaking = breaking});
      for (std::size_t i = 0; i < broken.lines.size(); ++i) {
        const std::string line = text.substr(broken.lines[i].begin, broken.lines[i].end - broken.lines[i].begin);
        for (const char* never : {"、", "。", "」", "）", "ゃ", "っ", "ー", "！", "・"}) {
          EXPECT_TRUE(i == 0 || !line.starts_with(never)) << line << " at " << width;
        }
        for (const char* never : {"「", "（"}) EXPECT_FALSE(line.ends_with(never)) << line << " at " << width;
      }
    }
  }
}

TEST(BreakLines, japanese_titles_break_between_phrases) {
  const TextStyle title{.family = "Inter Display", .weight = 700};
  EXPECT_EQ(lines_of(shaped("積極的平和主義とは何か：日本の安全保障政策の転換と日英関係の新しい段階", "ja", title),
                     balanced(1664, 104)),
            "積極的平和主義とは何か：|日本の安全保障政策の転換と|日英関係の新しい段階");
  EXPECT_EQ(lines_of(shaped("国際協調主義に基づく積極的平和主義の立場から、国際社会の平和と安定及び繁栄の確保に、これま"
                            "で以上に積極的に寄与していく。",
                            "ja"),
                     ragged(1604, 56)),
            "国際協調主義に基づく積極的平和主義の立場から、|国際社会の平和と安定及び繁栄の確保に、これまで以上に|"
            "積極的に寄与していく。");
}

TEST(BreakLines, a_last_line_has_four_japanese_characters_or_more) {
  const std::string text = "日本は二〇一五年にロンドンで英国との初めての外務防衛閣僚会合を開催した";
  const ShapedParagraph paragraph = shaped(text, "ja");
  for (float width = 500; width < 1700; width += 10) {
    const TextLine last = break_lines(paragraph, ragged(width)).lines.back();
    EXPECT_GE(last.end - last.begin, 4U * 3U) << width;
  }
}

TEST(BreakLines, korean_breaks_between_words) {
  const std::string text = "대한민국의 국방비는 국내총생산의 이퍼센트를 넘는다";
  const ShapedParagraph paragraph = shaped(text, "ko");
  for (float width = 320; width < 1200; width += 20) {
    std::string lines = lines_of(paragraph, ragged(width));
    std::ranges::replace(lines, '|', ' ');
    EXPECT_EQ(lines, text) << width;
  }
}

TEST(BreakLines, thai_breaks_between_words_of_the_dictionary) {
  EXPECT_EQ(lines_of(shaped("ภาษาไทยไม่มีการเว้นวรรคระหว่างคำ", "th"), greedy(260)), "ภาษาไทยไม่มี|การเว้นวรรค|ระหว่างคำ");
}

TEST(BreakLines, hebrew_and_latin_lines_are_ordered_each_by_itself) {
  const ShapedParagraph paragraph = shaped("שלום עולם hello world שוב", "he");
  const BrokenText broken = break_lines(paragraph, greedy(300));
  ASSERT_GE(broken.lines.size(), 2U);
  std::string order;
  for (const TextLine& line : broken.lines) {
    for (const PlacedRun& run : line.runs) order += paragraph.text().substr(run.begin, run.end - run.begin);
    order += "|";
  }
  EXPECT_EQ(order, "שלום עולם|hello world|שוב|");
}

TEST(BreakLines, offsets_are_those_that_lines_use) {
  EXPECT_EQ(line_break_offsets("a bc-d\u2028e", "en"), (std::vector<std::uint32_t>{2, 5, 9, 10}));
  EXPECT_EQ(grapheme_offsets("e\u0301x🇯🇵"), (std::vector<std::uint32_t>{0, 3, 4, 12}));
  EXPECT_TRUE(line_break_offsets("", "en").empty());
  EXPECT_EQ(grapheme_offsets(""), (std::vector<std::uint32_t>{0}));
}

}  // namespace
}  // namespace lectern
