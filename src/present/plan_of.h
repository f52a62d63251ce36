#pragma once
// A briefing as a plan for the show, and what the window has to know about its files.

#include <string>
#include <vector>

#include "briefing/briefing.h"
#include "show/show_plan.h"

namespace lectern {

/// Pages are as reading promises until layout tells (`steps` of PlanSlide).
ShowPlan plan_of(const Briefing& briefing);

/// Files that the deck uses, as it writes them: pictures and a theme of its own. For watching; each once, sorted.
std::vector<std::string> files_of(const Deck& deck);

/// For the window's title bar: the deck's title, else the file's name.
std::string window_title(const Briefing& briefing);

}  // namespace lectern
