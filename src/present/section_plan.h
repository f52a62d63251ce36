#pragma once
// Practising one section: its slides, and nothing else, are the talk.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "show/show_plan.h"

namespace lectern {

/// The title of the section that a person means: by its number, counted from 1, or by its title or the beginning of it,
/// case ignored. Worded where there is no such section, or where several begin so.
Result<std::string> find_section(const ShowPlan& plan, const std::string& wanted);

/// The plan with every slide outside of the section hidden. A section that is no longer there leaves the plan as it is.
ShowPlan limited_to_section(ShowPlan plan, const std::string& title);

}  // namespace lectern
