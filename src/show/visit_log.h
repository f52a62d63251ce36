#pragma once
// The visits of a talk as it goes on. The log is told the state after every change, and gives the time since it was
// last told to the visit that was open then. Pure: the time is given; one that runs backwards adds nothing.

#include <optional>
#include <vector>

#include "show/run.h"
#include "show/show.h"

namespace lectern {

struct VisitLog {
  std::vector<Visit> visits;  ///< in order; the last one goes on while `open`
  bool open = false;
  std::optional<Moment> began;  ///< when the clock was first started
  Moment counted_to{0};         ///< up to here time was given to visits
  bool running = false;         ///< the clock, at counted_to
  bool covered = false;         ///< the slides, at counted_to
  bool operator==(const VisitLog&) const = default;
};

/// The log with what happened up to `now`, `show` being the state from now on. Visits begin when the clock is first
/// started. A state that was left before anything was said on it leaves no visit. When the clock is set back to nothing
/// the log begins anew.
VisitLog noted(VisitLog log, const Show& show, Moment now);

/// The log taken up again after a crash: `visits` are those that were saved, at their places in today's plan, and `now`
/// goes on where they end.
VisitLog taken_up(std::vector<Visit> visits, Moment now);

Moment total_spoken(const VisitLog& log);

/// Time spoken on each of `slides` slides.
std::vector<Moment> spoken_by_slide(const VisitLog& log, int slides);

/// How many visits can no longer change.
std::size_t finished_visits(const VisitLog& log);

}  // namespace lectern
