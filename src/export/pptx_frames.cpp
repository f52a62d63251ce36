#include "export/pptx_frames.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "scene/reading_order.h"
#include "scene/shown_text.h"

namespace lectern {
namespace {

constexpr float kSingleLine = 1.3F;
constexpr float kEqual = 2;  // slide units: places that are meant to be the same

// A paragraph of a list as it stands on the page.
struct Entry {
  const PageBlock* block = nullptr;
  int depth = 0;
  int label = -1;  ///< tag of its mark; -1: it goes on from the paragraph above
};

float start_of(const PageBlock& block) {
  return block.lines.front().right_to_left ? block.right : block.left;
}

class FrameReader {
 public:
  FrameReader(const Scene& scene, const std::vector<PageBlock>& blocks, const std::vector<bool>& used,
              const PptxLook& look, const std::string& number)
      : scene_(scene), blocks_(blocks), used_(used), look_(look), number_(number) {
    out_.taken.resize(scene.items.size(), false);
    children_.resize(scene.tags.size());
    for (std::size_t i = 0; i < scene.tags.size(); ++i) {
      if (scene.tags[i].parent >= 0) children_[static_cast<std::size_t>(scene.tags[i].parent)].push_back(i);
    }
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

  const PageBlock* only_block_of(std::size_t tag) const {
    const PageBlock* found = nullptr;
    for (const PageBlock& block : blocks_) {
      if (block.tag != static_cast<int>(tag)) continue;
      if (found != nullptr) return nullptr;
      found = &block;
    }
    return found;
  }

  bool has_blocks(std::size_t tag) const {
    return std::ranges::any_of(blocks_, [&](const PageBlock& block) { return block.tag == static_cast<int>(tag); });
  }

  // The list's paragraphs, or false where it holds more than paragraphs and lists.
  bool gather(std::size_t list, int depth, std::vector<Entry>& entries) const {
    for (const std::size_t item : children_[list]) {
      int label = -1;
      for (const std::size_t part : children_[item]) {
        if (scene_.tags[part].kind == TagKind::label) label = static_cast<int>(part);
        if (scene_.tags[part].kind == TagKind::body && !gather_body(part, depth, label, entries)) return false;
      }
    }
    return true;
  }

  bool gather_body(std::size_t body, int depth, int label, std::vector<Entry>& entries) const {
    if (has_blocks(body)) return false;  // set in some other way than as a list
    for (const std::size_t part : children_[body]) {
      if (scene_.tags[part].kind == TagKind::list) {
        if (!gather(part, depth + 1, entries)) return false;
        continue;
      }
      const PageBlock* block = only_block_of(part);
      if (scene_.tags[part].kind != TagKind::p || !children_[part].empty() || block == nullptr) return false;
      entries.push_back({block, depth, label});
      label = -1;
    }
    return true;
  }

  // Below each other, alike in direction, and each depth at one distance from the edge.
  static bool is_stacked(const std::vector<Entry>& entries) {
    if (entries.empty()) return false;
    std::vector<std::optional<float>> starts(64);
    const bool rtl = entries.front().block->lines.front().right_to_left;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const PageBlock& block = *entries[i].block;
      if (block.lines.front().right_to_left != rtl || entries[i].depth >= 64) return false;
      if (i > 0 && block.lines.front().baseline <= entries[i - 1].block->lines.back().baseline) return false;
      auto& start = starts[static_cast<std::size_t>(entries[i].depth)];
      if (start && std::abs(*start - start_of(block)) > kEqual) return false;
      start = start_of(block);
    }
    return true;
  }

  // What stands before the items: "1." as text, a dot, a dash or a box as shapes.
  struct Mark {
    Rect box;
    std::string text;
    std::optional<Colour> colour;
    bool task = false;
    bool checked = false;
  };

