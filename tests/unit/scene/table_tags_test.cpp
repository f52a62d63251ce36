#include "scene/table_tags.h"

#include <gtest/gtest.h>

#include <vector>

namespace lectern {
namespace {

TEST(TableTags, a_cell_alone_in_its_row_goes_across_its_own_table) {
  std::vector<Tag> tags{{TagKind::document, -1, {}, {}}};
  const auto open = [&](TagKind kind, int parent) {
    tags.push_back({kind, parent, {}, {}});
    return static_cast<int>(tags.size()) - 1;
  };
  const auto table = [&](const std::vector<int>& cells_of_rows) {
    const int at = open(TagKind::table, 0);
    for (const int cells : cells_of_rows) {
      const int row = open(TagKind::row, at);
      for (int i = 0; i < cells; ++i) open(TagKind::head_cell, row);
    }
  };
  table({3, 1, 3});
  table({1, 1});
  std::vector<std::size_t> across;
  for (std::size_t i = 0; i < tags.size(); ++i)
    if (tags[i].kind == TagKind::head_cell) across.push_back(columns_across(tags, i));
  EXPECT_EQ(across, (std::vector<std::size_t>{1, 1, 1, 3, 1, 1, 1, 1, 1}));
}

}  // namespace
}  // namespace lectern
