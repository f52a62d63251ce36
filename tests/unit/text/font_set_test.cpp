#include "text/font_set.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "unit/text/text_support.h"

namespace lectern {
namespace {

using testing::all_fonts;
using testing::embedded_fonts;

std::string name_of(const std::shared_ptr<const Face>& face) {
  return face ? face->file().family + " " + std::to_string(face->file().weight) + (face->file().italic ? " italic" : "")
              : "none";
}

TEST(FontSet, lists_families_once_in_the_catalogues_order) {
  const std::vector<std::string> families = embedded_fonts().families();
  const std::vector<std::string> expected = {"Inter", "Inter Display", "JetBrains Mono", "Noto Serif"};
  EXPECT_EQ(families, expected);
  EXPECT_TRUE(embedded_fonts().has_family("Inter Display"));
  EXPECT_FALSE(embedded_fonts().has_family("Comic Sans MS"));
}

TEST(FontSet, the_embedded_faces_are_there_on_every_machine) {
  std::string names;
  for (const FontFile& file : embedded_fonts().files()) names += file.path.substr(9) + " ";
  EXPECT_EQ(names,
            "Inter-Regular.otf Inter-Italic.otf Inter-SemiBold.otf Inter-SemiBoldItalic.otf InterDisplay-SemiBold.otf "
            "JetBrainsMono-Regular.ttf JetBrainsMono-Bold.ttf NotoSerif-Regular.ttf NotoSerif-Italic.ttf ");
}

TEST(FontSet, matches_the_nearest_face_as_css_does) {
  struct Row {
    const char* family;
    int weight;
    bool italic;
    const char* all;
    const char* embedded;
  };
  const Row rows[] = {
      {"Inter", 400, false, "Inter 400", "Inter 400"},
      {"Inter", 450, false, "Inter 500", "Inter 400"},
      {"Inter", 500, false, "Inter 500", "Inter 400"},
      {"Inter", 700, true, "Inter 700 italic", "Inter 600 italic"},
      {"Inter", 900, false, "Inter 700", "Inter 600"},
      {"Inter", 100, false, "Inter 400", "Inter 400"},
      {"Inter Display", 400, false, "Inter Display 500", "Inter Display 600"},
      {"Inter Display", 600, true, "Inter Display 600 italic", "Inter Display 600"},
      {"JetBrains Mono", 600, false, "JetBrains Mono 700", "JetBrains Mono 700"},
      {"Noto Serif", 600, true, "Noto Serif 700 italic", "Noto Serif 400 italic"},
      {"No Such Family", 600, false, "Inter 600", "Inter 600"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(name_of(all_fonts().match(row.family, row.weight, row.italic)), row.all) << row.family << row.weight;
    EXPECT_EQ(name_of(embedded_fonts().match(row.family, row.weight, row.italic)), row.embedded)
        << row.family << row.weight;
  }
}

TEST(FontSet, falls_back_by_script_and_language) {
  struct Row {
    char32_t code_point;
    const char* language;
    int weight;
    const char* name;
  };
  const Row rows[] = {
      {U'直', "en", 400, "Noto Sans CJK JP 400"},
      {U'直', "ja", 600, "Noto Sans CJK JP 700"},
      {U'直', "zh", 400, "Noto Sans CJK SC 400"},
      {U'直', "zh-Hans", 400, "Noto Sans CJK SC 400"},
      {U'直', "zh-CN", 400, "Noto Sans CJK SC 400"},
      {U'直', "zh-Hant", 400, "Noto Sans CJK TC 400"},
      {U'直', "zh-TW", 400, "Noto Sans CJK TC 400"},
      {U'直', "zh-HK", 400, "Noto Sans CJK HK 400"},
      {U'直', "zh-Hant-HK", 400, "Noto Sans CJK HK 400"},
      {U'直', "ko", 400, "Noto Sans CJK KR 400"},
      {U'직', "ko-KR", 700, "Noto Sans CJK KR 700"},
      {U'あ', "en", 400, "Noto Sans CJK JP 400"},
      {U'م', "ar", 400, "Noto Sans Arabic 400"},
      {U'ש', "he", 700, "Noto Sans Hebrew 700"},
      {U'ह', "hi", 400, "Noto Sans Devanagari 400"},
      {U'ท', "th", 400, "Noto Sans Thai 400"},
      {U'ა', "ka", 400, "Noto Sans Georgian 400"},
      {U'አ', "am", 400, "Noto Sans Ethiopic 400"},
      {U'⚓', "en", 400, "Noto Sans Symbols 400"},
      {U'∮', "en", 400, "Noto Sans Math 400"},
      {0xE123, "en", 400, "none"},
      {0x10FFFF, "en", 400, "none"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(name_of(all_fonts().fallback(row.code_point, row.language, row.weight, false)), row.name)
        << std::hex << static_cast<std::uint32_t>(row.code_point) << " " << row.language;
  }
  EXPECT_EQ(name_of(all_fonts().fallback(U'⚓', "en", 400, true)), "Noto Color Emoji 400");
}

TEST(FontSet, knows_what_it_could_not_open) {
  std::vector<FontFile> files = embedded_fonts().files();
  FontFile broken;
  broken.family = "Broken";
  broken.path = "broken.otf";
  broken.open = [] {
    return Result<SharedBytes>(std::unexpected(Error{"the font broken.otf could not be opened", ""}));
  };
  files.push_back(broken);
  const FontSet fonts(std::move(files));
  EXPECT_TRUE(fonts.troubles().empty());
  EXPECT_EQ(name_of(fonts.match("Broken", 400, false)), "Inter 400");
  EXPECT_EQ(name_of(fonts.match("Broken", 400, false)), "Inter 400");
  ASSERT_EQ(fonts.troubles().size(), 1U) << "a face is opened once";
  EXPECT_EQ(fonts.troubles().front().message, "the font broken.otf could not be opened");
}

TEST(FontSet, gives_the_same_face_each_time) {
  EXPECT_EQ(all_fonts().match("Inter", 400, false), all_fonts().match("Inter", 400, false));
}

}  // namespace
}  // namespace lectern
