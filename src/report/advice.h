#pragma once
// Sentences about a run: how it compares, what to cut, where half time was. Private to room `report`.

#include <string>
#include <vector>

#include "report/rehearsal_report.h"

namespace lectern {

/// Wants everything of `report` but its advice.
std::vector<ReportLine> advice_on(const Run& run, const RehearsalReport& report);

/// "slide 4", "slides 4 and 6", "slides 2, 4 and 6".
std::string slide_list(const std::vector<int>& numbers);

}  // namespace lectern
