// Slides as one PDF.

#include <fmt/format.h>

#include <string>
#include <utility>

#include "cli/console.h"
#include "cli/export_task.h"
#include "cli/pdfpc.h"
#include "export/export_pdf.h"
#include "export/write_file.h"

namespace lectern {
namespace {

// Beside the PDF, where pdfpc and pympress look for it.
Result<void> write_notes_beside(const ExportTask& task, const Briefing& briefing, const std::string& pdf) {
  const ImageExportOptions& images = task.command.images;
  const auto chosen = chosen_slides(briefing.deck, images.slides);
  const CompiledDeck deck = compile_deck(briefing, images.jobs);
  return write_atomically(pdfpc_path(pdf), pdfpc_of(briefing, deck, *chosen, images.steps));
}

Size in_points(const Paper& paper) {
  return {paper.size.width * kPointsPerPaperUnit, paper.size.height * kPointsPerPaperUnit};
}

}  // namespace

ExportOutcome export_as_pdf(const ExportTask& task, const Briefing& briefing) {
  PdfExportOptions options;
  options.path = task.document_path();
  options.slides = task.command.images.slides;
  options.steps = task.command.images.steps;
  options.jobs = task.command.images.jobs;
  if (task.command.pages_on_paper) options.paper = in_points(task.command.sheets.paper);
  options.created = task.command.created;
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
  std::string where = fmt::format("as {}", options.path);
  if (task.with_notes()) {
    if (const auto written = write_notes_beside(task, briefing, options.path); !written) return failed(written.error());
    where += fmt::format(" with its notes as {}", pdfpc_path(options.path));
  }
  return ExportSummary{counted(report->pages, "page"), std::move(where), report->bytes, false};
}

}  // namespace lectern
