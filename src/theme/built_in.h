#pragma once
// How a built-in theme differs on slides of certain layouts. Kept apart from the theme so that a file which inherits
// from it can change the theme beneath.

#include <span>
#include <string_view>

#include "theme/theme.h"

namespace lectern {

struct LayoutChange {
  std::string_view layout;
  void (*apply)(Theme&);
};

std::span<const LayoutChange> layout_changes(std::string_view built_in_name);

}  // namespace lectern
