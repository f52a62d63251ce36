// The stick: one of each for the organiser's own computer, and what the slides link to. No notes are ever in it.

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "cli/console.h"
#include "cli/export_task.h"
#include "cli/kit_links.h"
#include "export/export_html.h"
#include "export/export_images.h"
#include "export/export_pdf.h"
#include "export/export_pptx.h"
#include "export/write_file.h"

namespace lectern {
namespace {

class KitWriter {
 public:
  KitWriter(const ExportTask& task, const Briefing& briefing)
      : task_(task), briefing_(briefing), asked_(task.command.images) {}

  ExportOutcome write() {
    if (const auto chosen = chosen_slides(briefing_.deck, asked_.slides); !chosen)
      return misused(task_, chosen.error());
    ImageExportOptions images = asked_;
    images.folder = task_.out.folder + "/pictures";
    images.file.clear();
    images.stem = task_.stem;
    images.stop = task_.stop;
    if (task_.command.reuse) images.reuse = task_.reuse_options(images.folder);
    const auto plan = plan_images(briefing_, images);
    if (!plan) return misused(task_, plan.error());
    print_findings(briefing_, plan->deck.diagnostics);
    if (const auto made = make_folder(task_.out.folder); !made) return failed(made.error());

    if (const auto written = write_documents(); !written) return failed(written.error());
    if (const auto written = write_pdf(); !written) return failed(written.error());
    if (task_.stop.stop_requested()) return summary(true);
    print_left_behind(task_, briefing_, plan->deck, images.folder, ending_of(images.encoding.format));
    ProgressBar bar(task_.deck);
    const auto pictures =
        export_images(briefing_, *plan, images, [&](std::size_t done, std::size_t total) { bar.show(done, total); });
    if (!pictures) return failed(pictures.error());
    files_ += pictures->files;
    unchanged_ = pictures->unchanged;
    bytes_ += pictures->bytes;
    return summary(pictures->stopped);
  }

 private:
  std::string path_of(ExportKind kind) const {
    return fmt::format("{}/{}.{}", task_.out.folder, task_.stem, ending_of(kind));
  }

  // HTML and PPTX are made from one layout of the deck.
  Result<void> write_documents() {
    const CompiledDeck deck = compile_deck(briefing_, asked_.jobs, std::numeric_limits<std::size_t>::max(), task_.stop);
    if (task_.stop.stop_requested()) return {};
    if (const auto linked = write_linked_files(deck); !linked) return linked;
    const auto pictures = task_.html_pictures(briefing_);
    if (!pictures) return std::unexpected(pictures.error());
    const auto html = export_html(briefing_, deck, {asked_.slides, false, asked_.jobs, task_.stop, *pictures},
                                  path_of(ExportKind::html));
    if (!html) return std::unexpected(html.error());
    if (*html == 0) return {};  // stopped
    count(*html);
    const auto pptx = pptx_from_deck(
        briefing_, deck, {asked_.slides, false, asked_.jobs, task_.stop, asked_.steps, task_.command.created});
    if (!pptx) return std::unexpected(pptx.error());
    if (task_.stop.stop_requested()) return {};
    if (auto written = write_atomically(path_of(ExportKind::pptx), *pptx); !written) return written;
    count(pptx->size());
    return {};
  }

  Result<void> write_linked_files(const CompiledDeck& deck) {
    const auto chosen = chosen_slides(briefing_.deck, asked_.slides);
    if (!chosen) return std::unexpected(chosen.error());
    const auto copied = copy_linked_files(task_, linked_files(deck, *chosen));
    if (!copied) return std::unexpected(copied.error());
    files_ += copied->files;
    bytes_ += copied->bytes;
    return {};
  }

  void count(std::uint64_t bytes) {
    ++files_;
    bytes_ += bytes;
  }

  Result<void> write_pdf() {
    if (task_.stop.stop_requested()) return {};
    PdfExportOptions options;
    options.path = path_of(ExportKind::pdf);
    options.slides = asked_.slides;
    options.steps = asked_.steps;
    options.jobs = asked_.jobs;
    options.created = task_.command.created;
    options.stop = task_.stop;
    const auto report = export_pdf(briefing_, options);
    if (!report) return std::unexpected(report.error());
    if (!report->stopped) ++files_;
    bytes_ += report->bytes;
    return {};
  }

  ExportSummary summary(bool stopped) const {
    std::string files = counted(files_, "file");
    if (unchanged_ > 0) files += fmt::format(", {} of them unchanged,", unchanged_);
    return {std::move(files), fmt::format("in {}", task_.out.folder), bytes_, stopped};
  }

  const ExportTask& task_;
  const Briefing& briefing_;
  const ImageExportOptions& asked_;
  std::size_t files_ = 0;
  std::size_t unchanged_ = 0;  // pictures; documents are always made anew
  std::uint64_t bytes_ = 0;
};

}  // namespace

ExportOutcome export_as_kit(const ExportTask& task, const Briefing& briefing) {
  return KitWriter(task, briefing).write();
}

}  // namespace lectern
