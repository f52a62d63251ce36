#pragma once
// The speaker's notes as text: Markdown, which other programs read, or plain lines. Pure.

#include <cstddef>
#include <string>
#include <vector>

#include "briefing/briefing.h"
#include "deck/block.h"

namespace lectern {

enum class NotesForm { markdown, plain };

/// Blocks as CommonMark with tables and strikethrough (GFM), or as plain lines with "-" and "1." before items. Ends
/// without a line's end; empty for no blocks. Pictures are their alternative text.
std::string notes_text(const std::vector<Block>& blocks, NotesForm form);

/// Title, then each of the slides with its number, title, planned time and notes. Slides without notes are listed too,
/// so that nobody looks for what was never there. Ends with a line's end.
std::string notes_document(const Briefing& briefing, const std::vector<std::size_t>& slides, NotesForm form);

}  // namespace lectern
