#include "markdown/split_slides.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/words.h"
#include "markdown/line_scanner.h"

namespace lectern {
namespace {

constexpr int kLowestLevel = 6;

const Heading* heading_in(const Block& block) {
  return std::get_if<Heading>(&block.node);
}
bool is_rule_block(const Block& block) {
  return std::holds_alternative<Rule>(block.node);
}

// Letters and digits alone, in lower case: what makes two titles the same.
std::string bare(std::string_view text) {
  std::string bare;
  for (const char c : lower_ascii(text)) {
    const bool letter = (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
    if (letter || (c >= '0' && c <= '9')) bare += c;
  }
  return bare;
}

std::string count_of(std::size_t count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

class Splitting {
 public:
  Splitting(Deck& deck, const DeckSettings& settings, std::vector<Block> blocks, std::uint32_t body, Reading& reading)
      : deck_(deck), settings_(settings), blocks_(std::move(blocks)), body_(body), reading_(reading) {}

  void run();

 private:
  bool first_heading_is_title() const;
  // The title's heading counts neither for the slide level nor as a slide's.
  std::size_t first_counted() const {
    const Heading* first = blocks_.empty() ? nullptr : heading_in(blocks_.front());
    return title_is_heading_ && first != nullptr && first->level == 1 ? 1 : 0;
  }
  int find_slide_level() const;
  void decide();
  void report_coarse_level() const;
  void place_blocks();
  void place(Block& block);
  void take_rule(const Block& block);
  void take_heading(Block& block, SlideRole role);
  void report_setext(const Block& block);
  Slide& begin_slide(std::uint32_t at, SlideRole role);
  void finish();

  Deck& deck_;
  const DeckSettings& settings_;
  std::vector<Block> blocks_;
  std::uint32_t body_;
  Reading& reading_;
  bool title_is_heading_ = false;
  bool by_rules_ = false;
  bool by_headings_ = false;
  int level_ = 0;
  bool open_ = false;                ///< the last slide takes what comes
  std::vector<bool> empty_by_rule_;  ///< the slide was begun by a rule and has nothing on it yet
};

void Splitting::run() {
  // Whether it is the title depends on how the file is split, and how it is split does not count the title.
  title_is_heading_ = true;
  decide();
  title_is_heading_ = first_heading_is_title();
  if (!title_is_heading_) decide();
  report_coarse_level();
  place_blocks();
  finish();
}

// The first "#" heading is the title slide, together with `title:`. Where the two say different things, it is a section
// or a slide of its own if there are more "#" headings, or if it stands right above the first slide's heading.
bool Splitting::first_heading_is_title() const {
  const Heading* first = blocks_.empty() ? nullptr : heading_in(blocks_.front());
  if (first == nullptr || first->level != 1) return false;
  const std::string title = bare(settings_.meta.title.text);
  const std::string heading = bare(first->text.text);
  if (title.empty() || heading.empty() || title.find(heading) != std::string::npos ||
      heading.find(title) != std::string::npos)
    return true;
  const auto is_top = [](const Block& block) { return heading_in(block) != nullptr && heading_in(block)->level == 1; };
  if (std::ranges::count_if(blocks_, is_top) > 1) return false;
  return !by_headings_ || blocks_.size() == 1 || heading_in(blocks_[1]) == nullptr;
}

// The highest level of heading that is followed by content somewhere; where none is, the lowest in use.
int Splitting::find_slide_level() const {
  int level = kLowestLevel + 1;
  int lowest = 0;
  for (std::size_t i = first_counted(); i < blocks_.size(); ++i) {
    const Heading* heading = heading_in(blocks_[i]);
    if (heading == nullptr) continue;
    lowest = std::max(lowest, heading->level);
    const bool content =
        i + 1 < blocks_.size() && heading_in(blocks_[i + 1]) == nullptr && !is_rule_block(blocks_[i + 1]);
    if (content) level = std::min(level, heading->level);
  }
  return level <= kLowestLevel ? level : lowest;
}

void Splitting::decide() {
  level_ = settings_.slide_level.value_or(find_slide_level());
  const auto rules = static_cast<std::size_t>(std::ranges::count_if(blocks_, is_rule_block));
  std::size_t headings = 0;
  for (std::size_t i = first_counted(); i < blocks_.size(); ++i) {
    const Heading* heading = heading_in(blocks_[i]);
    if (heading != nullptr && heading->level == level_) ++headings;
  }
  const std::string found =
      level_ == 0 ? count_of(rules, "rule")
                  : fmt::format("{}, {} at level {}", count_of(rules, "rule"), count_of(headings, "heading"), level_);
  Split split = settings_.split;
  if (split == Split::automatic) {
    split = rules > headings || level_ == 0 ? Split::rules : rules == 0 ? Split::headings : Split::both;
    deck_.split_reason = rules == 0 && headings == 0 ? "no rules and no headings" : found;
    if (split == Split::rules && headings > 0) deck_.split_reason += ": the rules outnumber the headings";
  } else {
    deck_.split_reason = "the front matter says so; " + found;
  }
  by_rules_ = split != Split::headings;
  by_headings_ = split != Split::rules && level_ > 0;
  deck_.split = split == Split::rules ? "rules" : split == Split::headings ? "headings" : "both";
  deck_.slide_level = by_headings_ ? level_ : 0;
}

// One heading with text right below it, often a closing "# Thank you", makes its level that of slides: said where many
// headings of the next level were probably meant to begin them.
void Splitting::report_coarse_level() const {
  constexpr std::size_t kMany = 4;
  if (!by_headings_ || settings_.slide_level) return;
  std::size_t here = 0;
  std::size_t below = 0;
  const Block* first = nullptr;
  for (std::size_t i = first_counted(); i < blocks_.size(); ++i) {
    const Heading* heading = heading_in(blocks_[i]);
    if (heading == nullptr || i + 1 == blocks_.size() || heading_in(blocks_[i + 1]) != nullptr) continue;
    if (heading->level == level_ + 1) ++below;
    if (heading->level != level_) continue;
    ++here;
    if (first == nullptr) first = &blocks_[i];
  }
  if (first == nullptr || below < kMany || below < 2 * here) return;
  reading_.diagnostics.note(
      "coarse-slides", first->source,
      fmt::format("{} of level {} begin no slides, since this one of level {} has text right below it",
                  count_of(below, "heading"), level_ + 1, level_),
      fmt::format("write slide-level: {} in the front matter, or put a heading of level {} above the text", level_ + 1,
                  level_ + 1));
}

void Splitting::place_blocks() {
  if (!title_is_heading_ && !(settings_.meta.title.empty() && settings_.meta.subtitle.empty())) {
    Slide& slide = begin_slide(0, SlideRole::title);
    slide.title = settings_.meta.title;
    slide.title_source = settings_.title_place;
    slide.title_level = 1;
    open_ = false;
  }
  std::size_t first = 0;
  if (title_is_heading_) {
    take_heading(blocks_.front(), SlideRole::title);
    report_setext(blocks_.front());
    if (!settings_.meta.title.empty() && bare(settings_.meta.title.text) != bare(deck_.slides.front().title.text)) {
      reading_.diagnostics.note("two-titles", deck_.slides.front().title_source,
                                "the first heading is not the same as title: in the front matter",
                                "the heading is shown, title: is the name of the deck");
    }
    first = 1;
  }
  for (std::size_t i = first; i < blocks_.size(); ++i) {
    report_setext(blocks_[i]);
    place(blocks_[i]);
  }
}

void Splitting::place(Block& block) {
  if (is_rule_block(block) && by_rules_) {
    take_rule(block);
    return;
  }
  const Heading* heading = heading_in(block);
  if (heading != nullptr && by_headings_ && heading->level <= level_) {
    take_heading(block, heading->level < level_ ? SlideRole::section : SlideRole::content);
    return;
  }
  if (!open_) begin_slide(deck_.slides.empty() ? body_ : block.source.begin, SlideRole::content);
  Slide& slide = deck_.slides.back();
  empty_by_rule_.back() = false;
  if (heading != nullptr && slide.title_level == 0) {
    slide.title = heading->text;
    slide.title_level = heading->level;
    slide.title_source = block.source;
    return;
  }
  slide.blocks.push_back(std::move(block));
}

// A rule at the head of the text begins no slide of its own: what follows it does.
void Splitting::take_rule(const Block& block) {
  begin_slide(block.source.begin, SlideRole::content);
  empty_by_rule_.back() = true;
}

void Splitting::take_heading(Block& block, SlideRole role) {
  auto& heading = std::get<Heading>(block.node);
  const bool joins = open_ && !deck_.slides.empty() && empty_by_rule_.back();
  if (!joins) begin_slide(deck_.slides.empty() ? 0 : block.source.begin, role);
  Slide& slide = deck_.slides.back();
  empty_by_rule_.back() = false;
  slide.role = role;
  slide.title = std::move(heading.text);
  slide.title_level = heading.level;
  slide.title_source = block.source;
}

void Splitting::report_setext(const Block& block) {
  const Heading* heading = heading_in(block);
  if (heading == nullptr || heading->level != 2 || block.source.end == block.source.begin) return;
  const std::string_view text = reading_.file.substr(block.source.begin, block.source.end - block.source.begin);
  const std::size_t line = text.find_last_of("\r\n");
  if (line == std::string_view::npos || trimmed(text.substr(line)) != "---") return;
  reading_.diagnostics.warn(
      "setext-heading", {block.source.begin + static_cast<std::uint32_t>(line + 1), block.source.end},
      "the text directly above --- becomes a heading", "put a blank line before --- to start a slide");
}

Slide& Splitting::begin_slide(std::uint32_t at, SlideRole role) {
  if (!deck_.slides.empty()) {
    at = std::max(at, deck_.slides.back().source.begin);
    deck_.slides.back().source.end = at;
  }
  Slide& slide = deck_.slides.emplace_back();
  slide.role = role;
  slide.source = {at, static_cast<std::uint32_t>(reading_.file.size())};
  open_ = true;
  empty_by_rule_.push_back(false);
  return slide;
}

// Slides that a rule began and nothing is on: the last one is no slide; neither is what a first rule closes.
void Splitting::finish() {
  const auto has_comment = [&](const Slide& slide) {
    return std::ranges::any_of(reading_.comments, [&](const Comment& comment) {
      return comment.span.begin >= slide.source.begin && comment.span.begin < slide.source.end;
    });
  };
  if (!deck_.slides.empty() && empty_by_rule_.back() && !has_comment(deck_.slides.back()) && deck_.slides.size() > 1) {
    const std::uint32_t end = deck_.slides.back().source.end;
    deck_.slides.pop_back();
    empty_by_rule_.pop_back();
    deck_.slides.back().source.end = end;
  }
  for (std::size_t i = 0; i < deck_.slides.size(); ++i) {
    if (!empty_by_rule_[i]) continue;
    const SourceSpan place = deck_.slides[i].source;
    reading_.diagnostics.note("empty-slide", {place.begin, place.begin + 3},
                              "nothing is on the slide that begins here");
  }
  if (!deck_.slides.empty()) deck_.slides.front().source.begin = 0;
  if (deck_.slides.empty()) {
    begin_slide(0, SlideRole::content);
    reading_.diagnostics.warn("empty-deck", {0, 0}, "nothing to show: the file has no text for a slide",
                              "a first slide is as short as: # Title");
  }
}

}  // namespace

void split_slides(Deck& deck, const DeckSettings& settings, std::vector<Block> blocks, std::uint32_t body,
                  Reading& reading) {
  Splitting(deck, settings, std::move(blocks), body, reading).run();
}

}  // namespace lectern
