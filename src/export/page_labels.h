#pragma once
// What the pages of a document are called: as printed on the slides, with parts and steps.

#include <cstddef>
#include <string>
#include <vector>

#include "deck/deck.h"
#include "export/export_images.h"

namespace lectern {

/// "4"; "4 (2)" where a slide flows on; "4.2" for a step; "B1" for a backup slide, which are counted for themselves.
std::string page_label(const Deck& deck, std::size_t slide, std::size_t part, int step, int steps);

/// Labels of all pages that a slide has in a document, in order.
std::vector<std::string> page_labels(const Deck& deck, std::size_t slide, const std::vector<int>& page_steps,
                                     StepChoice steps);

}  // namespace lectern
