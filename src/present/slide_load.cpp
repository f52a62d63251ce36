#include "present/slide_load.h"

#include <variant>

#include "base/words.h"
#include "deck/for_each_block.h"

namespace lectern {
namespace {

/// True for what is looked at rather than read.
bool is_look(const Block& block) {
  if (const auto* figure = std::get_if<Figure>(&block.node)) return figure->place != Figure::Place::background;
  return std::holds_alternative<Media>(block.node) || std::holds_alternative<Table>(block.node) ||
         std::holds_alternative<CodeBlock>(block.node);
}

}  // namespace

SlideLoad load_of(const Slide& slide) {
  SlideLoad load;
  load.from_notes = !slide.notes.empty();
  const SpokenText spoken =
      spoken_text(load.from_notes ? text_of(slide.notes) : slide.title.text + ' ' + text_of(slide.blocks));
  load.words = spoken.words;
  load.characters = spoken.characters;
  for_each_block(slide.blocks, [&](const Block& block) { load.looks += is_look(block) ? 1 : 0; });
  return load;
}

}  // namespace lectern
