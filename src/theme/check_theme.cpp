#include "theme/check_theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "theme/theme_keys.h"

namespace lectern {
namespace {

constexpr float kTextContrast = 4.5F;  // WCAG 2.2, success criterion 1.4.3 (AA)

template <class Owner>
void settle(Owner& owner, std::span<const LengthKey<Owner>> keys, std::span<const OrderedKeys<Owner>> ordered,
            std::string_view group, std::string_view layout, const FindSetting& find, const ReportAt& report) {
  std::set<std::string_view> follows;  // raised for a lower one that was set
  const auto value = [&](std::string_view name) -> float& {
    return owner.*std::ranges::find(keys, name, &LengthKey<Owner>::name)->member;
  };
  const auto place = [&](std::string_view name) {
    const std::string key = fmt::format("{}.{}", group, name);
    auto found = layout.empty() ? std::nullopt : find(key, layout);
    return found ? found : find(key, "");
  };
  // Each round can disturb the pair before it; a chain is never longer than the list.
  for (std::size_t round = 0; round <= ordered.size(); ++round) {
    for (const auto& [lower, upper] : ordered) {
      if (value(lower) <= value(upper)) continue;
      const auto lower_place = place(lower);
      const bool lower_set = lower_place.has_value() || follows.contains(lower);
      if (lower_set && !place(upper) && !follows.contains(upper)) {
        value(upper) = value(lower);
        follows.insert(upper);
        continue;
      }
      if (lower_place) {
        report(*lower_place,
               {Severity::warning,
                "theme-order",
                {},
                fmt::format("{} of {} is above {}, which is {}", lower, value(lower), upper, value(upper)),
                fmt::format("{} is used", value(upper))});
      }
      value(lower) = value(upper);
    }
  }
}

struct TextColour {
  std::string_view name;
  bool on_panel;  // code and cards hold it too
};

constexpr auto kTextColours =
    std::to_array<TextColour>({{"ink", true}, {"muted", true}, {"accent", true}, {"hot", false}});

Colour colour_of(const Palette& palette, std::string_view name) {
  return palette.*std::ranges::find(colour_keys(), name, &ColourKey::name)->member;
}

// One report a colour, for the ground that it shows least on, with a colour that does on both.
void check_palette(const Palette& palette, std::string_view group, std::string_view layout, const FindSetting& find,
                   const ReportAt& report) {
  for (const auto& [name, on_panel] : kTextColours) {
    const Colour text = colour_of(palette, name);
    const bool panel_is_worse = on_panel && contrast_ratio(text, palette.panel) < contrast_ratio(text, palette.paper);
    const std::string_view ground_name = panel_is_worse ? "panel" : "paper";
    const Colour ground = colour_of(palette, ground_name);
    const float ratio = contrast_ratio(text, ground);
    if (ratio >= kTextContrast) continue;
    auto place = find(fmt::format("{}.{}", group, name), layout);
    if (!place) place = find(fmt::format("{}.{}", group, ground_name), layout);
    if (!place) continue;
    report(*place, {Severity::warning,
                    "theme-contrast",
                    {},
                    fmt::format("{} {} on {} {} has a contrast of {:.1f}:1, and text needs {:.1f}:1", name,
                                to_hex(text), ground_name, to_hex(ground), ratio, kTextContrast),
                    fmt::format("{} \"{}\" would do", name, to_hex(legible(text, ground, kTextContrast)))});
  }
}

}  // namespace

void settle_order(Theme& theme, const FindSetting& find, const ReportAt& report) {
  settle(theme.scale, size_keys(), ordered_sizes(), kSizesKey, theme.layout, find, report);
  settle(theme.measures, margin_keys(), ordered_margins(), kMarginsKey, theme.layout, find, report);
}

void check_contrast(const Theme& theme, const FindSetting& find, const ReportAt& report) {
  check_palette(theme.palette, kColoursKey, "", find, report);
  check_palette(theme.section, kSectionColoursKey, "", find, report);
  for (const Theme& variant : theme.variants) {
    check_palette(variant.palette, kColoursKey, variant.layout, find, report);
    check_palette(variant.section, kSectionColoursKey, variant.layout, find, report);
  }
}

Colour legible(Colour text, Colour ground, float ratio) {
  constexpr int kSteps = 64;
  const Colour black{0, 0, 0, 255};
  const Colour white{255, 255, 255, 255};
  const Colour end = contrast_ratio(ground, black) >= contrast_ratio(ground, white) ? black : white;
  for (int step = 1; step < kSteps; ++step) {
    const Colour tried = mix(text, end, static_cast<float>(step) / kSteps);
    if (contrast_ratio(tried, ground) >= ratio) return tried;
  }
  return end;
}

}  // namespace lectern
