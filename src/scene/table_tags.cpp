#include "scene/table_tags.h"

#include <algorithm>
#include <vector>

namespace lectern {

std::size_t columns_across(std::span<const Tag> tags, std::size_t cell) {
  if (tags[cell].parent < 0) return 1;
  const auto row = static_cast<std::size_t>(tags[cell].parent);
  std::vector<std::size_t> cells(tags.size(), 0);  // of each row of that table
  for (const Tag& tag : tags) {
    if (tag.parent >= 0 && tags[static_cast<std::size_t>(tag.parent)].parent == tags[row].parent)
      ++cells[static_cast<std::size_t>(tag.parent)];
  }
  return cells[row] == 1 ? std::ranges::max(cells) : 1;
}

}  // namespace lectern
