#pragma once
// What opens over the rest and waits for an answer: the key sheet, questions, a number being typed, a search.

#include "present/console_view.h"

namespace lectern {

/// `may_tell`: the window is the speaker's alone, so that answers may say where they were found.
void label_sheets(Labels& labels, const ConsoleFacts& facts, PixelSize window, bool may_tell);

}  // namespace lectern
