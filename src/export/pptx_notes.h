#pragma once
// A slide's notes as a notes part of PresentationML, for exports that were asked for notes. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "deck/block.h"

namespace lectern {

std::string pptx_notes(const std::vector<Block>& notes, std::string_view language);

}  // namespace lectern
