// Notes pages, handouts and contact sheets, as PDF or as pictures.

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "cli/console.h"
#include "cli/export_task.h"
#include "export/sheets.h"
#include "export/write_file.h"

namespace lectern {
namespace {

// Pictures of paper have this resolution, unless a size was asked for: enough for a printer's eye.
constexpr float kPaperDotsPerInch = 150;

ContactStyle contact_style(const ExportTask& task, const Briefing& briefing) {
  ContactStyle style;
  style.columns = task.command.sheets.columns;
  style.size = briefing.deck.meta.slide_size;
  // The sheet has the shape of the picture that was asked for.
  const PixelSize size = task.command.images.size;
  if (size.width > 0)
    style.size.width = kSlideHeight * static_cast<float>(size.width) / static_cast<float>(size.height);
  return style;
}

SheetPlan plan_of(const ExportTask& task, const SheetInputs& inputs) {
  const SheetOptions& sheets = task.command.sheets;
  switch (task.out.kind) {
    case ExportKind::notes:
      return plan_notes_sheets(inputs, sheets.paper);
    case ExportKind::handout:
      return plan_handout(inputs, {sheets.paper, sheets.per_sheet, task.with_notes()});
    default:
      return plan_contact_sheets(inputs, contact_style(task, inputs.briefing));
  }
}

PixelSize picture_size(const ExportTask& task, const SheetPlan& plan) {
  const ImageExportOptions& images = task.command.images;
  if (images.size.width > 0) return images.size;
  // A contact sheet has a slide's size, paper its resolution; --scale multiplies either.
  const bool contact = task.out.kind == ExportKind::contact;
  const float unit = contact ? 1 : plan.points_per_unit * kPaperDotsPerInch / 72;
  const auto pixels = [&](float length) {
    return static_cast<int>(std::lround(std::min(length * unit * images.scale, 1e9F)));
  };
  return {pixels(plan.size.width), pixels(plan.size.height)};
}

PictureFormat picture_format(const ExportTask& task) {
  return picture_format_from_name(ending_of_path(task.out.file)).value_or(PictureFormat::png);
}

ExportOutcome write_pdf(const ExportTask& task, const SheetInputs& inputs, const SheetPlan& plan) {
  const std::string path = task.document_path();
  if (task.out.file.empty()) {
    if (const auto made = make_folder(task.out.folder); !made) return failed(made.error());
  }
  Result<SheetPdfReport> report = SheetPdfReport{};
  {
    ProgressBar bar(task.deck);
    report =
        write_sheets_as_pdf(inputs, plan, path, [&](std::size_t done, std::size_t total) { bar.show(done, total); });
  }
  if (!report) return failed(report.error());
  return ExportSummary{counted(report->pages, "page"), fmt::format("as {}", path), report->bytes, report->stopped};
}

ExportOutcome write_as_pictures(const ExportTask& task, const SheetPlan& plan) {
  PictureWork work;
  work.encoding = task.command.images.encoding;
  work.encoding.format = picture_format(task);
  work.encoding.inches_high = plan.size.height * plan.points_per_unit / 72;
  work.size = picture_size(task, plan);
  if (const auto fits = check_picture_size(work.size, work.encoding.format); !fits) return misused(task, fits.error());
  work.scenes = plan.scenes;
  work.jobs = task.command.images.jobs;
  work.stop = task.stop;
  if (task.command.reuse) work.reuse = task.reuse_options();
  if (task.out.file.empty()) {
    work.folder = task.out.folder;
    for (std::size_t i = 0; i < plan.count; ++i)
      work.paths.push_back(fmt::format("{}/{}.{}.{:03}.{}", task.out.folder, task.stem, name_of(task.out.kind), i + 1,
                                       ending_of(work.encoding.format)));
  } else if (plan.count == 1) {
    work.paths.push_back(task.out.file);
  } else {
    return misused(task, {fmt::format("{} can hold one sheet, and there are {}", task.out.file, plan.count),
                          task.out.kind == ExportKind::contact
                              ? "give a folder or a name that ends in .pdf, or ask for more --columns"
                              : "give a name that ends in .pdf"});
  }
  Result<ExportReport> report = ExportReport{};
  {
    ProgressBar bar(task.deck);
    report = write_pictures(work, [&](std::size_t done, std::size_t total) { bar.show(done, total); });
  }
  if (!report) return failed(report.error());
  return ExportSummary{
      pictures_in_words(*report),
      task.out.file.empty() ? fmt::format("in {}", task.out.folder) : fmt::format("as {}", task.out.file),
      report->bytes, report->stopped};
}

}  // namespace

ExportOutcome export_as_sheets(const ExportTask& task, const Briefing& briefing) {
  const ImageExportOptions& images = task.command.images;
  const auto chosen = chosen_slides(briefing.deck, images.slides);
  if (!chosen) return misused(task, chosen.error());
  const CompiledDeck deck = compile_deck(briefing, images.jobs, kKeptSlides, task.stop, review_pictures);
  print_findings(briefing, deck.diagnostics);
  const SheetInputs inputs{briefing, deck, *chosen, images.steps, images.jobs, task.stop, task.command.created};
  if (task.stop.stop_requested()) return ExportSummary{"nothing", "yet", 0, true};
  const SheetPlan plan = plan_of(task, inputs);
  const std::string ending = ending_of_path(task.out.file);
  const bool as_pdf = ending == "pdf" || (task.out.file.empty() && task.out.kind != ExportKind::contact);
  return as_pdf ? write_pdf(task, inputs, plan) : write_as_pictures(task, plan);
}

}  // namespace lectern
