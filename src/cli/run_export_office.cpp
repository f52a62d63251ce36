// A briefing as one file of another program's: HTML, PPTX.

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/export_task.h"
#include "export/compile_deck.h"
#include "export/export_html.h"
#include "export/export_pptx.h"
#include "export/write_file.h"

namespace lectern {
namespace {

constexpr std::size_t kAllPages = std::numeric_limits<std::size_t>::max();

std::size_t pages_of(const CompiledDeck& deck, const std::vector<std::size_t>& chosen) {
  std::size_t pages = 0;
  for (const std::size_t slide : chosen) pages += deck.slides[slide].page_steps.size();
  return pages;
}

// Lays the deck out and has `write` turn it into the task's document, which returns how many bytes it has.
template <class Write>
ExportOutcome export_document(const ExportTask& task, const Briefing& briefing, Write write) {
  const ImageExportOptions& asked = task.command.images;
  const auto chosen = chosen_slides(briefing.deck, asked.slides);
  if (!chosen) return misused(task, chosen.error());
  const CompiledDeck deck = compile_deck(briefing, asked.jobs, kAllPages, task.stop, review_pictures);
  if (!task.stop.stop_requested()) print_findings(briefing, deck.diagnostics);
  ExportSummary summary{counted(pages_of(deck, *chosen), "page"), "as " + task.document_path(), 0, true};
  if (task.stop.stop_requested()) return summary;
  if (task.out.file.empty()) {
    if (auto made = make_folder(task.out.folder); !made) return failed(made.error());
  }
  const Result<std::uint64_t> bytes = write(deck, asked);
  if (!bytes) return failed(bytes.error());
  if (*bytes == 0) return summary;  // stopped
  summary.bytes = *bytes;
  summary.stopped = false;
  return summary;
}

}  // namespace

ExportOutcome export_as_html(const ExportTask& task, const Briefing& briefing) {
  const auto pictures = task.html_pictures(briefing);
  if (!pictures) return misused(task, pictures.error());
  return export_document(task, briefing, [&](const CompiledDeck& deck, const ImageExportOptions& asked) {
    ProgressBar bar(task.deck);
    return export_html(briefing, deck, {asked.slides, task.with_notes(), asked.jobs, task.stop, *pictures},
                       task.document_path(), [&](std::size_t done, std::size_t total) { bar.show(done, total); });
  });
}

ExportOutcome export_as_pptx(const ExportTask& task, const Briefing& briefing) {
  return export_document(
      task, briefing, [&](const CompiledDeck& deck, const ImageExportOptions& asked) -> Result<std::uint64_t> {
        const auto bytes =
            pptx_from_deck(briefing, deck,
                           {asked.slides, task.with_notes(), asked.jobs, task.stop, asked.steps, task.command.created});
        if (!bytes) return std::unexpected(bytes.error());
        if (task.stop.stop_requested()) return 0;
        if (auto written = write_atomically(task.document_path(), *bytes); !written)
          return std::unexpected(written.error());
        return bytes->size();
      });
}

}  // namespace lectern
