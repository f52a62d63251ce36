#pragma once
// A slide's notes as HTML, for exports that were asked for notes.

#include <string>
#include <vector>

#include "deck/block.h"

namespace lectern {

std::string html_notes(const std::vector<Block>& notes);

}  // namespace lectern
