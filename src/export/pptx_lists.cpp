#include "export/pptx_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <variant>

#include "scene/reading_order.h"
#include "scene/shown_text.h"

namespace lectern {
namespace {

constexpr float kEqual = 2;  // slide units: places that are meant to be the same

class ListReader {
 public:
  ListReader(const Scene& scene, const std::vector<PageBlock>& blocks) : scene_(scene), blocks_(blocks) {
    children_.resize(scene.tags.size());
    for (std::size_t i = 0; i < scene.tags.size(); ++i) {
      if (scene.tags[i].parent >= 0) children_[static_cast<std::size_t>(scene.tags[i].parent)].push_back(i);
    }
  }

  // The list's paragraphs, or false where it holds more than paragraphs and lists.
  bool gather(std::size_t list, int depth, std::vector<PptxListEntry>& entries) const {
    for (const std::size_t item : children_[list]) {
      int label = -1;
      for (const std::size_t part : children_[item]) {
        if (scene_.tags[part].kind == TagKind::label) label = static_cast<int>(part);
        if (scene_.tags[part].kind == TagKind::body && !gather_body(part, depth, label, entries)) return false;
      }
    }
    return true;
  }

 private:
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

  bool gather_body(std::size_t body, int depth, int label, std::vector<PptxListEntry>& entries) const {
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

  const Scene& scene_;
  const std::vector<PageBlock>& blocks_;
  std::vector<std::vector<std::size_t>> children_;
};

// Below each other, alike in direction, and each depth at one distance from the edge.
bool is_stacked(const std::vector<PptxListEntry>& entries) {
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

std::optional<int> number_in(std::string_view mark) {
  int number = 0;
  const bool found = std::from_chars(mark.data(), mark.data() + mark.size(), number).ec == std::errc();
  return found ? std::optional(number) : std::nullopt;
}

}  // namespace

float start_of(const PageBlock& block) {
  return block.lines.front().right_to_left ? block.right : block.left;
}

std::optional<std::vector<PptxListEntry>> list_entries(const Scene& scene, const std::vector<PageBlock>& blocks,
                                                       std::size_t list) {
  std::vector<PptxListEntry> entries;
  if (!ListReader(scene, blocks).gather(list, 0, entries) || !is_stacked(entries)) return std::nullopt;
  return entries;
}

PptxListMark mark_of(const Scene& scene, int label) {
  PptxListMark mark;
  std::vector<const DrawText*> texts;
  for (const SceneItem& item : scene.items) {
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
  if (number_in(mark.text)) mark.number = texts.front();
  return mark;
}

std::string bullet_of(const PptxListMark& mark, int depth, const PptxLook& look) {
  if (!mark.colour) return {};
  // The master's dots are smaller than what else stands before a line: each size is said. A bullet of type is larger
  // than the slide's dot.
  const bool dot = mark.text.empty() && !mark.task && depth == 0;
  const std::string xml = fmt::format(R"(<a:buClr>{}</a:buClr><a:buSzPct val="{}"/>)", look.colour(*mark.colour),
                                      dot ? kPptxDotSize : 100'000);
  if (const auto number = number_in(mark.text)) {
    return xml + fmt::format(R"(<a:buFont typeface="+mn-lt"/><a:buAutoNum type="arabicPeriod" startAt="{}"/>)",
                             std::clamp(*number, 1, 32'767));
  }
  // Wingdings is where every office program has a box with and without a tick.
  if (mark.task)
    return xml + fmt::format(R"(<a:buFont typeface="Wingdings" pitchFamily="2" charset="2"/><a:buChar char="{}"/>)",
                             mark.checked ? "\u00FE" : "\u00A8");
  // The text's face is named: of its own accord LibreOffice takes another one, whose bullet stands too high.
  return xml + fmt::format(R"(<a:buFont typeface="+mn-lt"/><a:buChar char="{}"/>)", depth == 0 ? "\u2022" : "\u2013");
}

}  // namespace lectern
