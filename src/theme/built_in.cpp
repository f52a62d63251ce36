// The built-in looks. The measures and colours of chancery and nocturne are the design's own; their text pairs pass
// WCAG AA (muted on paper 5.3 and 6.7, hot on paper 6.3 and 7.1, accent on panel 10.9 and 7.4), which a test holds.

#include <array>

#include "theme/theme.h"

namespace lectern {
namespace {

constexpr Colour rgb(unsigned value) {
  return {static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>((value >> 8U) & 0xFFU),
          static_cast<std::uint8_t>(value & 0xFFU), 255};
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

const std::array<Theme, 2>& built_in_themes() {
  static const std::array<Theme, 2> kThemes{chancery(), nocturne()};
  return kThemes;
}

}  // namespace

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
