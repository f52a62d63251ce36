#pragma once
// A deck's history in the state database, and what the times of a talk learn from it.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "briefing/briefing.h"
#include "show/show_plan.h"
#include "show/talk_times.h"
#include "store/state_store.h"

namespace lectern {

/// A deck as the state database knows it: the file's real path (links resolved; as given where there is no such file).
DeckSeen deck_seen(const Briefing& briefing, const ShowPlan& plan, const std::string& path);

/// What a deck is called in lists and reports: its title, else its file's name without the folder.
std::string deck_name(const Briefing& briefing);

/// The state database where there is one already: for commands that only look. Null where there is none.
Result<std::unique_ptr<StateStore>> open_state_if_any();

/// What earlier runs tell: how long slides took and how fast the speaker speaks. Nothing known, or a database that
/// cannot be read, gives an empty answer: times are then estimated.
struct HistoryOfTimes {
  TimesKnown known;
  int runs = 0;  ///< of this deck, with at least one slide that is still in it
};
HistoryOfTimes history_of_times(StateStore* store, const DeckSeen& seen, const ShowPlan& plan);

/// Seconds since local midnight, the calendar's time, Unix milliseconds: now.
int seconds_of_day();
CalendarTime calendar_now();

}  // namespace lectern
