#pragma once
// Where the lines of a paragraph end.

#include <cstdint>
#include <vector>

#include "text/paragraph.h"

namespace lectern {

/// The places at which lines end, the paragraph's end last. `width` is in ems of the paragraph's size.
std::vector<BreakPlace> choose_breaks(const ShapedParagraph::Internals& paragraph, double width, Breaking breaking);

}  // namespace lectern
