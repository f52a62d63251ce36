#include "base/link_target.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/uri.h"
#include "base/words.h"

namespace lectern {
namespace {

// Also where it is encoded: what opens the link decodes it first.
bool climbs(std::string_view path) {
  while (true) {
    const auto end = std::min(path.find('/'), path.size());
    if (path.substr(0, end) == "..") return true;
    if (end == path.size()) return false;
    path.remove_prefix(end + 1);
  }
}

}  // namespace

std::string linked_path(std::string_view target) {
  return percent_decoded(target.substr(0, target.find_first_of("?#")));
}

bool leads_beside(std::string_view target) {
  const std::string path = linked_path(target);
  if (path.empty() || path.front() == '/' || path.find('\\') != std::string::npos) return false;
  const bool has_scheme = path.substr(0, path.find('/')).find(':') != std::string::npos;  // or a drive's letter
  return !has_scheme && !climbs(path);
}

bool may_be_linked(std::string_view target) {
  constexpr std::array<std::string_view, 5> kSchemes{"http", "https", "mailto", "tel", "ftp"};
  const std::size_t colon = target.find_first_of(":/?#");
  if (colon == std::string_view::npos || target[colon] != ':') return leads_beside(target);
  return std::ranges::find(kSchemes, lower_ascii(target.substr(0, colon))) != kSchemes.end();
}

}  // namespace lectern
