#pragma once
// Where one slide ends and the next begins: by rules, by headings at slide level, or by both, as in pandoc.

#include <cstdint>
#include <vector>

#include "deck/deck.h"
#include "markdown/deck_settings.h"
#include "markdown/reading.h"

namespace lectern {

/// Puts the blocks on slides and sets role, title, blocks and source of each, and `split`, `split_reason` and
/// `slide_level` of the deck. `body` is where the slides' text begins.
void split_slides(Deck& deck, const DeckSettings& settings, std::vector<Block> blocks, std::uint32_t body,
                  Reading& reading);

}  // namespace lectern
