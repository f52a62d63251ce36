#pragma once
// Which tool a file was written for.

#include <string_view>

#include "deck/deck.h"
#include "markdown/deck_settings.h"
#include "markdown/reading.h"

namespace lectern {

/// Sets `dialect` and `dialect_reason`. Every file is read as native; strong marks of another tool are reported.
void choose_dialect(Deck& deck, std::string_view wanted, const DeckSettings& settings, Reading& reading);

}  // namespace lectern
