// Steps and numbers.

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/words.h"
#include "markdown/fill_slides.h"

namespace lectern {
namespace {

class StepCounter {
 public:
  StepCounter(Slide& slide, bool incremental, const std::vector<std::uint32_t>& pauses, std::size_t& next_pause)
      : slide_(slide), incremental_(incremental), pauses_(pauses), next_pause_(next_pause) {}

  void run() {
    walk(slide_.blocks);
    // A pause after the last block shows nothing new.
    while (next_pause_ < pauses_.size() && pauses_[next_pause_] < slide_.source.end) ++next_pause_;
    slide_.step_count = last_ + 1;
  }

 private:
  void walk(std::vector<Block>& blocks) {
    bool dissolve = false;
    for (Block& block : blocks) {
      take_pauses(block.source.begin);
      block.step = base_;
      walk_inside(block);
      const auto* group = std::get_if<Group>(&block.node);
      dissolve = dissolve || (group != nullptr && says_only_how_lists_appear(*group));
    }
    if (dissolve) blocks = without_such_groups(std::move(blocks));
  }

  void walk_inside(Block& block) {
    if (auto* list = std::get_if<List>(&block.node)) {
      walk_list(*list, block);
    } else if (auto* quote = std::get_if<Quote>(&block.node)) {
      walk(quote->blocks);
    } else if (auto* group = std::get_if<Group>(&block.node)) {
      const bool before = incremental_;
      const auto has = [&](std::string_view name) {
        return std::ranges::find(group->classes, name) != group->classes.end();
      };
      if (has("incremental")) incremental_ = true;
      if (has("nonincremental")) incremental_ = false;
      walk(group->blocks);
      incremental_ = before;
    } else if (auto* columns = std::get_if<Columns>(&block.node)) {
      for (Column& column : columns->columns) walk(column.blocks);
    } else if (auto* table = std::get_if<Table>(&block.node)) {
      for (TableRow& row : table->rows) row.step = base_;
    }
  }

  // Each item comes with a step of its own; what follows the list is there as soon as the list is.
  void walk_list(List& list, Block& block) {
    const int before = base_;
    for (ListItem& item : list.items) {
      take_pauses(item.source.begin);
      if (incremental_) {
        const int step = ++last_;
        item.step = step;
        const int base = std::exchange(base_, step);
        walk(item.blocks);
        if (base_ == step) base_ = base;  // a pause inside the item holds for all that follows
      } else {
        item.step = base_;
        walk(item.blocks);
      }
    }
    block.step = list.items.empty() ? before : list.items.front().step;
  }

  void take_pauses(std::uint32_t at) {
    bool paused = false;
    while (next_pause_ < pauses_.size() && pauses_[next_pause_] < at) {
      ++next_pause_;
      paused = true;
    }
    // Two pauses with nothing between them are one.
    if (paused) base_ = ++last_;
  }

  static bool says_only_how_lists_appear(const Group& group) {
    return group.classes.size() == 1 &&
           (group.classes.front() == "incremental" || group.classes.front() == "nonincremental");
  }

  static std::vector<Block> without_such_groups(std::vector<Block> blocks) {
    std::vector<Block> flat;
    for (Block& block : blocks) {
      auto* group = std::get_if<Group>(&block.node);
      if (group != nullptr && says_only_how_lists_appear(*group)) {
        std::ranges::move(group->blocks, std::back_inserter(flat));
      } else {
        flat.push_back(std::move(block));
      }
    }
    return flat;
  }

  Slide& slide_;
  bool incremental_;
  const std::vector<std::uint32_t>& pauses_;
  std::size_t& next_pause_;
  int base_ = 0;  // step of what comes next
  int last_ = 0;  // highest step given
};

// As GitHub makes them: lower case, spaces to hyphens, punctuation left out.
std::string anchor_of(std::string_view title) {
  std::string anchor;
  for (const char c : lower_ascii(trimmed(title))) {
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    if (!ascii || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-') {
      anchor += c;
    } else if (c == ' ') {
      anchor += '-';
    }
  }
  return anchor;
}

}  // namespace

void count_steps(Deck& deck, bool incremental, const Reading& reading) {
  std::size_t next_pause = 0;
  for (Slide& slide : deck.slides) StepCounter(slide, incremental, reading.pauses, next_pause).run();
}

void number_slides(Deck& deck) {
  int number = 0;
  int section = 0;
  std::map<std::string, int, std::less<>> taken;
  for (std::size_t i = 0; i < deck.slides.size(); ++i) {
    Slide& slide = deck.slides[i];
    if (slide.role == SlideRole::section ||
        (slide.layout == SlideLayout::section && slide.role == SlideRole::content)) {
      slide.role = SlideRole::section;
      ++section;
    }
    slide.section = section;
    const bool counts = slide.kind == SlideKind::normal || slide.kind == SlideKind::optional;
    const Pagination pagination = slide.style.paginate.value_or(Pagination::number);
    if (counts && pagination == Pagination::skip) {
      slide.number = 0;
    } else if (counts) {
      if (pagination != Pagination::hold || number == 0) ++number;
      slide.number = number;
    }
    std::string anchor = anchor_of(slide.title.text);
    if (anchor.empty()) anchor = fmt::format("slide-{}", i + 1);
    // "name", "name-1", "name-2" ...; a title may itself be "name 1".
    std::string unique = anchor;
    while (taken.contains(unique)) unique = fmt::format("{}-{}", anchor, taken[anchor]++);
    taken.emplace(unique, 1);
    slide.anchor = std::move(unique);
  }
  deck.counted_slides = number;
}

}  // namespace lectern
