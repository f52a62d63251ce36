#pragma once
// A deck that shows every layout of a theme, with pictures drawn for it: what `lectern themes -o DIR` exports and what
// someone who writes a theme looks at.

#include <memory>
#include <string>
#include <string_view>

#include "base/file_source.h"

namespace lectern {

/// Markdown in the native dialect, one slide for each layout in the order of the model. Names no theme.
std::string_view specimen_deck();

/// The pictures that specimen_deck names, in memory.
std::shared_ptr<const FileSource> specimen_files();

}  // namespace lectern
