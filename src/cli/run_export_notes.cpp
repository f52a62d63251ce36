// The speaker's notes by themselves: Markdown, plain text, or as pdfpc reads them; and --format notes in either form.

#include <fmt/format.h>

#include "cli/console.h"
#include "cli/export_task.h"
#include "cli/pdfpc.h"
#include "export/compile_deck.h"
#include "export/notes_text.h"
#include "export/write_file.h"

namespace lectern {
namespace {

ExportOutcome written(const ExportTask& task, const std::string& text, std::size_t slides) {
  if (task.out.file.empty()) {
    if (const auto made = make_folder(task.out.folder); !made) return failed(made.error());
  }
  const std::string path = task.document_path();
  if (const auto done = write_atomically(path, text); !done) return failed(done.error());
  return ExportSummary{fmt::format("notes of {}", counted(slides, "slide")), fmt::format("as {}", path), text.size(),
                       false};
}

}  // namespace

ExportOutcome export_as_notes_text(const ExportTask& task, const Briefing& briefing) {
  const auto chosen = chosen_slides(briefing.deck, task.command.images.slides);
  if (!chosen) return misused(task, chosen.error());
  print_findings(briefing, briefing.diagnostics);
  const bool plain = task.out.kind == ExportKind::text || ending_of_path(task.out.file) == "txt";
  return written(task, notes_document(briefing, *chosen, plain ? NotesForm::plain : NotesForm::markdown),
                 chosen->size());
}

ExportOutcome export_as_notes(const ExportTask& task, const Briefing& briefing) {
  const std::string ending = ending_of_path(task.out.file);
  const bool as_text = ending == "md" || ending == "txt";
  return as_text ? export_as_notes_text(task, briefing) : export_as_sheets(task, briefing);
}

ExportOutcome export_as_pdfpc(const ExportTask& task, const Briefing& briefing) {
  const ImageExportOptions& images = task.command.images;
  const auto chosen = chosen_slides(briefing.deck, images.slides);
  if (!chosen) return misused(task, chosen.error());
  const CompiledDeck deck = compile_deck(briefing, images.jobs, 0, task.stop);
  print_findings(briefing, deck.diagnostics);
  if (task.stop.stop_requested()) return ExportSummary{"nothing", "yet", 0, true};
  return written(task, pdfpc_of(briefing, deck, *chosen, images.steps), chosen->size());
}

}  // namespace lectern
