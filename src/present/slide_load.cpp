#include "present/slide_load.h"

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

}  // namespace lectern
