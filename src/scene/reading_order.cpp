#include "scene/reading_order.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace lectern {

bool on_one_line(const DrawText& a, const DrawText& b) {
  return std::abs(a.origin.y - b.origin.y) < 0.6F * std::max(a.size, b.size);
}

void put_in_logical_order(std::span<const DrawText*> line) {
  std::ranges::stable_sort(line, {}, [](const DrawText* piece) { return piece->origin.x; });
  const auto is_rtl = [](const DrawText* piece) { return piece->run->right_to_left; };
  if (std::ranges::none_of(line, is_rtl)) return;
  std::ptrdiff_t balance = 0;
  for (const DrawText* piece : line) {
    const auto glyphs = static_cast<std::ptrdiff_t>(piece->last - piece->first);
    balance += is_rtl(piece) ? glyphs : -glyphs;
  }
  const bool line_is_rtl = balance > 0;
  if (line_is_rtl) std::ranges::reverse(line);
  for (auto begin = line.begin(); begin != line.end();) {
    const bool rtl = is_rtl(*begin);
    const auto end = std::find_if(begin, line.end(), [&](const DrawText* piece) { return is_rtl(piece) != rtl; });
    if (rtl != line_is_rtl) std::reverse(begin, end);
    begin = end;
  }
}

}  // namespace lectern
