#include "paint/pdf_clusters.h"

#include <gtest/gtest.h>

#include "unit/paint/text_scene.h"

namespace lectern {
namespace {

// Glyphs' texts parted by '|'; {words} where glyphs speak together; '_' for a glyph that says nothing by itself.
std::string spoken(const std::string& text, float tracking = 0) {
  TextStyle style;
  style.tracking = tracking;
  const StyledText styled{text, {{0, static_cast<std::uint32_t>(text.size()), style}}};
  const BrokenText broken = break_lines(shape_paragraph(catalogue(), styled, {}), {40, 1e6F, Breaking::greedy});
  std::string out;
  for (const PlacedRun& run : broken.lines.at(0).runs) {
    for (const Utterance& utterance : utterances_of({run.run, run.first, run.last, {}, run.size, run.width, {}})) {
      if (!utterance.words.empty()) out += "{" + utterance.words + "}";
      std::string glyphs;
      for (const SpokenGlyph& glyph : utterance.glyphs) {
        if (!glyphs.empty()) glyphs += '|';
        glyphs += glyph.text == "\xE2\x80\x8B" ? "_" : glyph.text;
      }
      if (utterance.words.empty()) out += glyphs;
    }
  }
  return out;
}

TEST(PdfClusters, a_glyph_for_a_character) {
  EXPECT_EQ(spoken("Ab c"), "A|b| |c");
  EXPECT_EQ(spoken("日本"), "日|本");
}

TEST(PdfClusters, text_that_runs_to_the_left_is_in_logical_order) {
  EXPECT_EQ(spoken("שלום"), "ש|ל|ו|ם");
  EXPECT_EQ(spoken("حلف"), "ح|ل|ف");
}

TEST(PdfClusters, a_ligature_that_runs_to_the_left_has_a_carrier_for_each_character) {
  EXPECT_EQ(spoken("لا"), "ل|ا");
}

TEST(PdfClusters, points_of_text_that_runs_to_the_left_are_said_behind_their_letter) {
  // The ink of the points comes first, and is silent.
  EXPECT_EQ(spoken("נִקּוּד"), "_|_|_נ|ִ|ק|ּ|ו|ּ|ד");
  EXPECT_EQ(spoken("مُحَ"), "_|_م|ُ|ح|َ");
  EXPECT_EQ(spoken("می\u200Cخ"), "م|ی|\u200C|خ");
  EXPECT_EQ(spoken("لَا"), "_ل|َ|ا") << "a point inside a ligature";
}

TEST(PdfClusters, marks_that_take_no_room_are_said_with_their_letter) {
  EXPECT_EQ(spoken("คน้ำ"), "ค{น้ำ}");
  EXPECT_EQ(spoken("कि"), "{कि}");
}

TEST(PdfClusters, letters_set_apart_are_said_together) {
  EXPECT_EQ(spoken("LONDON 2015", 0.12F), "{LONDON 2015}");
  EXPECT_EQ(spoken("LONDON", 0.01F), "L|O|N|D|O|N");
}

TEST(PdfClusters, joined_emoji_are_one_glyph_of_several_characters) {
  EXPECT_EQ(spoken("👩🏽‍✈️"), "👩🏽‍✈️");
}

TEST(PdfClusters, formatting_characters_are_not_said) {
  EXPECT_EQ(spoken("a\u200Eb"), "a|b");
}

TEST(PdfClusters, characters_that_no_face_has_are_said_outright) {
  EXPECT_EQ(spoken("a\U000F0000"), "a{\U000F0000}");
}

}  // namespace
}  // namespace lectern
