// Tables: column widths by content, figures right-aligned and tabular, rows that keep together, heads that repeat.

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "layout/flow.h"
#include "text/bidi.h"

namespace lectern {
namespace {

constexpr float kBlockGap = 0.7F;
constexpr float kCellPadX = 24;   // the rules reach this far beyond the margins, so that text stands on them
constexpr float kRowPad = 0.36F;  // above and below a row's text, in its size
constexpr float kHeadPad = 0.38F;
constexpr float kMostStretch = 2.2F;  // a table of one or two short columns is not pulled apart beyond this
constexpr float kLeastColumn = 6;  // ems: a longer word may be broken; columns that have not even this stand in groups
constexpr float kGroupPad = 0.5F;  // above and below the heading of a group of rows
constexpr float kHighestHead = 0.4F;  // of the page: a higher head is not repeated

struct Columnar {
  std::vector<float> widths;  ///< text widths
  bool fits = true;
};

bool starts_like_a_figure(std::string_view cell) {
  for (const std::string_view sign :
       {"\u2212", "\u00A3", "\u20AC", "\u00A5", "\u2248", "<", ">", "~", "$", "+", "-", "\u00B1", " "}) {
    if (cell.starts_with(sign)) cell.remove_prefix(sign.size());
  }
  return !cell.empty() && cell.front() >= '0' && cell.front() <= '9';
}

// A row that has words in its first cell alone and rows below it heads them as a group; two such rows on end are rows
// whose other cells the author left empty.
bool is_group(const Table& table, std::size_t row) {
  const auto heads = [&](std::size_t r) {
    const std::vector<RichText>& cells = table.rows[r].cells;
    return cells.size() > 1 && !cells.front().empty() &&
           std::all_of(cells.begin() + 1, cells.end(), [](const RichText& cell) { return cell.empty(); });
  };
  if (row < static_cast<std::size_t>(table.head_rows) || row + 1 >= table.rows.size()) return false;
  const bool after_another = row > static_cast<std::size_t>(table.head_rows) && heads(row - 1);
  return heads(row) && !heads(row + 1) && !after_another;
}

// A column without an alignment of its own whose cells are all figures is set right, as figures are.
Alignment column_alignment(const Table& table, std::size_t column) {
  if (table.columns[column] != Alignment::automatic) return table.columns[column];
  bool any = false;
  for (auto r = static_cast<std::size_t>(table.head_rows); r < table.rows.size(); ++r) {
    const std::string& text = table.rows[r].cells[column].text;
    if (is_group(table, r)) continue;
    if (text.empty() || text == "\u2013" || text == "\u2014" || text == "-") continue;
    // "21 January" begins with a figure and is text: figures have at most one word behind them.
    if (!starts_like_a_figure(text) || std::ranges::count(text, ' ') > 1) return Alignment::automatic;
    any = true;
  }
  return any ? Alignment::right : Alignment::automatic;
}

// How a text reads by its first letter (UAX #9, P2); nothing where it has none.
std::optional<bool> reads_right_to_left(std::string_view text) {
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return std::ranges::any_of(text, is_letter) ? std::optional(false) : std::nullopt;
  }
  const bool else_left = bidi_levels(text, Direction::automatic).paragraph != 0;
  const bool else_right = bidi_levels(text, Direction::automatic_right_to_left).paragraph != 0;
  return else_left == else_right ? std::optional(else_left) : std::nullopt;
}

// A table whose first words and most of whose cells read against the page: its first column stands where they begin.
bool reads_against(const Table& table, bool mirror) {
  std::optional<bool> first;
  std::ptrdiff_t against = 0;
  for (const TableRow& row : table.rows) {
    for (const RichText& cell : row.cells) {
      const std::optional<bool> way = reads_right_to_left(cell.text);
      if (!way) continue;
      if (!first) first = way;
      if (*first == mirror) return false;
      against += *way != mirror ? 1 : -1;
    }
  }
  return against > 0;
}

// Most of a column's words decide where its cells begin; a column without words goes with its table.
bool column_reads_right_to_left(const Table& table, std::size_t column, bool table_does) {
  std::ptrdiff_t votes = 0;
  for (const TableRow& row : table.rows) {
    if (const auto way = reads_right_to_left(row.cells[column].text)) votes += *way ? 1 : -1;
  }
  return votes == 0 ? table_does : votes > 0;
}

Align align_of(Alignment alignment, bool right_to_left, bool mirror) {
  if (alignment == Alignment::centre) return Align::centre;
  const bool right = alignment == Alignment::automatic ? right_to_left : alignment == Alignment::right;
  return right != mirror ? Align::end : Align::start;
}

// CSS 2.2, 17.5.2.2 (automatic table layout): every column gets its longest word, the rest is shared by what each
// lacks; but short columns come first.
Columnar column_widths(const std::vector<float>& least, const std::vector<float>& natural, float room) {
  Columnar result{natural, true};
  const float wish = std::accumulate(natural.begin(), natural.end(), 0.0F);
  if (wish <= room) {
    const float most = natural.size() > 2 ? room : kMostStretch * wish;
    const float stretch = std::min(room, most) / std::max(wish, 1.0F);
    for (float& width : result.widths) width *= stretch;
    return result;
  }
  const float need = std::accumulate(least.begin(), least.end(), 0.0F);
  if (need > room) {
    result.fits = false;
    for (std::size_t c = 0; c < least.size(); ++c) result.widths[c] = room * least[c] / need;
    return result;
  }
  // What is short stays whole: a column that wants less than an even part of the room gets what it wants, as long as
  // the others keep their words.
  std::vector<bool> whole(natural.size(), false);
  float left = room;
  float least_left = need;
  float wish_left = wish;
  std::size_t open = natural.size();
  for (bool found = true; found && open > 0;) {
    found = false;
    for (std::size_t c = 0; c < natural.size(); ++c) {
      const bool short_enough = natural[c] <= left / static_cast<float>(open);
      if (whole[c] || !short_enough || least_left - least[c] > left - natural[c]) continue;
      whole[c] = found = true;
      left -= natural[c];
      least_left -= least[c];
      wish_left -= natural[c];
      --open;
    }
  }
  const float share = wish_left > least_left ? (left - least_left) / (wish_left - least_left) : 0;
  for (std::size_t c = 0; c < least.size(); ++c) {
    if (!whole[c]) result.widths[c] = least[c] + (natural[c] - least[c]) * share;
  }
  return result;
}

class TableSetter {
 public:
  TableSetter(Composer& composer, const Table& table, const std::vector<std::size_t>& columns, const FlowCursor& cursor,
              float size)
      : composer_(composer),
        table_(table),
        columns_(columns),
        cursor_(cursor),
        size_(size),
        turned_(reads_against(table, composer.mirror)) {
    std::vector<float> least;
    std::vector<float> natural;
    for (const std::size_t c : columns_) {
      const bool right_to_left = column_reads_right_to_left(table, c, turned_ != composer.mirror);
      aligns_.push_back(align_of(column_alignment(table, c), right_to_left, composer.mirror));
      least.push_back(0.5F * size);
      natural.push_back(size);
      for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (is_group(table, r)) continue;
        const ShapedParagraph& cell = passage(r, c).shaped;
        least.back() = std::max(least.back(), cell.longest_word() * size_of(r) + 0.5F);
        natural.back() = std::max(natural.back(), cell.natural_width() * size_of(r) + 0.5F);
      }
    }
    const auto count = static_cast<float>(columns_.size());
    const float room = cursor.width - 2 * kCellPadX * (count - 1);
    add_air(natural, room);
    const float air = std::accumulate(air_.begin(), air_.end(), 0.0F);
    layout_ = column_widths(least, natural, room - air);
    x_ = cursor.x - kCellPadX;
    width_ = std::accumulate(layout_.widths.begin(), layout_.widths.end(), air) + 2 * kCellPadX * count;
    if (turned_) x_ += std::max(0.0F, cursor.width + 2 * kCellPadX - width_);
    tag_ = composer.open_tag(TagKind::table, cursor.tag);
  }

