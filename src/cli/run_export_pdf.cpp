// Slides as one PDF.

#include <fmt/format.h>

#include "cli/console.h"
#include "cli/export_task.h"
#include "export/export_pdf.h"
#include "export/write_file.h"

namespace lectern {

ExportOutcome export_as_pdf(const ExportTask& task, const Briefing& briefing) {
  PdfExportOptions options;
  options.path = task.document_path();
  options.slides = task.command.images.slides;
  options.steps = task.command.images.steps;
  options.jobs = task.command.images.jobs;
  options.stop = task.stop;
  if (const auto chosen = chosen_slides(briefing.deck, options.slides); !chosen) return misused(task, chosen.error());
  if (task.out.file.empty()) {
    if (const auto made = make_folder(task.out.folder); !made) return failed(made.error());
  }
  Result<PdfExportReport> report = PdfExportReport{};
  {
    ProgressBar bar(task.deck);
    report = export_pdf(briefing, options, [&](std::size_t done, std::size_t total) { bar.show(done, total); });
  }
  if (!report) return failed(report.error());
  print_findings(briefing, report->diagnostics);
  for (const std::string& family : report->drawn_families) {
    print_error(
        fmt::format("{}: note: {} may not be embedded; its letters are drawn as outlines\n", task.deck, family));
  }
  if (report->stopped) return ExportSummary{"no pages", fmt::format("as {}", options.path), 0, true};
  return ExportSummary{counted(report->pages, "page"), fmt::format("as {}", options.path), report->bytes, false};
}

}  // namespace lectern
