#pragma once
// A report for a terminal and for a spreadsheet.

#include <string>

#include "report/rehearsal_report.h"

namespace lectern {

/// Title, summary, a table, advice; lines end in '\n'.
std::string report_as_text(const RehearsalReport& report);

/// RFC 4180, a header and a line for each row and one for the sum. Seconds have three decimals where they were
/// measured.
std::string report_as_csv(const RehearsalReport& report);

}  // namespace lectern
