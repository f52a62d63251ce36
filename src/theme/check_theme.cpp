#include "theme/check_theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "theme/theme_keys.h"

namespace lectern {
namespace {

constexpr float kTextContrast = 4.5F;  // WCAG 2.2, success criterion 1.4.3 (AA)

// Of two sizes that do not fit together the one that no file has set gives way; of two set ones the lower does.
void settle_sizes(Theme& theme, const FindSetting& find, const ReportAt& report) {
  std::set<std::string_view> follows;  // raised for a lower one that was set
  const auto value = [&](std::string_view name) -> float& {
    return theme.scale.*std::ranges::find(size_keys(), name, &LengthKey<TypeScale>::name)->member;
  };
  const auto place = [&](std::string_view name) {
    const std::string key = fmt::format("{}.{}", kSizesKey, name);
    auto found = theme.layout.empty() ? std::nullopt : find(key, theme.layout);
    return found ? found : find(key, "");
  };
  // Each round can disturb the pair before it; a chain is never longer than the list.
  for (std::size_t round = 0; round <= ordered_sizes().size(); ++round) {
    for (const auto& [lower, upper] : ordered_sizes()) {
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

// The lines of a page follow one another with room for the text between them: kicker, title, body, source, footer.
class PageSettler {
 public:
  PageSettler(Theme& theme, const FindSetting& find, const ReportAt& report)
      : theme_(theme), find_(find), report_(report) {}

  void settle() {
    constexpr float kLeastBody = 360;
    constexpr float kBelowTitle = 40;
    constexpr float kSmallLine = 1.3F;  // line height of kicker, source and footer
    constexpr float kBelowBody = 18;    // rows run on a little below the body
    Measures& page = theme_.measures;
    const float footer_top = page.footer_baseline - 1.1F * theme_.scale.footer;
    hold(page.source_bottom, "source-bottom", footer_top, "the footer");
    hold(page.body_bottom, "body-bottom", footer_top - kBelowBody, "the footer");
    const float title = theme_.title.leading * theme_.scale.title + kBelowTitle;
    hold(page.title_top, "title-top", page.body_bottom - kLeastBody - title, "title and body");
    hold(page.kicker_top, "kicker-top", page.title_top - kSmallLine * theme_.scale.kicker, "the title");
    const float body_top = std::clamp(page.body_top, page.title_top + title, page.body_bottom - kLeastBody);
    if (body_top != page.body_top) change(page.body_top, "body-top", body_top, "title and body");
  }

 private:
  void hold(float& value, std::string_view name, float most, std::string_view what) {
    if (value > most) change(value, name, most, what);
  }

  void change(float& value, std::string_view name, float changed, std::string_view what) {
    const std::string key = fmt::format("{}.{}", kMarginsKey, name);
    auto place = theme_.layout.empty() ? std::nullopt : find_(key, theme_.layout);
    if (!place) place = find_(key, "");
    if (place) {
      report_(*place, {Severity::warning,
                       "theme-order",
                       {},
                       fmt::format("{} of {} leaves no room for {}", name, value, what),
                       fmt::format("{:.0f} is used", changed)});
    }
    value = changed;
  }

  Theme& theme_;
  const FindSetting& find_;
  const ReportAt& report_;
};

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
  settle_sizes(theme, find, report);
  PageSettler(theme, find, report).settle();
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
