#pragma once
// Which links a document takes over. For room `paint` alone.

#include <algorithm>
#include <array>
#include <string_view>

#include "base/words.h"

namespace lectern {

/// Web, mail and telephone addresses, and names of files: programs open them and nothing else happens. A scheme that
/// could run something (javascript:, data:, file: ...) is left out.
inline bool may_be_linked(std::string_view target) {
  constexpr std::array<std::string_view, 5> kSchemes{"http", "https", "mailto", "tel", "ftp"};
  const std::size_t colon = target.find_first_of(":/?#");
  if (target.empty()) return false;
  if (colon == std::string_view::npos || target[colon] != ':') return true;
  return std::ranges::find(kSchemes, lower_ascii(target.substr(0, colon))) != kSchemes.end();
}

}  // namespace lectern
