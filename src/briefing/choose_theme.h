#pragma once
// The theme stage: a built-in theme by its name, or a file with those that it inherits from and its logo.

#include "briefing/briefing.h"

namespace lectern {

/// Fills theme, theme_readings, logo and used_files; the deck must have been read.
void choose_theme(Briefing& briefing, const BriefingInputs& inputs);

}  // namespace lectern
