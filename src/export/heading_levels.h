#pragma once
// How deep the headings of each slide stand in a document, for screen readers.

#include <cstddef>
#include <vector>

#include "deck/deck.h"

namespace lectern {

/// The level of the slides' own titles, as `slides` (indexes into the deck) follow each other: 1 is outermost. Sections
/// stand below the deck's title, slides below the section they follow; where there is no deck's title sections are
/// outermost. `titled`: the document has the deck's title as its heading of level 1 before all slides; otherwise a
/// title slide that comes first is it. No level is skipped as long as each title and section slide shows a heading.
std::vector<int> heading_levels(const Deck& deck, const std::vector<std::size_t>& slides, bool titled);

}  // namespace lectern