  Mark mark_of(int label) const {
    Mark mark;
    std::vector<const DrawText*> texts;
    for (const SceneItem& item : scene_.items) {
      if (label < 0 || item.tag != label) continue;
      mark.box = mark.box.united(bounds(item));
      if (const auto* text = std::get_if<DrawText>(&item.shape)) {
        mark.colour = text->colour;
        texts.push_back(text);
      } else if (const auto* fill = std::get_if<FillRect>(&item.shape)) {
        mark.colour = fill->colour;
      } else if (const auto* path = std::get_if<Path>(&item.shape)) {
        constexpr std::size_t kEmptyBox = 5;  // segments of a square
        mark.colour = path->fill ? path->fill : path->stroke;
        mark.task = path->stroke.has_value();
        mark.checked = path->segments.size() > kEmptyBox;
      }
    }
    put_in_logical_order(texts);
    for (const DrawText* text : texts) mark.text += shown_text(*text);
    return mark;
  }

  std::string bullet_of(const Mark& mark, int depth) const {
    if (!mark.colour) return {};
    // The master's dots are smaller than what else stands before a line: each size is said. A bullet of type is larger
    // than the slide's dot.
    const bool dot = mark.text.empty() && !mark.task && depth == 0;
    const std::string xml = fmt::format(R"(<a:buClr>{}</a:buClr><a:buSzPct val="{}"/>)", look_.colour(*mark.colour),
                                        dot ? kPptxDotSize : 100'000);
    int number = 0;
    if (std::from_chars(mark.text.data(), mark.text.data() + mark.text.size(), number).ec == std::errc()) {
      return xml + fmt::format(R"(<a:buFontTx/><a:buAutoNum type="arabicPeriod" startAt="{}"/>)",
                               std::clamp(number, 1, 32'767));
    }
    // Wingdings is where every office program has a box with and without a tick.
    if (mark.task)
      return xml + fmt::format(R"(<a:buFont typeface="Wingdings" pitchFamily="2" charset="2"/><a:buChar char="{}"/>)",
                               mark.checked ? "\u00FE" : "\u00A8");
    // The text's face is named: of its own accord LibreOffice takes another one, whose bullet stands too high.
    return xml + fmt::format(R"(<a:buFont typeface="+mn-lt"/><a:buChar char="{}"/>)", depth == 0 ? "\u2022" : "\u2013");
  }

  bool add_list(std::size_t list) {
    std::vector<Entry> entries;
    if (!gather(list, 0, entries) || !is_stacked(entries)) return false;
    const bool rtl = entries.front().block->lines.front().right_to_left;
    std::vector<Mark> marks;
    float edge = start_of(*entries.front().block);
    for (const Entry& entry : entries) {
      marks.push_back(mark_of(entry.label));
      const Rect& box = marks.back().box;
      if (!box.empty()) edge = rtl ? std::max(edge, box.right()) : std::min(edge, box.x);
    }
    const auto margin_of = [&](const Entry& entry) { return std::abs(start_of(*entry.block) - edge); };

    PptxFrame frame;
    frame.kind = PptxFrame::Kind::list;
    std::vector<LinesInBox> groups;
    groups.reserve(entries.size());
    for (const Entry& entry : entries) groups.push_back({margin_of(entry), entry.block->lines});
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
        paragraph.bullet = bullet_of(marks[i], entries[i].depth);
      }
      frame.paragraphs.push_back(std::move(paragraph));
      frame.steps.push_back(block.first_step);
      take(block);
    }
    frame.box.x = rtl ? edge - width : edge;
    frame.box.width = width;
    frame.box.height = bottom - frame.box.y;
    for (const Entry& entry : entries) take_label(entry.label);
    push(std::move(frame), *entries.front().block);
    return true;
  }

  // Items of one line get the distance that the others have.
  float list_leading(const std::vector<Entry>& entries) const {
    for (const Entry& entry : entries) {
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
  std::vector<std::vector<std::size_t>> children_;
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
