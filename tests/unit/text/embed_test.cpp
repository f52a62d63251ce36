#include "text/embed.h"

#include <gtest/gtest.h>

#include <array>

#include "text/cff_names.h"
#include "unit/text/text_support.h"

namespace lectern {
namespace {

using testing::all_fonts;
using testing::embedded_fonts;

std::vector<std::uint32_t> glyphs_of(const Face& face, std::u32string_view text) {
  std::vector<std::uint32_t> glyphs;
  for (const char32_t c : text) glyphs.push_back(face.glyph_for(c));
  return glyphs;
}

TEST(Embed, a_compact_font_names_its_few_glyphs_anew) {
  const auto inter = embedded_fonts().match("Inter", 400, false);
  ASSERT_TRUE(may_be_embedded(*inter));
  const auto glyphs = glyphs_of(*inter, U"Rivers");
  const auto program = font_program(*inter, glyphs);
  ASSERT_TRUE(program);
  EXPECT_TRUE(program->compact);
  EXPECT_LT(program->bytes.data.size(), 4'000U);
  ASSERT_EQ(program->cids.size(), 6U);
  for (const auto& [glyph, cid] : program->cids) EXPECT_TRUE(cid >= 1 && cid <= 6) << glyph << " is " << cid;
}

TEST(Embed, a_font_keyed_by_cid_keeps_its_names) {
  const auto face = all_fonts().fallback(U'和', "ja", 400, false);
  ASSERT_NE(face, nullptr);
  const auto glyphs = glyphs_of(*face, U"平和");
  const auto program = font_program(*face, glyphs);
  ASSERT_TRUE(program && program->compact);
  for (const std::uint32_t glyph : glyphs) EXPECT_EQ(program->cids.at(glyph), glyph);
  EXPECT_LT(program->bytes.data.size(), 10'000U) << "of a font of 65,535 glyphs";
}

TEST(Embed, a_truetype_font_keeps_its_numbers) {
  const auto face = embedded_fonts().match("JetBrains Mono", 400, false);
  const auto program = font_program(*face, glyphs_of(*face, U"x"));
  ASSERT_TRUE(program);
  EXPECT_FALSE(program->compact);
  EXPECT_TRUE(program->cids.empty());
  EXPECT_TRUE(program->bytes.text().starts_with(std::string_view("\0\1\0\0", 4)));
}

TEST(Embed, says_what_a_document_wants_to_know) {
  const FaceFacts inter = facts_of(*embedded_fonts().match("Inter", 400, false));
  EXPECT_EQ(inter.postscript_name, "Inter-Regular");
  EXPECT_LT(inter.box.y, 0);
  EXPECT_GT(inter.box.height, 1'000);
  EXPECT_EQ(inter.italic_angle, 0);
  EXPECT_FALSE(inter.fixed_pitch);
  EXPECT_LT(facts_of(*embedded_fonts().match("Inter", 400, true)).italic_angle, 0);
  EXPECT_TRUE(facts_of(*embedded_fonts().match("JetBrains Mono", 400, false)).fixed_pitch);
}

TEST(Embed, bytes_that_are_no_font_have_no_names) {
  EXPECT_TRUE(cid_names({}).empty());
  const std::array<std::uint8_t, 12> noise{1, 0, 4, 4, 0xFF, 0xFF, 4, 0, 0, 0, 0, 9};
  EXPECT_TRUE(cid_names(noise).empty());
}

}  // namespace
}  // namespace lectern
