#pragma once
// Runs and their reports for other programs. Keys and their meaning are described in the manual page.

#include <string>
#include <vector>

#include "report/rehearsal_report.h"
#include "show/run.h"
#include "store/state_store.h"

namespace lectern {

/// Rows, sums, advice, and the visits as they were recorded, in milliseconds.
std::string report_as_json(const RehearsalReport& report, const Run& run);

std::string runs_as_json(const std::vector<RunSummary>& runs);

}  // namespace lectern