  bool fits() const { return layout_.fits; }
  float x() const { return x_; }
  float width() const { return width_; }
  bool is_head(std::size_t row) const { return row < static_cast<std::size_t>(table_.head_rows); }

  /// The heading of a group of rows, across the table.
  Slab group(std::size_t r) {
    const Passage& words = composer_.setter.passage(table_.rows[r].cells.front(), composer_.roles.table_group);
    const float width = width_ - 2 * kCellPadX;
    const BrokenText lines = break_lines(words.shaped, {size_, std::max(width, size_), Breaking::ragged});
    const float pad = kGroupPad * size_;
    const int step = std::max(cursor_.step, table_.rows[r].step);
    const int tag = composer_.open_tag(TagKind::head_cell, composer_.open_tag(TagKind::row, tag_));
    Slab slab;
    slab.step = step;
    slab.keep_with_next = true;
    slab.height = text_height(words, size_, lines.lines.size()) + 1.5F * pad;
    slab.piece.items.push_back(fill_item({x_, 0, width_, 1.5F}, composer_.palette.rule, step));
    composer_.setter.place(slab.piece, words, lines, size_,
                           {x_ + kCellPadX, pad, width, Align::start, step, tag, true});
    return slab;
  }

  /// A row as one slab, or several where it is higher than a page.
  std::vector<Slab> row(std::size_t r, bool hairline, float page_height) {
    std::vector<BrokenText> cells;
    std::size_t lines = 1;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      cells.push_back(break_lines(passage(r, columns_[i]).shaped, {size_of(r), layout_.widths[i], Breaking::ragged}));
      lines = std::max(lines, cells.back().lines.size());
      broke_a_word = broke_a_word || cells.back().broke_a_word;
    }
    const float line = line_height(passage(r, columns_.front()), size_of(r));
    const float pad = (is_head(r) ? kHeadPad : kRowPad) * size_of(r);
    const auto most = static_cast<std::size_t>(std::max(1.0F, (page_height - 2 * pad) / line));
    const int step = std::max(cursor_.step, table_.rows[r].step);
    std::vector<Slab> slabs;
    for (std::size_t first = 0; first < lines; first += most) {
      const int row_tag = composer_.open_tag(TagKind::row, tag_);  // what goes on elsewhere is a row there
      const std::size_t last = std::min(lines, first + most);
      Slab slab;
      slab.height = static_cast<float>(last - first) * line + 2 * pad;
      if (hairline && first == 0)
        slab.piece.items.push_back(fill_item({x_, 0, width_, 1.5F}, composer_.palette.rule, step));
      float x = kCellPadX;  // from the side where the table begins
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        const int tag = composer_.open_tag(is_head(r) ? TagKind::head_cell : TagKind::cell, row_tag);
        const float left = x_ + (turned_ ? width_ - x - layout_.widths[i] : x);
        composer_.setter.place(slab.piece, passage(r, columns_[i]), cells[i], size_of(r),
                               {left, pad, layout_.widths[i], aligns_[i], step, tag, false}, first, last);
        x += layout_.widths[i] + air_[i] + 2 * kCellPadX;
      }
      if (is_head(r) && r + 1 == static_cast<std::size_t>(table_.head_rows)) {
        slab.piece.items.push_back(fill_item({x_, slab.height - 2, width_, 2}, composer_.palette.ink, step));
      }
      slab.step = step;
      slabs.push_back(std::move(slab));
    }
    return slabs;
  }

  bool broke_a_word = false;

 private:
  // A column set to its end meets the next one's beginning: where there is room, they stand further apart.
  void add_air(const std::vector<float>& natural, float room) {
    air_.assign(columns_.size(), 0.0F);
    float free = room - std::accumulate(natural.begin(), natural.end(), 0.0F);
    for (std::size_t i = 0; i + 1 < columns_.size(); ++i) {
      const auto [left, right] = turned_ ? std::pair(i + 1, i) : std::pair(i, i + 1);
      if (aligns_[left] != Align::end || aligns_[right] != Align::start || free < size_) continue;
      air_[i] = size_;
      free -= size_;
    }
  }

  const Passage& passage(std::size_t r, std::size_t c) {
    return composer_.setter.passage(table_.rows[r].cells[c],
                                    is_head(r) ? composer_.roles.table_head : composer_.roles.table);
  }
  float size_of(std::size_t r) const {
    return is_head(r) ? size_ * composer_.theme.scale.table_head / composer_.theme.scale.table : size_;
  }

  Composer& composer_;
  const Table& table_;
  const std::vector<std::size_t>& columns_;
  const FlowCursor& cursor_;
  float size_;
  bool turned_;  ///< its first column stands at the page's end
  Columnar layout_;
  std::vector<Align> aligns_;
  std::vector<float> air_;  ///< after each column, beyond its padding
  float x_ = 0;
  float width_ = 0;
  int tag_ = -1;
};

