#include "export/page_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

#include "base/words.h"
#include "scene/reading_order.h"
#include "scene/shown_text.h"

namespace lectern {
namespace {

constexpr float kTouching = 0.35F;     // of the size: pieces no further apart are of one line
constexpr float kSameLine = 0.5F;      // of the size: baselines no further apart are of one line
constexpr float kLowestLine = 2.4F;    // of the size: the next line of a block is no further down
constexpr float kHighestLine = 0.75F;  // and no nearer
constexpr float kLikeSize = 1.12F;

constexpr std::string_view kSoftHyphen = kSoftHyphenText;

float right_of(const DrawText& text) {
  return text.origin.x + text.width;
}

// Its pieces stand in visual order until then.
void put_line_in_order(PageLine& line) {
  std::vector<const DrawText*> order;
  order.reserve(line.runs.size());
  for (const PageRun& run : line.runs) order.push_back(run.text);
  put_in_logical_order(order);
  line.right_to_left = order.front()->right_to_left;
  std::ranges::stable_sort(line.runs, {}, [&](const PageRun& run) { return std::ranges::find(order, run.text); });
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

int link_at(const Scene& scene, const DrawText& text) {
  const Point middle{text.origin.x + text.width / 2, text.origin.y - 0.2F * text.size};
  for (std::size_t i = 0; i < scene.links.size(); ++i)
    if (scene.links[i].rect.contains(middle)) return static_cast<int>(i);
  return -1;
}

// A rectangle that was placed with a text: it has the text's tag and place in the source.
const FillRect* fill_of(const SceneItem& item, const SceneItem& text) {
  const auto* fill = std::get_if<FillRect>(&item.shape);
  const bool same = item.tag == text.tag && item.tag >= 0 && item.source == text.source;
  return fill != nullptr && same && item.role == ItemRole::decoration ? fill : nullptr;
}

void find_adornments(PageRun& run, const Scene& scene) {
  const SceneItem* const item = run.item;
  const DrawText& text = *run.text;
  constexpr float kNear = 0.5F;
  if (item != scene.items.data()) {
    const FillRect* fill = fill_of(*(item - 1), *item);
    const bool around = fill != nullptr && fill->rect.x < text.origin.x && fill->rect.right() > right_of(text) &&
                        fill->rect.y < text.origin.y && fill->rect.bottom() > text.origin.y;
    if (around) run.behind = item - 1;
  }
  if (item != &scene.items.back()) {
    const FillRect* fill = fill_of(*(item + 1), *item);
    const bool along = fill != nullptr && std::abs(fill->rect.x - text.origin.x) < kNear &&
                       std::abs(fill->rect.width - text.width) < kNear && fill->rect.height < 0.2F * text.size;
    if (along) run.along = item + 1;
  }
}

class BlockReader {
 public:
  explicit BlockReader(const Scene& scene) : scene_(scene) {}

  void add(const SceneItem& item, const DrawText& text) {
    PageRun run{&item, &text, std::string(shown_text(text)), 0, -1};
    if (continues_line(item, text)) {
      PageLine& line = blocks_.back().lines.back();
      line.runs.push_back(std::move(run));
      line.left = std::min(line.left, text.origin.x);
      line.right = std::max(line.right, right_of(text));
      if (text.size > line.size) {
        line.size = text.size;
        line.baseline = text.origin.y;
      }
      return;
    }
    if (!continues_block(item, text)) {
      PageBlock block;
      block.tag = item.tag;
      block.role = item.role;
      block.first_step = item.first_step;
      block.last_step = item.last_step;
      blocks_.push_back(std::move(block));
    }
    PageLine line;
    line.runs.push_back(std::move(run));
    line.baseline = text.origin.y;
    line.left = text.origin.x;
    line.right = right_of(text);
    line.size = text.size;
    blocks_.back().lines.push_back(std::move(line));
  }

  std::vector<PageBlock> take() {
    for (PageBlock& block : blocks_) finish(block);
    return std::move(blocks_);
  }

 private:
  bool of_last_block(const SceneItem& item) const {
    if (blocks_.empty()) return false;
    const PageBlock& block = blocks_.back();
    return block.tag == item.tag && block.role == item.role && block.first_step == item.first_step &&
           block.last_step == item.last_step;
  }

  bool continues_line(const SceneItem& item, const DrawText& text) const {
    if (!of_last_block(item)) return false;
    const PageLine& line = blocks_.back().lines.back();
    const float size = std::max(line.size, text.size);
    if (std::abs(text.origin.y - line.baseline) > kSameLine * size) return false;
    const float gap = std::max(text.origin.x - line.right, line.left - right_of(text));
    return std::abs(gap) <= kTouching * size || (gap < 0 && gap > -size);
  }

  bool continues_block(const SceneItem& item, const DrawText& text) const {
    if (!of_last_block(item) || item.tag < 0) return false;
    const PageBlock& block = blocks_.back();
    const PageLine& line = block.lines.back();
    const float down = text.origin.y - line.baseline;
    if (down < kHighestLine * text.size || down > kLowestLine * text.size) return false;
    if (text.size > line.size * kLikeSize) return false;
    // A first piece that is raised or of a smaller face may still open a line of the same text.
    const bool beside = text.origin.x > line.right + text.size || right_of(text) < line.left - text.size;
    const bool smaller = line.size > text.size * kLikeSize && line.runs.front().text->size > text.size * kLikeSize;
    return !beside && !smaller;
  }

  void finish(PageBlock& block) {
    block.left = INFINITY;
    block.right = -INFINITY;
    for (PageLine& line : block.lines) {
      put_line_in_order(line);
      if (!line.runs.empty()) line.join = join_after(*line.runs.back().text);
      for (PageRun& run : line.runs) {
        run.rise = line.baseline - run.text->origin.y;
        run.link = link_at(scene_, *run.text);
        find_adornments(run, scene_);
        replace_all(run.characters, kLineSeparatorText, "");
        const bool hyphen = &run == &line.runs.back() && run.characters.ends_with(kSoftHyphen);
        replace_all(run.characters, kSoftHyphen, "");
        if (hyphen) run.characters += kSoftHyphen;
      }
      block.left = std::min(block.left, line.left);
      block.right = std::max(block.right, line.right);
    }
  }

  const Scene& scene_;
  std::vector<PageBlock> blocks_;
};

}  // namespace

bool PageRun::struck() const {
  return along != nullptr && std::get<FillRect>(along->shape).rect.y < text->origin.y;
}

bool PageRun::boxed() const {
  return behind != nullptr && std::get<FillRect>(behind->shape).radius > 0;
}

std::vector<CharactersApart> characters_apart(const PageRun& run) {
  std::vector<CharactersApart> apart;
  const ShapedRun& shaped = *run.text->run;
  const std::string_view all = shown_text(*run.text);
  const std::size_t start = all.empty() ? 0 : static_cast<std::size_t>(all.data() - shaped.text.data());
  // What `characters` has no more of stands for nothing in its places.
  const auto place_of = [&](std::size_t offset) {
    std::string before(all.substr(0, offset - start));
    replace_all(before, kLineSeparatorText, "");
    replace_all(before, kSoftHyphen, "");
    return std::min(before.size(), run.characters.size());
  };
  const std::size_t last = std::min<std::size_t>(run.text->last, shaped.glyphs.size());
  for (std::size_t i = run.text->first; i < last; ++i) {
    const GlyphShift shift = shift_of(shaped, static_cast<std::uint32_t>(i));
    if (shift == GlyphShift{}) continue;
    const std::size_t end = i + 1 < last ? shaped.glyphs[i + 1].cluster : start + all.size();
    const CharactersApart part{place_of(shaped.glyphs[i].cluster), place_of(end), shift};
    if (part.begin < part.end) apart.push_back(part);
  }
  return apart;
}

std::vector<PageBlock> text_blocks(const Scene& scene) {
  std::vector<const SceneItem*> items;
  for (const SceneItem& item : scene.items) {
    const auto* text = std::get_if<DrawText>(&item.shape);
    if (text != nullptr && text->run != nullptr && text->last > text->first) items.push_back(&item);
  }
  std::ranges::stable_sort(items, {}, [](const SceneItem* item) { return item->tag < 0 ? INT_MAX : item->tag; });
  BlockReader reader(scene);
  for (const SceneItem* item : items) reader.add(*item, std::get<DrawText>(item->shape));
  return reader.take();
}

std::string text_of(const PageBlock& block) {
  std::string text;
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    const PageLine& line = block.lines[i];
    for (const PageRun& run : line.runs) text += run.characters;
    if (text.ends_with(kSoftHyphen)) text.resize(text.size() - kSoftHyphen.size());
    if (i + 1 == block.lines.size()) break;
    if (line.join == LineJoin::line_break) text += '\n';
    if (line.join == LineJoin::space && !text.ends_with(' ')) text += ' ';
  }
  return text;
}

}  // namespace lectern
