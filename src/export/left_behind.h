#pragma once
// Pictures that an earlier export left in a folder, of slides that the deck no longer has. Reads the folder's names.

#include <string>
#include <string_view>
#include <vector>

#include "briefing/briefing.h"
#include "export/compile_deck.h"

namespace lectern {

/// Names in the folder, sorted, that only a longer deck of that stem gives to pages or steps (export_images.h):
/// `talk.013.png` where the deck has twelve pages. None where the folder cannot be read. A name that might be another
/// deck's, such as `talk.2015.001.png`, is not among them.
std::vector<std::string> left_behind(const Briefing& briefing, const CompiledDeck& deck, const std::string& folder,
                                     std::string_view stem, std::string_view ending);

}  // namespace lectern
