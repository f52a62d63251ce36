#pragma once
// What belongs to a slide beside its blocks: settings from its comments, notes, the source line, steps, number, anchor.

#include "deck/deck.h"
#include "markdown/deck_settings.h"
#include "markdown/reading.h"

namespace lectern {

/// Settings and notes, in the order of the file; the carried settings start from the front matter's.
void apply_comments(Deck& deck, const DeckSettings& settings, Reading& reading);

/// A last paragraph that begins "Source:" becomes the source line.
void take_source_lines(Deck& deck);

/// Pauses and incremental lists: `step` of blocks and items, `step_count` of slides. Groups that only say how lists
/// appear are dissolved.
void count_steps(Deck& deck, bool incremental, const Reading& reading);

/// Numbers of slides and sections, and unique anchors.
void number_slides(Deck& deck);

/// Reports links "#name" that lead to no slide which is shown, and those that no document takes over; needs the
/// anchors.
void resolve_slide_links(Deck& deck, Diagnostics& diagnostics);

/// "[^1]" becomes a number, and the slide that cites it gets its text.
void resolve_footnotes(Deck& deck, Reading& reading);

}  // namespace lectern
