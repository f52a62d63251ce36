#include "export/heading_levels.h"

namespace lectern {

std::vector<int> heading_levels(const Deck& deck, const std::vector<std::size_t>& slides, bool titled) {
  std::vector<int> levels;
  levels.reserve(slides.size());
  int outer = titled ? 2 : 1;
  bool in_section = false;
  for (const std::size_t index : slides) {
    const SlideRole role = deck.slides[index].role;
    if (levels.empty() && role == SlideRole::title) {
      levels.push_back(outer);
      outer = 2;
      continue;
    }
    const bool opens = role == SlideRole::section;
    levels.push_back(in_section && !opens ? outer + 1 : outer);
    in_section = in_section || opens;
  }
  return levels;
}

}  // namespace lectern
