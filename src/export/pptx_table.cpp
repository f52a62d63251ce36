#include "export/pptx_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace lectern {
namespace {

constexpr float kThinnest = 5;  // slide units: a rectangle no higher is a rule

struct Cell {
  std::vector<const PageBlock*> blocks;
  float left = INFINITY;
  float right = -INFINITY;
  bool head = false;
};

struct Row {
  std::vector<Cell> cells;  // those with text, from left to right
  float first_baseline = INFINITY;
  float last_baseline = -INFINITY;
  float size = 0;
};

struct Rule {
  std::size_t item = 0;
  Rect rect;
  Colour colour;
};

class TableReader {
 public:
  TableReader(const Scene& scene, const std::vector<PageBlock>& blocks, const PptxLook& look, const PptxLink& link)
      : scene_(scene), blocks_(blocks), look_(look), link_(link) {}

  std::optional<PptxTable> read(std::size_t table) {
    gather(table);
    if (rows_.empty() || !place_columns()) return std::nullopt;
    find_rules();
    place_rows();
    PptxTable out;
    out.box = {edges_.front(), tops_.front(), edges_.back() - edges_.front(), tops_.back() - tops_.front()};
    out.tag = static_cast<int>(table);
    out.first_item = static_cast<int>(first_item_);
    out.first_step = first_step_;
    out.xml = "<a:tbl><a:tblPr";
    if (rows_.front().cells.front().head) out.xml += " firstRow=\"1\"";
    out.xml += "/><a:tblGrid>";
    for (std::size_t c = 0; c + 1 < edges_.size(); ++c)
      out.xml += fmt::format("<a:gridCol w=\"{}\"/>", emu(edges_[c + 1]) - emu(edges_[c]));
    out.xml += "</a:tblGrid>";
    for (std::size_t r = 0; r < rows_.size(); ++r) append_row(out.xml, r);
    out.xml += "</a:tbl>";
    return out;
  }

  void mark(std::vector<bool>& used, std::vector<bool>& taken) const {
    for (const Row& row : rows_) {
      for (const Cell& cell : row.cells) {
        for (const PageBlock* block : cell.blocks) {
          used[static_cast<std::size_t>(block - blocks_.data())] = true;
          for (const PageLine& line : block->lines)
            for (const PageRun& run : line.runs)
              for (const SceneItem* item : {run.item, run.along, run.behind})
                if (item != nullptr) taken[static_cast<std::size_t>(item - scene_.items.data())] = true;
        }
      }
    }
    for (const Rule& rule : rules_) taken[rule.item] = true;
  }

 private:
  void gather(std::size_t table) {
    for (std::size_t r = 0; r < scene_.tags.size(); ++r) {
      if (scene_.tags[r].kind != TagKind::row || scene_.tags[r].parent != static_cast<int>(table)) continue;
      Row row;
      for (std::size_t c = 0; c < scene_.tags.size(); ++c) {
        if (scene_.tags[c].parent != static_cast<int>(r)) continue;
        Cell cell;
        cell.head = scene_.tags[c].kind == TagKind::head_cell;
        for (const PageBlock& block : blocks_)
          if (block.tag == static_cast<int>(c)) add(row, cell, block);
        if (!cell.blocks.empty()) row.cells.push_back(std::move(cell));
      }
      std::ranges::stable_sort(row.cells, {}, &Cell::left);
      if (!row.cells.empty()) rows_.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows_, {}, &Row::first_baseline);
  }

  void add(Row& row, Cell& cell, const PageBlock& block) {
    cell.blocks.push_back(&block);
    cell.left = std::min(cell.left, block.left);
    cell.right = std::max(cell.right, block.right);
    row.first_baseline = std::min(row.first_baseline, block.lines.front().baseline);
    row.last_baseline = std::max(row.last_baseline, block.lines.back().baseline);
    row.size = std::max(row.size, block.lines.front().size);
    const auto item = static_cast<std::size_t>(block.lines.front().runs.front().item - scene_.items.data());
    if (first_item_ == SIZE_MAX || item < first_item_) {
      first_item_ = item;
      first_step_ = block.first_step;
    }
  }

  // Columns are as wide as what stands in them; false where cells of two columns overlap.
  bool place_columns() {
    for (const Row& row : rows_) {
      for (const Cell& cell : row.cells) {
        if (std::ranges::none_of(columns_, [&](const Rect& c) { return cell.left < c.right() && c.x < cell.right; }))
          columns_.push_back({cell.left, 0, cell.right - cell.left, 1});
        for (Rect& column : columns_)
          if (cell.left < column.right() && column.x < cell.right)
            column = column.united({cell.left, 0, cell.right - cell.left, 1});
      }
    }
    std::ranges::sort(columns_, {}, &Rect::x);
    for (std::size_t c = 0; c + 1 < columns_.size(); ++c)
      if (columns_[c].right() > columns_[c + 1].x) return false;
    return true;
  }

