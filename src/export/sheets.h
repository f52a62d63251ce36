#pragma once
// A briefing on sheets: notes pages, handouts, contact sheets. Which sheets there are is settled first; each is then
// made on the thread that paints it, so that memory does not grow with the deck.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "briefing/briefing.h"
#include "export/compile_deck.h"
#include "export/export_images.h"
#include "export/write_pictures.h"
#include "layout/paper.h"

namespace lectern {

/// What goes on the sheets. Borrowed while the plan lives.
struct SheetInputs {
  const Briefing& briefing;
  const CompiledDeck& deck;
  std::vector<std::size_t> slides;  ///< chosen, rising
  StepChoice steps = StepChoice::last;
  int jobs = 1;
  std::stop_token stop;
  std::optional<std::int64_t> created;  ///< date that a PDF bears, seconds since 1970, UTC
};

struct SheetPlan {
  std::size_t count = 0;
  Size size;                  ///< of each sheet, in its own units
  float points_per_unit = 1;  ///< how large they are on paper
  std::function<SceneMaker()> scenes;
};

/// A slide above its notes, finished; `--steps` makes no difference.
SheetPlan plan_notes_sheets(const SheetInputs& inputs, const Paper& paper);
SheetPlan plan_handout(const SheetInputs& inputs, const HandoutStyle& style);
/// Without columns of its own, a sheet has four, or fewer where all slides then stand larger on it.
SheetPlan plan_contact_sheets(const SheetInputs& inputs, ContactStyle style);

struct SheetPdfReport {
  std::size_t pages = 0;
  std::uint64_t bytes = 0;
  bool stopped = false;
};

/// The sheets as one PDF, a page each.
Result<SheetPdfReport> write_sheets_as_pdf(const SheetInputs& inputs, const SheetPlan& plan, const std::string& path,
                                           const ProgressFunction& progress = {});

}  // namespace lectern
