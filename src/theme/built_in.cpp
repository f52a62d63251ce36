// The built-in looks. The measures and colours of chancery and nocturne are the design's own. All text pairs pass WCAG
// AA (4.5:1), those of signal AAA (7:1) with its lines and marks at 4.5:1 and more; tests hold both.

#include "theme/built_in.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "theme/theme.h"

namespace lectern {
namespace {

constexpr Colour rgb(unsigned value) {
  return {static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>((value >> 8U) & 0xFFU),
          static_cast<std::uint8_t>(value & 0xFFU), 255};
}

// Without a second colour a statement's strong words stand out by weight alone: the others step back.
void lighten_statement(Theme& theme) {
  theme.title.weight = 500;
  theme.strong_weight = 700;
}

constexpr std::array<LayoutChange, 1> kPlainChanges{{{"statement", lighten_statement}}};

// Adds the variants that layout_changes asks for.
Theme complete(Theme theme) {
  std::vector<Theme> variants;
  for (const LayoutChange& change : layout_changes(theme.name)) {
    Theme& variant = variants.emplace_back(theme);
    variant.layout = change.layout;
    change.apply(variant);
  }
  theme.variants = std::move(variants);
  return theme;
}

Theme chancery() {
  Theme theme;
  theme.name = "chancery";
  theme.palette = {rgb(0xFCFBF8), rgb(0x16202B), rgb(0x5F6B78), rgb(0x12355B),
                   rgb(0xB3261E), rgb(0xDAD5CA), rgb(0xF2EFE8)};
  theme.section = {rgb(0x0F1B2A), rgb(0xF3F1EA), rgb(0x93A3B5), rgb(0x8FB8E8),
                   rgb(0xF08A7E), rgb(0x2A3B50), rgb(0x172639)};
  return theme;
}

Theme nocturne() {
  Theme theme;
  theme.name = "nocturne";
  theme.palette = {rgb(0x0F1B2A), rgb(0xF3F1EA), rgb(0x93A3B5), rgb(0x8FB8E8),
                   rgb(0xF08A7E), rgb(0x2A3B50), rgb(0x172639)};
  theme.section = theme.palette;
  theme.section.paper = rgb(0x172639);
  theme.section.panel = rgb(0x0F1B2A);
  return theme;
}

// Book paper and cloth: serif headings in their regular weight, more air between lines, moss and rust.
Theme paper() {
  Theme theme;
  theme.name = "paper";
  theme.palette = {rgb(0xF7F1E6), rgb(0x2A2119), rgb(0x6B5D4E), rgb(0x2F4F43),
                   rgb(0xA63A1F), rgb(0xDDD1BC), rgb(0xEFE6D5)};
  theme.section = {rgb(0x1C2C26), rgb(0xF8F2E7), rgb(0xB5BFAF), rgb(0xE0BC7A),
                   rgb(0xF0A184), rgb(0x3A5046), rgb(0x283D34)};
  theme.title = {"Noto Serif", 400, -0.014F, 1.16F};
  theme.cover = {"Noto Serif", 400, -0.022F, 1.1F};
  theme.number = {"Noto Serif", 400, -0.01F, 1.0F};
  theme.text.leading = 1.42F;
  // Noto Serif runs wider than Inter Display at the same size.
  theme.scale.title = 72;
  theme.scale.title_small = 62;
  theme.scale.title_least = 46;
  theme.scale.cover = 124;
  theme.scale.cover_least = 76;
  theme.scale.section = 100;
  theme.scale.statement = 104;
  theme.scale.statement_least = 66;
  theme.scale.quote = 98;
  theme.scale.body_largest = 60;
  theme.scale.body_start = 54;
  return theme;
}

// For bright rooms and weak projectors: black on white, yellow on black, heavier type, lines that can be seen.
Theme signal() {
  Theme theme;
  theme.name = "signal";
  theme.palette = {rgb(0xFFFFFF), rgb(0x000000), rgb(0x40474F), rgb(0x0033A0),
                   rgb(0xA0001A), rgb(0x5C6670), rgb(0xF0F2F5)};
  theme.section = {rgb(0x000000), rgb(0xFFFFFF), rgb(0xD5D9DE), rgb(0xFFD400),
                   rgb(0xFFD400), rgb(0x8A929B), rgb(0x1C1F23)};
  theme.title.weight = theme.cover.weight = theme.number.weight = 700;
  theme.title.tracking = -0.012F;
  theme.cover.tracking = -0.018F;
  theme.text.weight = 500;
  theme.strong_weight = 700;
  theme.scale.kicker = 34;
  theme.scale.source = theme.scale.caption = 32;
  theme.scale.footer = 30;
  theme.scale.table_head = 38;
  theme.measures.dot = 16;
  theme.measures.progress_height = 10;
  return theme;
}

// For the printer: black ink on white paper, nothing filled; weight does what colour does elsewhere.
Theme plain() {
  Theme theme;
  theme.name = "plain";
  theme.palette = {rgb(0xFFFFFF), rgb(0x000000), rgb(0x4D4D4D), rgb(0x000000),
                   rgb(0x000000), rgb(0xBFBFBF), rgb(0xFFFFFF)};
  theme.section = theme.palette;
  theme.strong_weight = 700;
  theme.progress_line = false;
  return theme;
}

const std::array<Theme, 5>& built_in_themes() {
  static const std::array<Theme, 5> kThemes{complete(chancery()), complete(nocturne()), complete(paper()),
                                            complete(signal()), complete(plain())};
  return kThemes;
}

}  // namespace

std::span<const LayoutChange> layout_changes(std::string_view built_in_name) {
  if (built_in_name == "plain") return kPlainChanges;
  return {};
}

std::vector<std::string_view> built_in_theme_names() {
  std::vector<std::string_view> names;
  for (const Theme& theme : built_in_themes()) names.push_back(theme.name);
  return names;
}

const Theme* find_built_in_theme(std::string_view name) {
  for (const Theme& theme : built_in_themes()) {
    if (theme.name == name) return &theme;
  }
  return nullptr;
}

}  // namespace lectern