  std::size_t column_of(const Cell& cell) const {
    for (std::size_t c = 0; c < columns_.size(); ++c)
      if (cell.left < columns_[c].right() && columns_[c].x < cell.right) return c;
    return 0;
  }

  // Where a column's text is aligned: at the side where it varies less.
  PptxAlign align_of_column(std::size_t column) const {
    float left_spread = 0;
    float right_spread = 0;
    int cells = 0;
    bool rtl = false;
    for (const Row& row : rows_) {
      for (const Cell& cell : row.cells) {
        if (column_of(cell) != column) continue;
        ++cells;
        rtl = rtl || cell.blocks.front()->lines.front().right_to_left;
        left_spread = std::max(left_spread, cell.left - columns_[column].x);
        right_spread = std::max(right_spread, columns_[column].right() - cell.right);
      }
    }
    constexpr float kEqual = 1.5F;
    if (cells < 2) return rtl ? PptxAlign::right : PptxAlign::left;
    if (left_spread <= kEqual) return rtl && right_spread <= kEqual ? PptxAlign::right : PptxAlign::left;
    return right_spread <= kEqual ? PptxAlign::right : PptxAlign::centre;
  }

  // The rules across the table, from top to bottom, and with them its edges.
  void find_rules() {
    const float left = columns_.front().x;
    const float right = columns_.back().right();
    const float above = rows_.front().first_baseline - 3 * rows_.front().size;
    const float below = rows_.back().last_baseline + 2 * rows_.back().size;
    for (std::size_t i = 0; i < scene_.items.size(); ++i) {
      const auto* fill = std::get_if<FillRect>(&scene_.items[i].shape);
      if (fill == nullptr || scene_.items[i].role != ItemRole::decoration || fill->rect.height > kThinnest) continue;
      const Rect& rect = fill->rect;
      if (rect.y < above || rect.y > below || rect.x > left || rect.right() < right) continue;
      rules_.push_back({i, rect, fill->colour});
    }
    std::ranges::stable_sort(rules_, {}, [](const Rule& rule) { return rule.rect.y; });
    // A rule of another thing near the table spans another width.
    if (!rules_.empty()) {
      const Rect first = rules_.front().rect;
      std::erase_if(rules_, [&](const Rule& rule) { return std::abs(rule.rect.width - first.width) > 1; });
    }
    const float pad = 0.5F * rows_.back().size;
    float table_left = left - pad;
    float table_right = right + pad;
    for (const Rule& rule : rules_) {
      table_left = rule.rect.x;
      table_right = rule.rect.right();
    }
    edges_.push_back(table_left);
    const float inner = std::max(0.0F, left - table_left);
    for (std::size_t c = 0; c + 1 < columns_.size(); ++c) {
      const float free_left = columns_[c].right();
      const float free_right = columns_[c + 1].x;
      const bool from_right = align_of_column(c + 1) == PptxAlign::left;
      const bool from_left = align_of_column(c) == PptxAlign::right;
      const float edge = from_right ? free_right - inner : from_left ? free_left + inner : (free_left + free_right) / 2;
      edges_.push_back(std::clamp(edge, free_left, free_right));
    }
    edges_.push_back(table_right);
  }

  const Rule* rule_between(float top, float bottom) const {
    for (const Rule& rule : rules_)
      if (rule.rect.y > top && rule.rect.y < bottom) return &rule;
    return nullptr;
  }

  void place_rows() {
    for (std::size_t r = 0; r <= rows_.size(); ++r) {
      const float top = r == 0 ? -INFINITY : rows_[r - 1].last_baseline;
      const float bottom = r == rows_.size() ? INFINITY : rows_[r].first_baseline;
      const Rule* rule = rule_between(top, bottom);
      borders_.push_back(rule);
      if (rule != nullptr) {
        tops_.push_back(rule->rect.y + rule->rect.height / 2);
      } else if (r == 0) {
        tops_.push_back(bottom - 1.4F * rows_[0].size);
      } else if (r == rows_.size()) {
        tops_.push_back(top + 0.8F * rows_[r - 1].size);
      } else {
        tops_.push_back((top + bottom) / 2 - 0.3F * rows_[r].size);
      }
    }
  }

