#include "export/pptx_columns.h"

#include <algorithm>

namespace lectern {
namespace {

Rect box_of(const PptxCell& cell) {
  return {cell.left, 0, cell.right - cell.left, 1};
}

// Every row says which of its cells a text stands in; a row of one cell goes across.
std::vector<Rect> columns_by_tags(std::vector<PptxRow>& rows, std::size_t count, bool right_to_left) {
  std::vector<Rect> columns(count);
  std::vector<bool> known(count, false);
  for (PptxRow& row : rows) {
    for (PptxCell& cell : row.cells) {
      cell.across = row.tags < count;
      if (cell.across) continue;
      if (right_to_left) cell.column = count - 1 - cell.column;
      Rect& column = columns[cell.column];
      column = known[cell.column] ? column.united(box_of(cell)) : box_of(cell);
      known[cell.column] = true;
    }
  }
  // A column without any text begins where the one before it ends.
  const auto first = static_cast<std::size_t>(std::ranges::find(known, true) - known.begin());
  for (std::size_t c = 0; c < count; ++c) {
    if (known[c] || first == count) continue;
    columns[c] = {c < first ? columns[first].x : columns[c - 1].right(), 0, 0, 1};
  }
  return columns;
}

// Where rows lack cells, what stands below each other is a column.
std::vector<Rect> columns_by_place(std::vector<PptxRow>& rows) {
  std::vector<Rect> columns;
  const auto meets = [](const PptxCell& cell, const Rect& column) {
    return cell.left < column.right() && column.x < cell.right;
  };
  for (const PptxRow& row : rows) {
    for (const PptxCell& cell : row.cells) {
      if (std::ranges::none_of(columns, [&](const Rect& column) { return meets(cell, column); }))
        columns.push_back(box_of(cell));
      for (Rect& column : columns)
        if (meets(cell, column)) column = column.united(box_of(cell));
    }
  }
  std::ranges::sort(columns, {}, &Rect::x);
  for (PptxRow& row : rows) {
    for (PptxCell& cell : row.cells) {
      const auto at = std::ranges::find_if(columns, [&](const Rect& column) { return meets(cell, column); });
      cell.column = static_cast<std::size_t>(at - columns.begin());
    }
  }
  return columns;
}

}  // namespace

std::optional<std::vector<Rect>> columns_of(std::vector<PptxRow>& rows, bool right_to_left) {
  const std::size_t most = std::ranges::max(rows, {}, &PptxRow::tags).tags;
  const bool whole = std::ranges::all_of(rows, [&](const PptxRow& row) { return row.tags == most || row.tags == 1; });
  std::vector<Rect> columns = whole ? columns_by_tags(rows, most, right_to_left) : columns_by_place(rows);
  for (std::size_t c = 0; c + 1 < columns.size(); ++c)
    if (columns[c].right() > columns[c + 1].x) return std::nullopt;
  return columns;
}

}  // namespace lectern
