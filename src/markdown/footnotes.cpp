// Footnotes: which definition a citation means, and its number.

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "markdown/fill_slides.h"
#include "markdown/read_blocks.h"

namespace lectern {
namespace {

class FootnoteResolver {
 public:
  FootnoteResolver(Deck& deck, Reading& reading) : deck_(deck), reading_(reading) {}

  void run();

 private:
  void walk(std::vector<Block>& blocks);
  void walk(Block& block);
  void resolve(RichText& text);
  std::optional<std::size_t> definition_for(const FootnoteReference& reference) const;
  int cite(std::size_t definition);
  void show_uncited();

  Deck& deck_;
  Reading& reading_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_label_;  // in the order of the file
  std::map<std::size_t, int> numbers_;
  std::map<std::size_t, int> on_slide_;  // index among the footnotes of the slide
  Slide* slide_ = nullptr;               // null while notes are gone through
};

void FootnoteResolver::run() {
  if (reading_.definitions.empty() && reading_.references.empty()) return;
  for (std::size_t i = 0; i < reading_.definitions.size(); ++i) by_label_[reading_.definitions[i].label].push_back(i);
  for (Slide& slide : deck_.slides) {
    slide_ = &slide;
    on_slide_.clear();
    resolve(slide.title);
    walk(slide.blocks);
    resolve(slide.source_line.text);
    slide_ = nullptr;
    walk(slide.notes);
  }
  show_uncited();
}

void FootnoteResolver::walk(std::vector<Block>& blocks) {
  for (Block& block : blocks) walk(block);
}

void FootnoteResolver::walk(Block& block) {
  if (auto* paragraph = std::get_if<Paragraph>(&block.node)) {
    resolve(paragraph->text);
  } else if (auto* heading = std::get_if<Heading>(&block.node)) {
    resolve(heading->text);
  } else if (auto* list = std::get_if<List>(&block.node)) {
    for (ListItem& item : list->items) walk(item.blocks);
  } else if (auto* quote = std::get_if<Quote>(&block.node)) {
    walk(quote->blocks);
    resolve(quote->attribution);
  } else if (auto* table = std::get_if<Table>(&block.node)) {
    for (TableRow& row : table->rows) {
      for (RichText& cell : row.cells) resolve(cell);
    }
  } else if (auto* columns = std::get_if<Columns>(&block.node)) {
    for (Column& column : columns->columns) walk(column.blocks);
  } else if (auto* group = std::get_if<Group>(&block.node)) {
    walk(group->blocks);
  }
}

// Writes the number in place of "[^label]". Without a definition, and in notes, the text stays as it is written.
void FootnoteResolver::resolve(RichText& text) {
  if (std::ranges::none_of(text.spans, [](const StyleSpan& span) { return span.footnote >= 0; })) return;
  RichText resolved;
  resolved.links = text.links;
  for (StyleSpan span : text.spans) {
    std::string piece = text.text.substr(span.begin, span.end - span.begin);
    if (span.footnote >= 0) {
      const FootnoteReference& reference = reading_.references[static_cast<std::size_t>(span.footnote)];
      const auto definition = definition_for(reference);
      span.footnote = -1;
      if (!definition) {
        reading_.diagnostics.warn("footnote-without-text", span.source,
                                  "a footnote without text: [^" + reference.label + "]",
                                  "write [^" + reference.label + "]: and its text on a line of its own");
      } else if (slide_ != nullptr) {
        span.footnote = cite(*definition);
        span.style.superscript = true;
        piece = fmt::format("{}", slide_->footnotes[static_cast<std::size_t>(span.footnote)].number);
      }
    }
    span.begin = static_cast<std::uint32_t>(resolved.text.size());
    resolved.text += piece;
    span.end = static_cast<std::uint32_t>(resolved.text.size());
    resolved.spans.push_back(span);
  }
  text = std::move(resolved);
}

// The text on the slide itself is meant before one elsewhere in the deck.
std::optional<std::size_t> FootnoteResolver::definition_for(const FootnoteReference& reference) const {
  const auto label = by_label_.find(reference.label);
  if (label == by_label_.end()) return std::nullopt;
  const std::vector<std::size_t>& same = label->second;
  if (slide_ != nullptr) {
    const auto begin_of = [&](std::size_t index) { return reading_.definitions[index].span.begin; };
    const auto own = std::ranges::lower_bound(same, slide_->source.begin, {}, begin_of);
    if (own != same.end() && begin_of(*own) < slide_->source.end) return *own;
  }
  return same.front();
}

// The index of the definition among the slide's footnotes, which it joins at its first citation there.
int FootnoteResolver::cite(std::size_t definition) {
  const auto number = numbers_.try_emplace(definition, static_cast<int>(numbers_.size()) + 1).first;
  const auto [place, added] = on_slide_.try_emplace(definition, static_cast<int>(slide_->footnotes.size()));
  if (!added) return place->second;
  const FootnoteDefinition& written = reading_.definitions[definition];
  slide_->footnotes.push_back({written.label, number->second, read_footnote(written, reading_), written.span});
  return place->second;
}

// What nobody cites is shown where it stands, so that no text is lost.
void FootnoteResolver::show_uncited() {
  on_slide_.clear();
  for (std::size_t i = 0; i < reading_.definitions.size(); ++i) {
    if (numbers_.contains(i)) continue;
    const FootnoteDefinition& definition = reading_.definitions[i];
    const auto after = std::ranges::upper_bound(deck_.slides, definition.span.begin, {},
                                                [](const Slide& slide) { return slide.source.begin; });
    slide_ = &*(after == deck_.slides.begin() ? after : after - 1);
    reading_.diagnostics.warn("uncited-footnote", definition.span,
                              "no slide cites the footnote [^" + definition.label + "]",
                              "it is shown on the slide where it stands; cite it with [^" + definition.label + "]");
    cite(i);
  }
}

}  // namespace

void resolve_footnotes(Deck& deck, Reading& reading) {
  FootnoteResolver(deck, reading).run();
}

}  // namespace lectern