  std::string border(std::string_view name, const Rule* rule) const {
    if (rule == nullptr) return fmt::format("<a:{0} w=\"0\"><a:noFill/></a:{0}>", name);
    return fmt::format(R"(<a:{0} w="{1}" cap="flat" cmpd="sng" algn="ctr">{2}<a:prstDash val="solid"/></a:{0}>)", name,
                       emu(rule->rect.height), look_.fill(rule->colour));
  }

  void append_row(std::string& xml, std::size_t r) {
    const Row& row = rows_[r];
    xml += fmt::format("<a:tr h=\"{}\">", emu(tops_[r + 1]) - emu(tops_[r]));
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const auto cell = std::ranges::find_if(row.cells, [&](const Cell& one) { return column_of(one) == c; });
      xml += "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>";
      float left = 0;
      float right = 0;
      float top = 0;
      if (cell == row.cells.end()) {
        xml += fmt::format(R"(<a:p><a:endParaRPr lang="en-GB" sz="{}"/></a:p>)", hundredths(row.size));
      } else {
        append_cell(xml, *cell, c, r, left, right, top);
      }
      xml += fmt::format(R"(</a:txBody><a:tcPr marL="{}" marR="{}" marT="{}" marB="0" anchor="t">)", emu(left),
                         emu(right), emu(top));
      xml +=
          border("lnL", nullptr) + border("lnR", nullptr) + border("lnT", borders_[r]) + border("lnB", borders_[r + 1]);
      xml += "<a:noFill/></a:tcPr></a:tc>";
    }
    xml += "</a:tr>";
  }

  void append_cell(std::string& xml, const Cell& cell, std::size_t c, std::size_t r, float& left, float& right,
                   float& top) const {
    const PptxAlign align = align_of_column(c);
    left = std::max(0.0F, (align == PptxAlign::left ? cell.left : columns_[c].x) - edges_[c]);
    right = std::max(0.0F, edges_[c + 1] - (align == PptxAlign::right ? cell.right : columns_[c].right()));
    // Text of another face may be wider: what the column has beyond it is room for that.
    if (align == PptxAlign::left) right *= 0.25F;
    if (align == PptxAlign::right) left *= 0.25F;
    if (align == PptxAlign::centre) left = right = std::min(left, right);
    float bottom = 0;
    for (std::size_t i = 0; i < cell.blocks.size(); ++i) {
      const PageBlock& block = *cell.blocks[i];
      PptxParagraph paragraph;
      for (const PageLine& line : block.lines) paragraph.lines.push_back(&line);
      paragraph.right_to_left = block.lines.front().right_to_left;
      paragraph.align = align;
      paragraph.pitch = pitch_of(block, look_.theme());
      paragraph.width = edges_[c + 1] - edges_[c] - left - right;
      // Unlike text boxes (see top_of_paragraph), cells keep the face's own descent below the baseline.
      const float paragraph_top = block.lines.front().baseline + descent_of(block.lines.front()) - paragraph.pitch;
      if (i == 0) top = std::max(0.0F, paragraph_top - tops_[r]);
      if (i > 0) paragraph.space_before = std::max(0.0F, paragraph_top - bottom);
      bottom = block.lines.back().baseline + descent_of(block.lines.back());
      append_paragraph(xml, paragraph, scene_, look_, link_);
    }
  }

  const Scene& scene_;
  const std::vector<PageBlock>& blocks_;
  const PptxLook& look_;
  const PptxLink& link_;
  std::vector<Row> rows_;
  std::vector<Rect> columns_;  // x and width only
  std::vector<float> edges_;   // of the columns, one more than there are columns
  std::vector<float> tops_;    // of the rows, and the bottom of the last
  std::vector<const Rule*> borders_;
  std::vector<Rule> rules_;
  std::size_t first_item_ = SIZE_MAX;
  int first_step_ = 0;
};

}  // namespace

std::vector<PptxTable> tables_of(const Scene& scene, const std::vector<PageBlock>& blocks, std::vector<bool>& used,
                                 std::vector<bool>& taken, const PptxLook& look, const PptxLink& link) {
  std::vector<PptxTable> tables;
  for (std::size_t i = 0; i < scene.tags.size(); ++i) {
    if (scene.tags[i].kind != TagKind::table) continue;
    TableReader reader(scene, blocks, look, link);
    auto table = reader.read(i);
    if (!table) continue;
    reader.mark(used, taken);
    tables.push_back(*std::move(table));
  }
  return tables;
}

}  // namespace lectern
