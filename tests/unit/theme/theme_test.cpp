#include "theme/theme.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(Theme, text_of_every_built_in_theme_passes_wcag_aa) {
  for (const std::string_view name : built_in_theme_names()) {
    const Theme* theme = find_built_in_theme(name);
    ASSERT_NE(theme, nullptr);
    for (const Palette& palette : {theme->palette, theme->section}) {
      for (const Colour text : {palette.ink, palette.muted, palette.accent, palette.hot}) {
        EXPECT_GE(contrast_ratio(text, palette.paper), 4.5F) << name << ' ' << to_hex(text) << " on paper";
      }
      for (const Colour text : {palette.ink, palette.accent}) {
        EXPECT_GE(contrast_ratio(text, palette.panel), 4.5F) << name << ' ' << to_hex(text) << " on panel";
      }
    }
  }
}

TEST(Theme, an_unknown_name_finds_nothing) {
  EXPECT_EQ(find_built_in_theme("Chancery"), nullptr);
}

}  // namespace
}  // namespace lectern