// Columns that stand beside each other: all of them, or groups that each begin with the first column.
std::vector<std::vector<std::size_t>> column_groups(Composer& composer, const Table& table, float width, float size) {
  const auto least = [&](std::size_t c) {
    float word = size;
    for (const TableRow& row : table.rows) {
      word = std::max(word, composer.setter.passage(row.cells[c], composer.roles.table).shaped.longest_word() * size);
    }
    return std::min(word, kLeastColumn * size) + 2 * kCellPadX;
  };
  const float room = width + 2 * kCellPadX;
  const float first = least(0);
  std::vector<std::vector<std::size_t>> groups{{0}};
  float taken = first;
  for (std::size_t c = 1; c < table.columns.size(); ++c) {
    const float more = least(c);
    if (taken + more > room && groups.back().size() > 1) {
      groups.push_back({0});
      taken = first;
    }
    groups.back().push_back(c);
    taken += more;
  }
  return groups;
}

}  // namespace

void FlowBuilder::add(const Table& node, const Block& block, const FlowCursor& cursor) {
  if (node.columns.empty() || node.rows.empty()) return;
  bool first_group = true;
  const auto groups = column_groups(composer_, node, cursor.width, level_.table);
  if (groups.size() > 1) {
    flow_.parted_table = block.source;
    flow_.table_parts = static_cast<int>(groups.size());
  }
  for (const auto& columns : groups) {
    TableSetter setter(composer_, node, columns, cursor, level_.table);
    flow_.broke_a_word = flow_.broke_a_word || !setter.fits();
    const int frame = static_cast<int>(flow_.frames.size());
    flow_.frames.push_back({Frame::Kind::table, setter.x(), setter.width(), 4, 4, cursor.step, -1});
    FlowCursor inner = cursor;
    inner.frames.push_back(frame);
    float page_height = area_.page_height - 8;  // the frame's rules above and below
    for (std::size_t r = 0; r < node.rows.size(); ++r) {
      const bool hairline = r > static_cast<std::size_t>(node.head_rows) || (node.head_rows == 0 && r > 0);
      if (is_group(node, r)) {
        Slab slab = setter.group(r);
        inner.step = slab.step;
        push(std::move(slab), inner);
        continue;
      }
      for (Slab& slab : setter.row(r, hairline, page_height)) {
        if (r == 0 && flow_.frames.back().head < 0)
          slab.space_before = first_group ? kBlockGap * cursor.size : cursor.size;
        inner.step = slab.step;
        slab.keep_with_next = setter.is_head(r);
        if (setter.is_head(r) && flow_.frames.back().head < 0 && node.head_rows == 1 &&
            slab.height <= kHighestHead * area_.page_height) {
          page_height -= slab.height;
          flow_.frames.back().head = static_cast<int>(flow_.heads.size());
          flow_.heads.push_back(slab);
          flow_.heads.back().frames = inner.frames;
          flow_.heads.back().space_before = 0;
        }
        push(std::move(slab), inner);
      }
    }
    // Never a lone last row on a page of its own.
    if (node.rows.size() > static_cast<std::size_t>(node.head_rows) + 2)
      flow_.slabs[flow_.slabs.size() - 2].keep_with_next = true;
    first_group = false;
  }
}

}  // namespace lectern
