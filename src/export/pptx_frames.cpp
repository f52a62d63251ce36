#include "export/pptx_frames.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "export/pptx_lists.h"

namespace lectern {
namespace {

constexpr float kSingleLine = 1.3F;

class FrameReader {
 public:
  FrameReader(const Scene& scene, const std::vector<PageBlock>& blocks, const std::vector<bool>& used,
              const PptxLook& look, const std::string& number)
      : scene_(scene), blocks_(blocks), used_(used), look_(look), number_(number) {
    out_.taken.resize(scene.items.size(), false);
  }

  PptxFrames read() {
    const std::optional<std::size_t> statement = statement_block();
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (used_[i]) continue;
      const PageBlock& block = blocks_[i];
      if (block.tag < 0) {
        add_furniture(block);
      } else if (const int list = outermost_list(block.tag); list >= 0 && add_list(static_cast<std::size_t>(list))) {
        continue;
      } else if (kind_of(block.tag) == TagKind::code) {
        add_code(block.tag);
      } else {
        const bool title = (kind_of(block.tag) == TagKind::h1 || statement == i) && !has_title_;
        has_title_ = has_title_ || title;
        add_block(block, title ? PptxFrame::Kind::title : PptxFrame::Kind::text);
      }
      used_[i] = true;
    }
    return std::move(out_);
  }

 private:
  TagKind kind_of(int tag) const { return scene_.tags[static_cast<std::size_t>(tag)].kind; }

