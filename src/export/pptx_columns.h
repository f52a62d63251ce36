#pragma once
// Which columns of a page's table its cells stand in. For pptx_table alone; pure.

#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "base/geometry.h"
#include "export/page_text.h"

namespace lectern {

/// A cell with text. Lengths are in slide units.
struct PptxCell {
  std::vector<const PageBlock*> blocks;
  float left = INFINITY;  ///< of its text
  float right = -INFINITY;
  bool head = false;
  bool across = false;     ///< of the whole table: the heading of a group of rows
  std::size_t column = 0;  ///< as it is read, before columns_of(); then from the left, 0 where it goes across
};

struct PptxRow {
  std::vector<PptxCell> cells;  ///< those with text, from left to right
  float first_baseline = INFINITY;
  float last_baseline = -INFINITY;
  float size = 0;
  std::size_t tags = 0;  ///< its cells, those without text too
};

/// The columns from left to right, each as wide as what stands in it (x and width only), and in the cells which of them
/// they stand in. Nothing where cells of two columns overlap: then it is no table that another program could show.
std::optional<std::vector<Rect>> columns_of(std::vector<PptxRow>& rows, bool right_to_left);

}  // namespace lectern
