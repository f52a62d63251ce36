#pragma once
// A page's tables as tables of DrawingML (ECMA-376, part 1, 21.1.3): grid, rows, cells, and the rules between rows as
// the cells' borders. Pure.

#include <string>
#include <vector>

#include "export/page_text.h"
#include "export/pptx_text.h"
#include "scene/scene.h"

namespace lectern {

struct PptxTable {
  Rect box;
  std::string xml;  ///< <a:tbl>...</a:tbl>, its columns from the left
  /// The same with its first column first and at the right end, where the table is read from right to left; else empty.
  std::string from_right;
  int tag = 0;         ///< where it is read
  int first_item = 0;  ///< index of the first scene item that it holds
  int first_step = 0;
};

/// The tables of a page. Marks their blocks in `used` and their text and rules in `taken`; a table whose cells do not
/// stand in columns is left alone.
std::vector<PptxTable> tables_of(const Scene& scene, const std::vector<PageBlock>& blocks, std::vector<bool>& used,
                                 std::vector<bool>& taken, const PptxLook& look, const PptxLink& link);

}  // namespace lectern
