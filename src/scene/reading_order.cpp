#include "scene/reading_order.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace lectern {

bool on_one_line(const DrawText& a, const DrawText& b) {
  return std::abs(a.origin.y - b.origin.y) < 0.6F * std::max(a.size, b.size);
}

namespace {

/// Of one paragraph every piece has a place of its own.
bool are_of_one_paragraph(std::span<const DrawText*> line) {
  std::vector<std::uint32_t> places;
  for (const DrawText* piece : line) {
    if (piece->right_to_left != line.front()->right_to_left) return false;
    places.push_back(piece->order);
  }
  std::ranges::sort(places);
  return std::ranges::adjacent_find(places) == places.end();
}

}  // namespace

void put_in_logical_order(std::span<const DrawText*> line) {
  std::ranges::stable_sort(line, {}, [](const DrawText* piece) { return piece->origin.x; });
  const auto is_rtl = [](const DrawText* piece) { return piece->run->right_to_left; };
  if (std::ranges::none_of(line, [&](const DrawText* piece) { return is_rtl(piece) || piece->right_to_left; })) return;
  if (are_of_one_paragraph(line)) {
    std::ranges::stable_sort(line, {}, &DrawText::order);
    return;
  }
  const bool line_is_rtl = line.front()->right_to_left;
  if (line_is_rtl) std::ranges::reverse(line);
  for (auto begin = line.begin(); begin != line.end();) {
    const bool rtl = is_rtl(*begin);
    const auto end = std::find_if(begin, line.end(), [&](const DrawText* piece) { return is_rtl(piece) != rtl; });
    if (rtl != line_is_rtl) std::reverse(begin, end);
    begin = end;
  }
}

}  // namespace lectern
