#include "theme/theme.h"

#include <algorithm>

namespace lectern {

const Theme& theme_for(const Theme& theme, std::string_view layout) {
  const auto found = std::ranges::find(theme.variants, layout, &Theme::layout);
  return found == theme.variants.end() ? theme : *found;
}

bool shows_logo(const Theme& theme, std::string_view layout) {
  const Logo& logo = theme.logo;
  if (logo.picture.empty()) return false;
  if (logo.layouts.empty()) return layout != "picture";
  return std::ranges::find(logo.layouts, layout) != logo.layouts.end();
}

}  // namespace lectern
