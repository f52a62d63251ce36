#include "theme/theme.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "theme/check_theme.h"

namespace lectern {
namespace {

struct Measured {
  std::string_view text;
  std::string_view ground;
  float ratio;
};

std::vector<Measured> text_pairs(const Palette& palette) {
  std::vector<Measured> pairs;
  for (const auto& [ground_name, ground] : {std::pair{"paper", palette.paper}, std::pair{"panel", palette.panel}}) {
    pairs.push_back({"ink", ground_name, contrast_ratio(palette.ink, ground)});
    pairs.push_back({"muted", ground_name, contrast_ratio(palette.muted, ground)});
    pairs.push_back({"accent", ground_name, contrast_ratio(palette.accent, ground)});
  }
  pairs.push_back({"hot", "paper", contrast_ratio(palette.hot, palette.paper)});
  return pairs;
}

std::vector<Palette> palettes(const Theme& theme) {
  std::vector<Palette> all{theme.palette, theme.section};
  for (const Theme& variant : theme.variants) all.insert(all.end(), {variant.palette, variant.section});
  return all;
}

TEST(Theme, five_are_built_in) {
  const std::vector<std::string_view> names{"chancery", "nocturne", "paper", "signal", "plain"};
  EXPECT_EQ(built_in_theme_names(), names);
}

TEST(Theme, text_of_every_built_in_theme_passes_wcag_aa_and_of_signal_aaa) {
  for (const std::string_view name : built_in_theme_names()) {
    const float least = name == "signal" ? 7.0F : 4.5F;
    for (const Palette& palette : palettes(*find_built_in_theme(name))) {
      for (const Measured& pair : text_pairs(palette))
        EXPECT_GE(pair.ratio, least) << name << ": " << pair.text << " on " << pair.ground;
    }
  }
}

TEST(Theme, lines_and_marks_of_signal_are_seen_at_4_5_to_1) {
  for (const Palette& palette : palettes(*find_built_in_theme("signal"))) {
    for (const Colour mark : {palette.rule, palette.accent, palette.hot}) {
      EXPECT_GE(contrast_ratio(mark, palette.paper), 4.5F) << to_hex(mark);
      EXPECT_GE(contrast_ratio(mark, palette.panel), 4.5F) << to_hex(mark);
    }
  }
}

// Text on a full-bleed picture stands on a veil of the section's paper, at no less than 190 of 255, over whatever the
// picture has there.
TEST(Theme, text_over_pictures_is_legible_on_black_and_on_white) {
  for (const std::string_view name : built_in_theme_names()) {
    const Palette& palette = find_built_in_theme(name)->section;
    for (const Colour picture : {Colour{0, 0, 0, 255}, Colour{255, 255, 255, 255}}) {
      const Colour ground = mix(picture, palette.paper, 190.0F / 255.0F);
      EXPECT_GE(contrast_ratio(palette.ink, ground), 4.5F) << name;
      EXPECT_GE(contrast_ratio(mix(palette.ink, palette.paper, 0.1F), ground), 4.5F) << name;
    }
  }
}

TEST(Theme, plain_prints_black_on_white_with_nothing_filled) {
  const Colour white{255, 255, 255, 255};
  const Theme& plain = *find_built_in_theme("plain");
  for (const Palette& palette : palettes(plain)) {
    EXPECT_EQ(palette.paper, white);
    EXPECT_EQ(palette.panel, white);
    for (const Colour colour : {palette.ink, palette.muted, palette.accent, palette.hot, palette.rule})
      EXPECT_TRUE(colour.red == colour.green && colour.green == colour.blue) << to_hex(colour);
  }
  EXPECT_FALSE(plain.progress_line);
  EXPECT_LT(theme_for(plain, "statement").title.weight, plain.title.weight);
}

TEST(Theme, a_layout_without_a_variant_looks_like_the_theme) {
  const Theme& plain = *find_built_in_theme("plain");
  EXPECT_EQ(&theme_for(plain, "bullets"), &plain);
}

TEST(Theme, an_unknown_name_finds_nothing) {
  EXPECT_EQ(find_built_in_theme("Chancery"), nullptr);
}

TEST(Theme, a_logo_stands_where_it_is_asked_for_and_else_everywhere_but_on_pictures) {
  Theme theme;
  EXPECT_FALSE(shows_logo(theme, "title"));
  theme.logo.picture = "crest.svg";
  EXPECT_TRUE(shows_logo(theme, "title"));
  EXPECT_FALSE(shows_logo(theme, "picture"));
  theme.logo.layouts = {"picture"};
  EXPECT_FALSE(shows_logo(theme, "title"));
  EXPECT_TRUE(shows_logo(theme, "picture"));
}

TEST(Theme, legible_goes_no_further_than_it_must) {
  const Colour grey{170, 170, 170, 255};
  const Colour white{255, 255, 255, 255};
  const Colour found = legible(grey, white, 4.5F);
  EXPECT_GE(contrast_ratio(found, white), 4.5F);
  EXPECT_LT(contrast_ratio(found, white), 4.9F);
}

}  // namespace
}  // namespace lectern
