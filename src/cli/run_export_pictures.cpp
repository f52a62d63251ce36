// Slides as pictures of pixels: PNG, JPEG, WebP.

#include <fmt/format.h>

#include "cli/console.h"
#include "cli/export_task.h"
#include "export/export_images.h"

namespace lectern {

ExportOutcome export_as_pictures(const ExportTask& task, const Briefing& briefing) {
  ImageExportOptions images = task.command.images;
  images.encoding.format = picture_format_of(task.out.kind).value_or(PictureFormat::png);
  images.folder = task.out.folder;
  images.file = task.out.file;
  images.stem = task.stem;
  images.stop = task.stop;
  if (task.command.reuse) images.reuse = task.reuse_options();
  const auto plan = plan_images(briefing, images);
  if (!plan) return misused(task, plan.error());
  print_findings(briefing, plan->deck.diagnostics);

  Result<ExportReport> report = ExportReport{};
  {
    ProgressBar bar(task.deck);
    report =
        export_images(briefing, *plan, images, [&](std::size_t done, std::size_t total) { bar.show(done, total); });
  }
  if (!report) return failed(report.error());
  if (images.file.empty())
    print_left_behind(task, briefing, plan->deck, images.folder, ending_of(images.encoding.format));
  return ExportSummary{pictures_in_words(*report),
                       images.file.empty() ? fmt::format("in {}", images.folder) : fmt::format("as {}", images.file),
                       report->bytes, report->stopped};
}

}  // namespace lectern
