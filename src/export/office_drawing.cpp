#include "export/office_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace lectern {
namespace {

constexpr std::size_t kLargest = 1U << 20U;
constexpr std::array<std::string_view, 9> kSafe{"svg",  "g",    "defs",           "clipPath",      "path",
                                                "rect", "stop", "linearGradient", "radialGradient"};

// Every element is one of the safe ones.
bool is_plain(std::string_view svg) {
  for (auto at = svg.find('<'); at != std::string_view::npos; at = svg.find('<', at)) {
    ++at;
    if (at == svg.size()) return false;
    if (svg[at] == '/') continue;
    const std::string_view name = svg.substr(at, svg.find_first_of(" \n\t/>", at) - at);
    if (name != "?xml" && std::ranges::find(kSafe, name) == kSafe.end()) return false;
  }
  return true;
}

// "rgb(20%,40.5%,100%)" at the text's beginning -> "#3367FF", and its length.
struct Colour {
  std::string hex;
  std::size_t length = 0;
};

std::optional<Colour> colour_at(std::string_view text) {
  constexpr std::string_view kOpen = "rgb(";
  constexpr double kShare = 2.55;
  Colour colour{"#", kOpen.size()};
  for (const std::string_view end : {"%,", "%,", "%)"}) {
    double value = 0;
    const char* const first = text.data() + colour.length;
    const auto [stop, trouble] = std::from_chars(first, text.data() + text.size(), value);
    if (trouble != std::errc() || std::isnan(value) || value < 0 || value > 100) return std::nullopt;
    colour.length += static_cast<std::size_t>(stop - first);
    if (!text.substr(colour.length).starts_with(end)) return std::nullopt;
    colour.length += end.size();
    colour.hex += fmt::format("{:02X}", std::lround(value * kShare));
  }
  return colour;
}

}  // namespace

std::optional<std::string> office_drawing(std::string_view svg) {
  if (svg.empty() || svg.size() > kLargest || !is_plain(svg)) return std::nullopt;
  std::string out;
  out.reserve(svg.size());
  while (true) {
    const std::size_t next = std::min(svg.find("rgb("), svg.size());
    out += svg.substr(0, next);
    svg.remove_prefix(next);
    if (svg.empty()) return out;
    const auto colour = colour_at(svg);
    if (!colour) return std::nullopt;
    out += colour->hex;
    svg.remove_prefix(colour->length);
  }
}

}  // namespace lectern
