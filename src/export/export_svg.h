#pragma once
// A briefing as SVG files, one a page, or one a step. As export_images: the same names, the same files for every number
// of threads, whole or not there.

#include "base/result.h"
#include "briefing/briefing.h"
#include "export/export_images.h"

namespace lectern {

struct SvgExportOptions {
  ImageExportOptions images;  ///< of the encoding only `transparent` is used; with `reuse` equal files are left as they
                              ///< are, without a record
  bool outline_text = false;  ///< as SvgSettings
};

/// Lays the deck out and names the files. Its errors are misuse.
Result<ImagePlan> plan_svg(const Briefing& briefing, const SvgExportOptions& options);

/// Writes. Links from slide to slide lead to the files of those slides. Its errors are the machine's.
Result<ExportReport> export_svg(const Briefing& briefing, const ImagePlan& plan, const SvgExportOptions& options,
                                const ProgressFunction& progress = {});

}  // namespace lectern
