#pragma once
// What notes and labels are set with: the deck's faces in a palette of their own. For room `layout` alone.

#include "layout/layout_slide.h"

namespace lectern {

/// The deck's theme with the style's colours and sizes.
Theme notes_theme(const LayoutInputs& inputs, const NotesStyle& style);

/// A deck of one empty slide of that width, in the deck's language and direction.
Deck deck_of_one(const LayoutInputs& inputs, float width);

}  // namespace lectern
