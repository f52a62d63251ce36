#pragma once
// What holds between the settings of a theme: order of sizes, contrast of colours. Silent about what no file has set.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "theme/theme.h"

namespace lectern {

/// Where a setting was made.
struct SettingPlace {
  std::size_t file = 0;
  SourceSpan where;
};

/// The file that had the last word on a key, for a layout or for the whole theme (""); nothing when none sets it.
using FindSetting = std::function<std::optional<SettingPlace>(std::string_view key, std::string_view layout)>;
using ReportAt = std::function<void(const SettingPlace&, Diagnostic)>;

/// Makes least sizes no larger than what they are the least of, and leaves each line of the page room for its text.
/// What is inherited gives way in silence, what a file has set with a diagnostic.
void settle_order(Theme& theme, const FindSetting& find, const ReportAt& report);

/// Reports text colours below 4.5:1 against paper and panel (WCAG 2.2, 1.4.3), with a colour that would do.
void check_contrast(const Theme& theme, const FindSetting& find, const ReportAt& report);

/// The colour nearest to `text`, on the way to black or white, that has `ratio` against `ground`.
Colour legible(Colour text, Colour ground, float ratio);

}  // namespace lectern
