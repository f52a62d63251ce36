#pragma once
// What showing a deck and rehearsing it have in common.

#include <optional>
#include <string>

#include "cli/command_line.h"
#include "present/present.h"

namespace lectern {

/// Opens the windows as `options` say, to which are added the deck, how it is read, and the keys of the person's own or
/// of the file `keys`. Prints what goes wrong. Gives the exit code.
int present_deck(const std::string& deck, const ReadingOptions& reading, const std::optional<std::string>& keys,
                 PresentOptions options);

}  // namespace lectern
