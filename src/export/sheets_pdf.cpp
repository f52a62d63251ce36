// Sheets as pages of a PDF, made on several threads and written in their order.

#include <algorithm>
#include <optional>
#include <utility>

#include "export/export_pdf.h"
#include "export/growing_file.h"
#include "export/sheets.h"
#include "export/turns.h"

namespace lectern {

Result<SheetPdfReport> write_sheets_as_pdf(const SheetInputs& inputs, const SheetPlan& plan, const std::string& path,
                                           const ProgressFunction& progress) {
  auto file = GrowingFile::create(path);
  if (!file) return std::unexpected(file.error());
  PdfSettings settings = pdf_settings(inputs.briefing, inputs.slides);
  settings.created = inputs.created;
  settings.destinations.clear();  // a slide on paper leads nowhere
  PdfWriter writer(std::move(settings), [&file](std::span<const std::uint8_t> bytes) { return file->write(bytes); });

  const Size page_size{plan.size.width * plan.points_per_unit, plan.size.height * plan.points_per_unit};
  const int jobs = std::clamp(inputs.jobs, 1, 256);
  std::vector<SceneMaker> makers(static_cast<std::size_t>(jobs));
  Result<void> outcome;
  std::stop_source halt;
  const std::stop_callback on_stop(inputs.stop, [&] { halt.request_stop(); });
  Turns turns;
  on_threads(jobs, plan.count, halt.get_token(), [&](int thread, std::size_t i) {
    SceneMaker& scene_of = makers[static_cast<std::size_t>(thread)];
    if (!scene_of) scene_of = plan.scenes();
    const PictureScene sheet = scene_of(i);
    PdfPageSetup setup;
    setup.size = page_size;
    setup.heading_level = sheet.heading_level;
    PdfPage page(std::move(setup));
    page.place(*sheet.scene, 0, {0, 0, page_size.width, page_size.height});
    page.pack();
    if (!turns.wait_for(i, halt.get_token())) return;
    outcome = writer.add(std::move(page));
    if (!outcome) {
      halt.request_stop();
      return;
    }
    if (progress) progress(i + 1, plan.count);
    turns.pass();
  });
  if (!outcome) return std::unexpected(outcome.error());
  if (inputs.stop.stop_requested()) return SheetPdfReport{0, 0, true};
  const auto summary = writer.finish();
  if (!summary) return std::unexpected(summary.error());
  if (auto committed = file->commit(); !committed) return std::unexpected(committed.error());
  return SheetPdfReport{summary->pages, summary->bytes, false};
}

}  // namespace lectern
