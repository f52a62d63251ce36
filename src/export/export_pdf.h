#pragma once
// A briefing as one PDF: a page for each page or step. Slides are laid out and packed on several threads and written in
// their order as they come, so that memory does not grow with the deck; the file is the same for every number of
// threads.

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/geometry.h"
#include "base/result.h"
#include "briefing/briefing.h"
#include "export/export_images.h"
#include "export/slide_choice.h"
#include "paint/pdf.h"

namespace lectern {

struct PdfExportOptions {
  std::string path;
  SlideChoice slides;
  StepChoice steps = StepChoice::last;
  std::optional<Size> paper;            ///< points, upright; absent: the slide's own size, 7.5 inches high
  std::optional<std::int64_t> created;  ///< as PdfSettings
  int jobs = 1;
  std::stop_token stop;  ///< when requested: ends soon, and no file is left
};

struct PdfExportReport {
  std::size_t pages = 0;
  std::uint64_t bytes = 0;
  bool stopped = false;
  Diagnostics diagnostics;                  ///< of reading and of laying out what was exported, sorted
  std::vector<std::string> drawn_families;  ///< as PdfSummary
};

/// Title, author and language of the deck, and the names that its links may lead to.
PdfSettings pdf_settings(const Briefing& briefing, const std::vector<std::size_t>& slides);

/// Lays out and writes. Errors are misuse (slides that are not there) before anything is written, or the machine's.
Result<PdfExportReport> export_pdf(const Briefing& briefing, const PdfExportOptions& options,
                                   const ProgressFunction& progress = {});

}  // namespace lectern
