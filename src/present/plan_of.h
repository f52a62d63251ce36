#pragma once
// A briefing as a plan for the show, and what the window has to know about its files.

#include <string>
#include <vector>

#include "briefing/briefing.h"
#include "show/show_plan.h"

namespace lectern {

/// Pages are as reading promises until layout tells (`steps` of PlanSlide).
ShowPlan plan_of(const Briefing& briefing);

/// Everything but the deck's own file that the briefing is made from, as a path that opens: pictures, theme files with
/// those they inherit from, the logo, whether or not they are there. For watching; each once, sorted.
std::vector<std::string> files_of(const Briefing& briefing);

/// For the window's title bar: the deck's title, else the file's name.
std::string window_title(const Briefing& briefing);

}  // namespace lectern
