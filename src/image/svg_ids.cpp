#include <map>
#include <string>
#include <string_view>

#include "image/svg.h"

namespace lectern {

namespace {

constexpr std::string_view kId = " id=\"";

std::string_view name_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_of(")\"", at);
  return text.substr(at, end == std::string_view::npos ? end : end - at);
}

}  // namespace

// Cairo declares id="NAME" and refers to it as url(#NAME) or xlink:href="#NAME". Colours look alike (fill="#336699")
// and are no names.
std::string with_ids_renumbered(const std::string& svg) {
  const std::string_view text = svg;
  std::map<std::string_view, std::string> names;
  for (auto at = text.find(kId); at != std::string_view::npos; at = text.find(kId, at + 1))
    names.try_emplace(name_at(text, at + kId.size()), "n" + std::to_string(names.size()));
  std::string out;
  out.reserve(svg.size());
  for (std::size_t at = 0; at < text.size();) {
    const bool declared = text.substr(at).starts_with(kId);
    const bool referred = text[at] == '#' && at > 0 && (text[at - 1] == '(' || text[at - 1] == '"');
    const std::size_t skip = declared ? kId.size() : 1;
    out += text.substr(at, skip);
    at += skip;
    if (!declared && !referred) continue;
    const std::string_view name = name_at(text, at);
    const auto known = names.find(name);
    out += known == names.end() ? name : std::string_view(known->second);
    at += name.size();
  }
  return out;
}

}  // namespace lectern
