#pragma once
// A deck's path and the reading options -> a briefing.

#include <memory>
#include <string>

#include "base/result.h"
#include "briefing/briefing.h"
#include "cli/command_line.h"
#include "text/font_set.h"

namespace lectern {

/// The faces of the catalogue. Opened once and shared by all decks of a run.
std::shared_ptr<const FontSet> open_fonts();

/// Reads the deck and its theme; lays nothing out. Fails where the file cannot be read.
Result<std::shared_ptr<const Briefing>> open_deck(const std::string& path, const ReadingOptions& options,
                                                  const std::shared_ptr<const FontSet>& fonts);

}  // namespace lectern
