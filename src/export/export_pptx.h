#pragma once
// A briefing as a presentation that PowerPoint and LibreOffice edit (Office Open XML, ECMA-376): a slide for each page,
// its text as text, lists as lists, tables as tables, pictures once each, colours and faces as a theme.

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "base/result.h"
#include "briefing/briefing.h"
#include "export/compile_deck.h"
#include "export/export_images.h"
#include "export/slide_choice.h"

namespace lectern {

struct PptxExportOptions {
  SlideChoice slides;
  bool notes = false;  ///< the speaker's notes, in the notes pane
  int jobs = 1;
  std::stop_token stop;
  StepChoice steps = StepChoice::last;  ///< all: what comes with a step appears at a click
  std::optional<std::int64_t> created;  ///< seconds since 1970, UTC; absent: the beginning of the year 2000
};

/// The file's bytes, the same for every number of threads, from a deck that was laid out with all of its pages kept.
/// Its errors are misuse: slides that are not there. Empty when it was stopped.
Result<std::vector<std::uint8_t>> pptx_from_deck(const Briefing& briefing, const CompiledDeck& deck,
                                                 const PptxExportOptions& options);

}  // namespace lectern
