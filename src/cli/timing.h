#pragma once
// The times of a deck for commands that only look at it: what is planned, what is estimated, whether it fits its slot.

#include <string>

#include "briefing/briefing.h"
#include "show/show_plan.h"
#include "show/talk_times.h"

namespace lectern {

struct Timing {
  ShowPlan plan;
  TalkTimes times;
  int runs = 0;  ///< rehearsals that they come from
};

/// Reads the history of rehearsals where there is one; without, times are estimated.
Timing timing_of(const Briefing& briefing, const std::string& deck_path);

/// On what grounds times are expected: "at 130 words a minute", "from 3 runs, the rest at 118 words a minute, as you
/// speak".
std::string grounds_of(const Timing& timing);

/// Adds a warning where the talk takes longer than its slot allows, as planned or as expected, and a note where the
/// notes of a slide take far longer than its `time:`.
void check_times(const Briefing& briefing, const Timing& timing, Diagnostics& diagnostics);

/// Whole seconds that each slide is expected to take; they add up to the rounded total.
std::vector<int> expected_seconds(const TalkTimes& times);

}  // namespace lectern