  // Where a page has no title and nothing but paragraphs, the largest is what the slide is called in an outline and by
  // a screen reader.
  std::optional<std::size_t> statement_block() const {
    std::optional<std::size_t> largest;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].tag < 0) continue;
      const Tag& tag = scene_.tags[static_cast<std::size_t>(blocks_[i].tag)];
      const bool plain = tag.kind == TagKind::p && (tag.parent < 0 || kind_of(tag.parent) == TagKind::document);
      if (used_[i] || (!plain && tag.kind != TagKind::note)) return std::nullopt;
      if (plain && (!largest || blocks_[i].lines.front().size > blocks_[*largest].lines.front().size)) largest = i;
    }
    return largest;
  }

  int outermost_list(int tag) const {
    int list = -1;
    for (; tag >= 0; tag = scene_.tags[static_cast<std::size_t>(tag)].parent)
      if (kind_of(tag) == TagKind::list) list = tag;
    return list;
  }

  bool add_list(std::size_t list) {
    const auto gathered = list_entries(scene_, blocks_, list);
    if (!gathered) return false;
    const std::vector<PptxListEntry>& entries = *gathered;
    const bool rtl = entries.front().block->lines.front().right_to_left;
    std::vector<PptxListMark> marks;
    float edge = start_of(*entries.front().block);
    for (const PptxListEntry& entry : entries) {
      marks.push_back(mark_of(scene_, entry.label));
      const Rect& box = marks.back().box;
      if (!box.empty()) edge = rtl ? std::max(edge, box.right()) : std::min(edge, box.x);
    }
    const auto margin_of = [&](const PptxListEntry& entry) { return std::abs(start_of(*entry.block) - edge); };

    PptxFrame frame;
    frame.kind = PptxFrame::Kind::list;
    std::vector<LinesInBox> groups;
    groups.reserve(entries.size());
    for (const PptxListEntry& entry : entries) groups.push_back({margin_of(entry), entry.block->lines});
    const float width = box_width(groups);
    const float leading = list_leading(entries);
    float bottom = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const PageBlock& block = *entries[i].block;
      PptxParagraph paragraph = plain_paragraph(block);
      paragraph.pitch = leading * block.lines.front().size;
      const float top = top_of_paragraph(block.lines.front(), paragraph.pitch);
      if (i == 0) frame.box.y = top;
      if (i > 0) paragraph.space_before = std::max(0.0F, top - bottom);
      bottom = bottom_of_paragraph(block.lines.back());
      paragraph.align = rtl ? PptxAlign::right : PptxAlign::left;
      paragraph.margin = margin_of(entries[i]);
      paragraph.level = entries[i].depth;
      paragraph.width = width - paragraph.margin;
      if (!marks[i].box.empty()) {
        const float mark = rtl ? edge - marks[i].box.right() : marks[i].box.x - edge;
        paragraph.indent = std::min(0.0F, mark - paragraph.margin);
        paragraph.bullet = bullet_of(marks[i], entries[i].depth, look_);
        paragraph.number = marks[i].number;
      }
      frame.paragraphs.push_back(std::move(paragraph));
      frame.steps.push_back(block.first_step);
      take(block);
    }
    frame.box.x = rtl ? edge - width : edge;
    frame.box.width = width;
    frame.box.height = bottom - frame.box.y;
    for (const PptxListEntry& entry : entries) take_label(entry.label);
    push(std::move(frame), *entries.front().block);
    return true;
  }

  // Items of one line get the distance that the others have.
  float list_leading(const std::vector<PptxListEntry>& entries) const {
    for (const PptxListEntry& entry : entries) {
      if (entry.block->lines.size() > 1) return pitch_of(*entry.block, look_.theme()) / entry.block->lines.front().size;
    }
    return pitch_of(*entries.front().block, look_.theme()) / entries.front().block->lines.front().size;
  }

  static PptxParagraph plain_paragraph(const PageBlock& block) {
    PptxParagraph paragraph;
    for (const PageLine& line : block.lines) paragraph.lines.push_back(&line);
    paragraph.right_to_left = block.lines.front().right_to_left;
    return paragraph;
  }

  void add_block(const PageBlock& block, PptxFrame::Kind kind) {
    PptxFrame frame;
    frame.kind = kind;
    PptxParagraph paragraph = plain_paragraph(block);
    paragraph.pitch = pitch_of(block, look_.theme());
    paragraph.align = align_of(block, scene_);
    const LinesInBox lines{0, block.lines};
    float width = box_width(std::span(&lines, 1));
    // A single line may become wider in another face, and there is nothing that it could break before.
    if (block.lines.size() == 1)
      width = std::max(width, std::min(kSingleLine * (block.right - block.left), room_beside(block, paragraph.align)));
    paragraph.width = width;
    const float spare = width - (block.right - block.left);
    frame.box.x = paragraph.align == PptxAlign::left     ? block.left
                  : paragraph.align == PptxAlign::centre ? block.left - spare / 2
                                                         : block.left - spare;
    frame.box.y = top_of_paragraph(block.lines.front(), paragraph.pitch);
    frame.box.width = width;
    frame.box.height = bottom_of_paragraph(block.lines.back()) - frame.box.y;
    frame.paragraphs.push_back(std::move(paragraph));
    frame.steps.push_back(block.first_step);
    take(block);
    push(std::move(frame), block);
  }

  // Width that a block could have before it comes too near to the edge of the slide.
  float room_beside(const PageBlock& block, PptxAlign align) const {
    constexpr float kEdge = 40;
    const float right = scene_.size.width - kEdge - block.left;
    const float left = block.right - kEdge;
    if (align == PptxAlign::left) return right;
    return align == PptxAlign::right ? left : 2 * std::min(left, right) - (block.right - block.left);
  }

  // All lines of a code block in one box, blank lines included.
  void add_code(int tag) {
    std::vector<const PageLine*> lines;
    const PageBlock* first = nullptr;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].tag != tag) continue;
      if (first == nullptr) first = &blocks_[i];
      for (const PageLine& line : blocks_[i].lines) lines.push_back(&line);
      take(blocks_[i]);
      used_[i] = true;
    }
    std::ranges::stable_sort(lines, {}, &PageLine::baseline);
    PptxFrame frame;
    frame.kind = PptxFrame::Kind::code;
    const float pitch = look_.theme().code.leading * lines.front()->size;
    float left = lines.front()->left;
    float right = lines.front()->right;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      left = std::min(left, lines[i]->left);
      right = std::max(right, lines[i]->right);
      const float gap = i == 0 ? pitch : lines[i]->baseline - lines[i - 1]->baseline;
      for (auto blank = std::lround(gap / pitch) - 1; blank > 0; --blank) {
        PptxParagraph empty;
        empty.pitch = pitch;
        frame.paragraphs.push_back(std::move(empty));
        frame.steps.push_back(first->first_step);
      }
      PptxParagraph paragraph;
      paragraph.lines.push_back(lines[i]);
      paragraph.pitch = pitch;
      paragraph.width = 0;
      frame.paragraphs.push_back(std::move(paragraph));
      frame.steps.push_back(first->first_step);
    }
    frame.box.x = left;
    frame.box.y = top_of_paragraph(*lines.front(), pitch);
    frame.box.width = 1.02F * (right - left);
    frame.box.height = bottom_of_paragraph(*lines.back()) - frame.box.y;
    push(std::move(frame), *first);
  }

  void add_furniture(const PageBlock& block) {
    PptxFrame::Kind kind = PptxFrame::Kind::text;
    if (block.role == ItemRole::furniture) {
      const bool number = !number_.empty() && text_of(block) == number_;
      const bool low = block.lines.front().baseline > scene_.size.height / 2;
      if (number && !has_number_) {
        kind = PptxFrame::Kind::number;
        has_number_ = true;
      } else if (low && !has_footer_) {
        kind = PptxFrame::Kind::footer;
        has_footer_ = true;
      }
    }
    add_block(block, kind);
  }

  void take_item(const SceneItem* item) {
    if (item != nullptr) out_.taken[static_cast<std::size_t>(item - scene_.items.data())] = true;
  }
  void take(const PageBlock& block) {
    for (const PageLine& line : block.lines) {
      for (const PageRun& run : line.runs) {
        take_item(run.item);
        take_item(run.along);
        take_item(run.behind);
      }
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (&blocks_[i] == &block) used_[i] = true;
  }
  void take_label(int label) {
    if (label < 0) return;
    for (const SceneItem& item : scene_.items)
      if (item.tag == label) take_item(&item);
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (blocks_[i].tag == label) used_[i] = true;
  }

  void push(PptxFrame frame, const PageBlock& block) {
    frame.first_item = static_cast<int>(block.lines.front().runs.front().item - scene_.items.data());
    frame.tag = block.tag;
    out_.frames.push_back(std::move(frame));
  }

  const Scene& scene_;
  const std::vector<PageBlock>& blocks_;
  std::vector<bool> used_;
  const PptxLook& look_;
  const std::string& number_;
  PptxFrames out_;
  bool has_title_ = false;
  bool has_number_ = false;
  bool has_footer_ = false;
};

}  // namespace

PptxFrames frames_of(const Scene& scene, const std::vector<PageBlock>& blocks, const std::vector<bool>& used,
                     const PptxLook& look, const std::string& number) {
  return FrameReader(scene, blocks, used, look, number).read();
}

}  // namespace lectern
