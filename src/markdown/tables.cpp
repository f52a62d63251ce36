// The part of BlockBuilder that reads tables.

#include <algorithm>
#include <utility>

#include "base/words.h"
#include "markdown/block_builder.h"

namespace lectern {

void BlockBuilder::open_table(std::size_t columns) {
  push(Kind::table);
  top().table.columns.assign(columns, Alignment::automatic);
  top().table.head_rows = 0;
}

void BlockBuilder::open_row() {
  row_ = {};
}

void BlockBuilder::open_cell(Alignment alignment) {
  alignment_ = alignment;
  begin_text(true);
}

void BlockBuilder::close_row(bool head) {
  Frame& frame = top();
  keep_extra_cells(row_, frame.table.columns.size());
  row_.cells.resize(frame.table.columns.size());
  if (row_.source == SourceSpan{}) row_.source = place(cursor_, cursor_);
  if (head) ++frame.table.head_rows;
  frame.table.rows.push_back(std::move(row_));
}

void BlockBuilder::close_cell() {
  text_open_ = false;
  if (inlines_.started()) {
    const std::size_t first = inlines_.first();
    const std::size_t last = inlines_.last();
    place_frames(first);
    if (!top().placed) {
      top().placed = true;
      top().begin = content_begin(first);
    }
    cursor_ = std::max(cursor_, last);
    const SourceSpan cell = place(first, last);
    if (row_.source == SourceSpan{}) {
      row_.source = cell;
      row_begin_ = first;
    }
    row_.source.end = std::max(row_.source.end, cell.end);
  }
  const std::size_t column = row_.cells.size();
  row_.cells.push_back(inlines_.finish());
  if (column < top().table.columns.size() && alignment_ != Alignment::automatic)
    top().table.columns[column] = alignment_;
  for (Block& picture : inlines_.take_pictures()) top().blocks.push_back(std::move(picture));
}

void BlockBuilder::close_table() {
  Frame frame = pop();
  frame.end = std::max(frame.begin, trimmed_line_end(cursor_));
  cursor_ = frame.end;
  add({std::move(frame.table), 0, place(frame.begin, frame.end)});
  for (Block& picture : frame.blocks) add(std::move(picture));
}

// md4c leaves out the cells of a row that the head has no column for.
void BlockBuilder::keep_extra_cells(TableRow& row, std::size_t columns) {
  if (row.source == SourceSpan{} || row.cells.empty() || source_.whole) return;
  const std::size_t first = row_begin_;
  const std::size_t begin = content_begin(first);
  const std::size_t end = trimmed_line_end(first);
  std::size_t cells = 0;
  bool code = false;  // where a bar parts no cells
  std::size_t at = begin < end && source_.work[begin] == '|' ? begin + 1 : begin;
  for (; at < end && cells < columns; ++at) {
    if (source_.work[at] == '\\') {
      ++at;
    } else if (source_.work[at] == '`') {
      code = !code;
    } else if (source_.work[at] == '|' && !code) {
      ++cells;
    }
  }
  at = std::min(at, end);
  std::string_view written = trimmed(source_.original.substr(at, end - at));
  if (written.ends_with('|') && !written.ends_with("\\|")) written = trimmed(written.substr(0, written.size() - 1));
  if (cells < columns || written.empty()) return;
  const auto from = static_cast<std::size_t>(written.data() - source_.original.data());
  const SourceSpan where = place(from, from + written.size());
  reading_.diagnostics.warn("extra-cells", where, "more cells in this row than in the head of the table",
                            R"(they are shown in the last cell; "\|" is a bar in a text)");
  if (!row.cells.back().empty()) append(row.cells.back(), plain_text(" | ", {where.begin, where.begin}));
  append(row.cells.back(), plain_text(shown_text(written), where));
  row.source.end = where.end;
  cursor_ = std::max(cursor_, end);
}

}  // namespace lectern
