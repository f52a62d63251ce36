#pragma once
// What lists call a slide.

#include <string>

#include "deck/deck.h"

namespace lectern {

/// A slide's title on one line, else the beginning of its text in brackets; "(no text)" where there is none either.
std::string slide_name(const Slide& slide);

}  // namespace lectern
