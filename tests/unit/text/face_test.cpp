#include "text/face.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/words.h"
#include "unit/text/text_support.h"

namespace lectern {
namespace {

using testing::all_fonts;
using testing::embedded_fonts;

const FontFile& file_of(const FontSet& fonts, std::string_view name) {
  const auto& files = fonts.files();
  const auto found = std::ranges::find_if(files, [&](const FontFile& file) { return file.path.ends_with(name); });
  EXPECT_NE(found, files.end()) << name;
  return *found;
}

std::shared_ptr<const Face> open(const FontFile& file) {
  auto face = Face::open(file);
  EXPECT_TRUE(face.has_value()) << (face ? "" : face.error().message);
  return face.value_or(nullptr);
}

TEST(Face, measures_in_ems) {
  const auto inter = embedded_fonts().match("Inter", 400, false);
  const FaceMetrics& metrics = inter->metrics();
  EXPECT_NEAR(metrics.ascent, 0.969F, 0.01F);
  EXPECT_NEAR(metrics.descent, 0.242F, 0.01F);
  EXPECT_NEAR(metrics.cap_height, 0.727F, 0.01F);
  EXPECT_NEAR(metrics.x_height, 0.546F, 0.01F);
  EXPECT_LT(metrics.underline_position, 0);
  EXPECT_GT(metrics.underline_thickness, 0);
}

TEST(Face, an_outline_stays_in_its_box) {
  for (const char* family : {"Inter", "Noto Serif", "JetBrains Mono"}) {
    const auto face = embedded_fonts().match(family, 400, false);
    const std::uint32_t glyph = face->glyph_for(U'g');
    const Rect box = face->glyph_box(glyph);
    const auto outline = face->outline(glyph);
    ASSERT_FALSE(outline.empty()) << family;
    EXPECT_EQ(outline.front().kind, OutlineSegment::Kind::move);
    EXPECT_EQ(outline.back().kind, OutlineSegment::Kind::close);
    EXPECT_LT(box.y, 0) << "a g goes below the baseline";
    for (const OutlineSegment& segment : outline)
      EXPECT_TRUE(box.contains(Rect{segment.to.x, segment.to.y, 0, 0}, 0.01F));
  }
}

TEST(Face, a_blank_has_no_box_and_an_unknown_character_no_glyph) {
  const auto face = embedded_fonts().match("Inter", 400, false);
  EXPECT_TRUE(face->glyph_box(face->glyph_for(U' ')).empty());
  EXPECT_TRUE(face->outline(face->glyph_for(U' ')).empty());
  EXPECT_EQ(face->glyph_for(U'日'), 0U);
}

TEST(Face, every_embedded_text_face_draws_a_box_for_what_is_missing) {
  for (const FontFile& file : embedded_fonts().files()) {
    const auto face = open(file);
    EXPECT_GT(face->glyph_box(0).width, 0.2F) << file.path;
    EXPECT_GE(face->outline(0).size(), 8U) << file.path;
  }
}

TEST(Face, an_emoji_is_a_picture_and_a_letter_is_not) {
  const auto emoji = all_fonts().fallback(U'😀', "en", 400, true);
  ASSERT_TRUE(emoji);
  ASSERT_TRUE(emoji->is_colour());
  const auto picture = emoji->colour_glyph(emoji->glyph_for(U'😀'));
  ASSERT_TRUE(picture);
  EXPECT_TRUE(picture->png.text().substr(1).starts_with("PNG"));
  EXPECT_GT(picture->box.width, 0.8F);
  EXPECT_GT(picture->box.height, 0.8F);
  const auto inter = embedded_fonts().match("Inter", 400, false);
  EXPECT_FALSE(inter->is_colour());
  EXPECT_FALSE(inter->colour_glyph(inter->glyph_for(U'a')));
}

TEST(Face, a_collection_opens_the_face_that_is_asked_for) {
  FontFile file = file_of(all_fonts(), "NotoSansCJK-Regular.ttc");
  file.index = 2;
  const auto chinese = open(file);
  file.index = 0;
  const auto japanese = open(file);
  EXPECT_NE(chinese->glyph_for(U'直'), japanese->glyph_for(U'直'));
  file.index = 99;
  EXPECT_FALSE(Face::open(file));
}

TEST(Face, an_untrusted_font_is_rewritten_and_keeps_its_glyph_numbers) {
  for (const char* name : {"Inter-Regular.otf", "JetBrainsMono-Regular.ttf", "NotoSerif-Italic.ttf"}) {
    FontFile file = file_of(embedded_fonts(), name);
    const auto trusted = open(file);
    file.trusted = false;
    const auto rewritten = open(file);
    ASSERT_TRUE(rewritten);
    EXPECT_NE(trusted->bytes().data.data(), rewritten->bytes().data.data());
    for (const char32_t c : {U'A', U'é', U'5', U'…'}) {
      EXPECT_EQ(trusted->glyph_for(c), rewritten->glyph_for(c)) << name;
      EXPECT_EQ(trusted->glyph_box(trusted->glyph_for(c)), rewritten->glyph_box(rewritten->glyph_for(c))) << name;
    }
    EXPECT_EQ(trusted->metrics().ascent, rewritten->metrics().ascent) << name;
  }
}

TEST(Face, a_rewritten_font_shapes_as_before) {
  FontFile file = file_of(embedded_fonts(), "Inter-Regular.otf");
  const FontSet trusted({file});
  file.trusted = false;
  const FontSet rewritten({file});
  const auto text = testing::styled("AVATAR -> 10x20 To.");
  EXPECT_EQ(testing::glyphs_of(shape_paragraph(trusted, text, {})),
            testing::glyphs_of(shape_paragraph(rewritten, text, {})));
}

TEST(Face, damaged_bytes_are_refused_with_a_worded_error) {
  const std::string whole(file_of(embedded_fonts(), "Inter-Regular.otf").open()->text());
  const std::string inputs[] = {"", "x", "not a font at all, just text", whole.substr(0, 100), std::string(4096, '\0')};
  for (const std::string& input : inputs) {
    for (const bool trusted : {true, false}) {
      FontFile file;
      file.path = "broken.ttf";
      file.trusted = trusted;
      file.open = [&input]() -> Result<SharedBytes> { return shared_bytes(input); };
      const auto face = Face::open(file);
      ASSERT_FALSE(face) << input.size();
      EXPECT_EQ(face.error().message, "the font broken.ttf cannot be read");
      EXPECT_FALSE(face.error().hint.empty());
    }
  }
}

TEST(Face, leaving_ccmp_out_of_plain_text_in_inter_changes_no_glyph) {
  // U+200D at the end makes a paragraph count as not plain, so that it is shaped with ccmp.
  for (const FontFile& file : embedded_fonts().files()) {
    if (!file.family.starts_with("Inter")) continue;
    const FontSet fonts({file});
    for (char32_t first = 0x21; first < 0x17F; ++first) {
      if (first >= 0x7F && first <= 0xA0) continue;
      std::string pairs;
      for (char32_t second = 0x21; second < 0x7F; ++second) {
        append_utf8(pairs, first);
        append_utf8(pairs, second);
        pairs += ' ';
      }
      const auto plain = testing::glyphs_of(shape_paragraph(fonts, testing::styled(pairs), {}));
      auto full = testing::glyphs_of(shape_paragraph(fonts, testing::styled(pairs + "\u200D."), {}));
      ASSERT_GT(full.size(), plain.size());
      full.resize(plain.size());
      ASSERT_EQ(plain, full) << file.path << " U+" << std::hex << static_cast<std::uint32_t>(first);
    }
  }
}

}  // namespace
}  // namespace lectern
