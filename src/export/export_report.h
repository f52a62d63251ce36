#pragma once
// A report of a rehearsal as a picture or a PDF.

#include <string>

#include "base/result.h"
#include "report/rehearsal_report.h"
#include "report/report_scene.h"

namespace lectern {

/// Writes the report to `path`, whole or not at all; its ending says how: png, jpg, webp, pdf. Pictures are 2160 lines
/// high for a report of one page.
Result<void> export_report(const RehearsalReport& report, const ReportLook& look, const std::string& path);

/// True where export_report knows the ending of a name.
bool is_report_file(std::string_view path);

}  // namespace lectern
