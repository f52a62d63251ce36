#pragma once
// A deck as text, for tests, for the examples of docs/deck-format.md and for comparing two readings. One line for the
// deck, one for each slide, one for each block, indented by what it is in:
//
//   deck "Japan and Britain" split=headings level=2
//   1 title "Japan and Britain" #japan-and-britain
//   2 "Five priorities" #five-priorities time=1:30 steps=2
//     - One <strong>budget</strong>
//     @1 - Nuclear weapons
//     notes
//       p Speak slowly.
//
// "@1" is the first step at which a block or an item is there. Running text has HTML's names for its styles, and "&lt;"
// for "<". What is as it is by default is left out.

#include <string>

#include "deck/deck.h"

namespace lectern {

/// `spans`: the bytes of the source that each block and item comes from, as " [begin,end)".
struct DumpOptions {
  bool spans = false;
};

std::string dump_deck(const Deck& deck, const DumpOptions& options = {});
/// The lines of some blocks, as inside dump_deck, without indentation.
std::string dump_blocks(const std::vector<Block>& blocks, const DumpOptions& options = {});
std::string dump_text(const RichText& text);

}  // namespace lectern
