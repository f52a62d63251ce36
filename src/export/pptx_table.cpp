#include "export/pptx_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "export/pptx_columns.h"

namespace lectern {
namespace {

constexpr float kEqual = 1.5F;  // slide units: edges no further apart are one
constexpr float kThinnest = 5;  // slide units: a rectangle no higher is a rule

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
    if (rows_.empty()) return std::nullopt;
    auto columns_found = columns_of(rows_, right_to_left_);
    if (!columns_found) return std::nullopt;
    columns_ = *std::move(columns_found);
    find_rules();
    place_rows();
    PptxTable out;
    out.box = {edges_.front(), tops_.front(), edges_.back() - edges_.front(), tops_.back() - tops_.front()};
    out.tag = static_cast<int>(table);
    out.first_item = static_cast<int>(first_item_);
    out.first_step = first_step_;
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < columns_.size(); ++c) columns.push_back(c);
    out.xml = grid(columns, false);
    if (right_to_left_ && columns.size() > 1) {
      std::ranges::reverse(columns);
      out.from_right = grid(columns, true);
    }
    return out;
  }

  void mark(std::vector<bool>& used, std::vector<bool>& taken) const {
    for (const PptxRow& row : rows_) {
      for (const PptxCell& cell : row.cells) {
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
  // The table with its columns (numbered from the left) in the order in which they are to be written.
  std::string grid(const std::vector<std::size_t>& columns, bool from_right) const {
    std::string xml = "<a:tbl><a:tblPr";
    if (from_right) xml += " rtl=\"1\"";
    if (rows_.front().cells.front().head) xml += " firstRow=\"1\"";
    xml += "/><a:tblGrid>";
    for (const std::size_t c : columns)
      xml += fmt::format("<a:gridCol w=\"{}\"/>", emu(edges_[c + 1]) - emu(edges_[c]));
    xml += "</a:tblGrid>";
    for (std::size_t r = 0; r < rows_.size(); ++r) append_row(xml, r, columns);
    return xml + "</a:tbl>";
  }

  void gather(std::size_t table) {
    for (std::size_t r = 0; r < scene_.tags.size(); ++r) {
      if (scene_.tags[r].kind != TagKind::row || scene_.tags[r].parent != static_cast<int>(table)) continue;
      PptxRow row;
      for (std::size_t c = 0; c < scene_.tags.size(); ++c) {
        if (scene_.tags[c].parent != static_cast<int>(r)) continue;
        PptxCell cell;
        cell.head = scene_.tags[c].kind == TagKind::head_cell;
        cell.column = row.tags++;
        for (const PageBlock& block : blocks_)
          if (block.tag == static_cast<int>(c)) add(row, cell, block);
        if (!cell.blocks.empty()) row.cells.push_back(std::move(cell));
      }
      // Tags follow each other as they are read: the first cell at the right end is a table from right to left.
      if (row.cells.size() > 1 && row.cells.front().left > row.cells.back().left) right_to_left_ = true;
      std::ranges::stable_sort(row.cells, {}, &PptxCell::left);
      if (!row.cells.empty()) rows_.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows_, {}, &PptxRow::first_baseline);
  }

  void add(PptxRow& row, PptxCell& cell, const PageBlock& block) {
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

  // Where a column's text is aligned: at the side where its lines vary less.
  PptxAlign align_of_column(std::size_t column) const {
    float left_spread = 0;
    float right_spread = 0;
    int count = 0;
    bool rtl = false;
    for (const PptxRow& row : rows_) {
      for (const PptxCell& cell : row.cells) {
        if (cell.across || cell.column != column) continue;
        rtl = rtl || cell.blocks.front()->lines.front().right_to_left;
        for (const PageBlock* block : cell.blocks) {
          for (const PageLine& line : block->lines) {
            ++count;
            left_spread = std::max(left_spread, line.left - columns_[column].x);
            right_spread = std::max(right_spread, columns_[column].right() - line.right);
          }
        }
      }
    }
    if (count < 2) return rtl ? PptxAlign::right : PptxAlign::left;
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
    // A cell's padding; columns that are set to their inner side leave more than that at both edges.
    const float inner = std::clamp(std::min(left - table_left, table_right - right), 0.0F, rows_.back().size);
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

  void append_row(std::string& xml, std::size_t r, const std::vector<std::size_t>& columns) const {
    const PptxRow& row = rows_[r];
    xml += fmt::format("<a:tr h=\"{}\">", emu(tops_[r + 1]) - emu(tops_[r]));
    if (row.cells.front().across) {
      append_across(xml, r);
    } else {
      for (const std::size_t c : columns) {
        const auto cell = std::ranges::find(row.cells, c, &PptxCell::column);
        if (cell == row.cells.end()) {
          append_empty(xml, r, "<a:tc>");
        } else {
          append_cell(xml, *cell, r, {edges_[c], edges_[c + 1], columns_[c], align_of_column(c)});
        }
      }
    }
    xml += "</a:tr>";
  }

  // One cell over all columns, and for each further column one that it covers.
  void append_across(std::string& xml, std::size_t r) const {
    const PptxCell& cell = rows_[r].cells.front();
    const PptxAlign align = cell.blocks.front()->lines.front().right_to_left ? PptxAlign::right : PptxAlign::left;
    append_cell(xml, cell, r,
                {edges_.front(), edges_.back(), {cell.left, 0, cell.right - cell.left, 1}, align, columns_.size()});
    for (std::size_t c = 1; c < columns_.size(); ++c) append_empty(xml, r, "<a:tc hMerge=\"1\">");
  }

  void append_empty(std::string& xml, std::size_t r, std::string_view open) const {
    xml +=
        fmt::format(R"({}<a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB" sz="{}"/></a:p></a:txBody>)",
                    open, hundredths(rows_[r].size));
    append_properties(xml, r, 0, 0, 0);
  }

  void append_properties(std::string& xml, std::size_t r, float left, float right, float top) const {
    xml +=
        fmt::format(R"(<a:tcPr marL="{}" marR="{}" marT="{}" marB="0" anchor="t">)", emu(left), emu(right), emu(top));
    xml +=
        border("lnL", nullptr) + border("lnR", nullptr) + border("lnT", borders_[r]) + border("lnB", borders_[r + 1]);
    xml += "<a:noFill/></a:tcPr></a:tc>";
  }

  // Where a cell's text stands: between its edges, in what all text of its column takes.
  struct Place {
    float from = 0;
    float to = 0;
    Rect column;
    PptxAlign align = PptxAlign::left;
    std::size_t columns = 1;
  };

  void append_cell(std::string& xml, const PptxCell& cell, std::size_t r, const Place& place) const {
    const PptxAlign align = place.align;
    float left = std::max(0.0F, (align == PptxAlign::left ? cell.left : place.column.x) - place.from);
    float right = std::max(0.0F, place.to - (align == PptxAlign::right ? cell.right : place.column.right()));
    // Text of another face may be wider: what the column has beyond it is room for that.
    if (align == PptxAlign::left) right *= 0.25F;
    if (align == PptxAlign::right) left *= 0.25F;
    if (align == PptxAlign::centre) left = right = std::min(left, right);
    xml += place.columns > 1 ? fmt::format("<a:tc gridSpan=\"{}\">", place.columns) : "<a:tc>";
    xml += "<a:txBody><a:bodyPr/><a:lstStyle/>";
    float top = 0;
    float bottom = 0;
    for (std::size_t i = 0; i < cell.blocks.size(); ++i) {
      const PageBlock& block = *cell.blocks[i];
      PptxParagraph paragraph;
      for (const PageLine& line : block.lines) paragraph.lines.push_back(&line);
      paragraph.right_to_left = block.lines.front().right_to_left;
      paragraph.align = align;
      paragraph.pitch = pitch_of(block, look_.theme());
      paragraph.width = place.to - place.from - left - right;
      // Unlike text boxes (see top_of_paragraph), cells keep the face's own descent below the baseline.
      const float paragraph_top = block.lines.front().baseline + descent_of(block.lines.front()) - paragraph.pitch;
      if (i == 0) top = std::max(0.0F, paragraph_top - tops_[r]);
      if (i > 0) paragraph.space_before = std::max(0.0F, paragraph_top - bottom);
      bottom = block.lines.back().baseline + descent_of(block.lines.back());
      append_paragraph(xml, paragraph, scene_, look_, link_);
    }
    xml += "</a:txBody>";
    append_properties(xml, r, left, right, top);
  }

  const Scene& scene_;
  const std::vector<PageBlock>& blocks_;
  const PptxLook& look_;
  const PptxLink& link_;
  std::vector<PptxRow> rows_;
  std::vector<Rect> columns_;  // x and width only
  std::vector<float> edges_;   // of the columns, one more than there are columns
  std::vector<float> tops_;    // of the rows, and the bottom of the last
  std::vector<const Rule*> borders_;
  std::vector<Rule> rules_;
  std::size_t first_item_ = SIZE_MAX;
  int first_step_ = 0;
  bool right_to_left_ = false;
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
