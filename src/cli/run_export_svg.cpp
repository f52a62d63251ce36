// Slides as SVG files.

#include <fmt/format.h>

#include "cli/console.h"
#include "cli/export_task.h"
#include "export/export_svg.h"

namespace lectern {

ExportOutcome export_as_svg(const ExportTask& task, const Briefing& briefing) {
  SvgExportOptions options{task.command.images, task.command.outline_text};
  options.images.folder = task.out.folder;
  options.images.file = task.out.file;
  options.images.stem = task.stem;
  options.images.stop = task.stop;
  if (task.command.reuse) options.images.reuse = task.reuse_options();
  const auto plan = plan_svg(briefing, options);
  if (!plan) return misused(task, plan.error());
  print_findings(briefing, plan->deck.diagnostics);

  Result<ExportReport> report = ExportReport{};
  {
    ProgressBar bar(task.deck);
    report = export_svg(briefing, *plan, options, [&](std::size_t done, std::size_t total) { bar.show(done, total); });
  }
  if (!report) return failed(report.error());
  if (task.out.file.empty()) print_left_behind(task, briefing, plan->deck, task.out.folder, "svg");
  return ExportSummary{
      pictures_in_words(*report),
      task.out.file.empty() ? fmt::format("in {}", task.out.folder) : fmt::format("as {}", task.out.file),
      report->bytes, report->stopped};
}

}  // namespace lectern
