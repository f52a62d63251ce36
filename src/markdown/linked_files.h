#pragma once
// The files that a deck's links lead to: whoever gets the slides as a document clicks them, long after the talk.

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "deck/deck.h"

namespace lectern {

/// Reports links to files beside the deck that are not there. Looks each of them up, and reads none.
void check_linked_files(Deck& deck, const FileSource& files, Diagnostics& diagnostics);

}  // namespace lectern
