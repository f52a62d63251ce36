#pragma once
// A deck's path and the reading options -> a briefing.

#include <memory>
#include <string>

#include "base/file_source.h"
#include "base/result.h"
#include "briefing/briefing.h"
#include "cli/command_line.h"
#include "text/font_set.h"

namespace lectern {

/// The faces of the catalogue. Opened once and shared by all decks of a run.
std::shared_ptr<const FontSet> open_fonts();

/// Where a theme file that was named on the command line is read: its own folder. Null for any other theme.
std::shared_ptr<const FileSource> theme_folder(const ReadingOptions& options);

/// Reads the deck and its theme; lays nothing out. `shape` of the slides, where it is not empty, overrides the deck's.
/// Fails where the file cannot be read.
Result<std::shared_ptr<const Briefing>> open_deck(const std::string& path, const ReadingOptions& options,
                                                  const std::shared_ptr<const FontSet>& fonts, Size shape = {0, 0});

}  // namespace lectern
