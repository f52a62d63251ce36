#pragma once
// Every running text of a slide, in reading order: for changes that concern all of them alike.

#include <functional>

#include "deck/deck.h"

namespace lectern {

/// Calls `visit` for the texts of blocks, nested ones included. Code blocks have no running text.
void for_each_text(std::vector<Block>& blocks, const std::function<void(RichText&)>& visit);

/// Calls `visit` for kicker, title, blocks, notes, source line, footnotes and the slide's header, footer and marking.
void for_each_text(Slide& slide, const std::function<void(RichText&)>& visit);

}  // namespace lectern
