#pragma once
// Notes for pdfpc and pympress: the JSON file (pdfpc's format 2) that lies beside a PDF of the same name.

#include <cstddef>
#include <string>
#include <vector>

#include "briefing/briefing.h"
#include "export/compile_deck.h"
#include "export/export_images.h"

namespace lectern {

/// An entry for every page of the PDF that has the same slides and steps, in its order: index from 0, label as the PDF
/// has it, overlay (counted from 0 through the steps of a slide), note in Markdown; the planned duration in minutes.
std::string pdfpc_of(const Briefing& briefing, const CompiledDeck& deck, const std::vector<std::size_t>& slides,
                     StepChoice steps);

/// "talk.pdfpc" for "talk.pdf".
std::string pdfpc_path(const std::string& pdf);

}  // namespace lectern
