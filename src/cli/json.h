#pragma once
// What `check` and `outline` print for other programs. Keys and their meaning are described in the manual page.

#include <string>

#include "briefing/briefing.h"
#include "cli/timing.h"
#include "export/compile_deck.h"

namespace lectern {

/// {"file", "errors", "warnings", "diagnostics": [...]}, indented, with a newline at the end.
std::string check_as_json(const Briefing& briefing, const CompiledDeck& deck);

/// {"title", "dialect", "dialect_reason", "slides": [...], "diagnostics": [...], "timing": {...}}.
std::string outline_as_json(const Briefing& briefing, const CompiledDeck& deck, const Timing& timing);

}  // namespace lectern
