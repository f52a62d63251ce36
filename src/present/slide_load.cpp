#include "present/slide_load.h"

#include <fmt/format.h>

#include <string_view>
#include <variant>
#include <vector>

#include "base/words.h"

namespace lectern {
namespace {

/// Counts what is looked at rather than read, however deep it lies.
struct Looks {
  int& count;

  void all(const std::vector<Block>& blocks) const {
    for (const Block& block : blocks) std::visit(*this, block.node);
  }
  void operator()(const Figure& figure) const { count += figure.place == Figure::Place::background ? 0 : 1; }
  void operator()(const Media&) const { ++count; }
  void operator()(const Table&) const { ++count; }
  void operator()(const CodeBlock&) const { ++count; }
  void operator()(const List& list) const {
    for (const ListItem& item : list.items) all(item.blocks);
  }
  void operator()(const Quote& quote) const { all(quote.blocks); }
  void operator()(const Group& group) const { all(group.blocks); }
  void operator()(const Columns& columns) const {
    for (const Column& column : columns.columns) all(column.blocks);
  }
  template <class Other>
  void operator()(const Other&) const {}
};

}  // namespace

SlideLoad load_of(const Slide& slide) {
  SlideLoad load;
  load.from_notes = !slide.notes.empty();
  const SpokenText spoken =
      spoken_text(load.from_notes ? text_of(slide.notes) : slide.title.text + ' ' + text_of(slide.blocks));
  load.words = spoken.words;
  load.characters = spoken.characters;
  Looks{load.looks}.all(slide.blocks);
  return load;
}

std::string slide_name(const Slide& slide) {
  constexpr std::size_t kMostCodePoints = 48;
  const bool titled = !slide.title.empty();
  std::string text;
  std::string_view whole = titled ? std::string_view(slide.title.text) : std::string_view();
  const std::string body = titled ? std::string() : text_of(slide.blocks);
  if (!titled) whole = trimmed(body);
  std::size_t at = 0;
  for (std::size_t count = 0; at < whole.size() && (titled || count < kMostCodePoints); ++count) {
    const char32_t c = next_code_point(whole, at);
    append_utf8(text, c < U' ' || c == U'\u2028' ? U' ' : c);
  }
  if (titled) return text;
  if (text.empty()) return "(no text)";
  return fmt::format("({}{})", text, at < whole.size() ? "…" : "");
}

}  // namespace lectern
