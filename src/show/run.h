#pragma once
// A run: one time through a talk (or a section of it), as it was recorded, visit by visit. Plain values; room `store`
// keeps them, room `report` turns them into pictures and words. All durations are Moments (milliseconds) of a clock
// that only runs forward, so no setting of the computer's clock changes what was measured.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "show/clock.h"
#include "show/show_plan.h"
#include "show/slide_identity.h"

namespace lectern {

enum class RunKind { rehearsal, talk };

/// A point in time as a calendar has it.
struct CalendarTime {
  std::int64_t unix_ms = 0;
  int utc_offset_seconds = 0;  ///< of the place where it was noted
  bool operator==(const CalendarTime&) const = default;
};

/// A slide as it was when the run began.
struct RunSlide {
  SlideIdentity identity;
  PlanKind kind = PlanKind::normal;
  int number = 0;  ///< as printed; 0 where none is
  int words = 0;   ///< of its notes, as SlideLoad has them; 0 where it has none
  int characters = 0;
  Moment besides_words{0};        ///< what it was expected to take besides: looking, steps
  std::optional<Moment> planned;  ///< what the plan gave it
  bool operator==(const RunSlide&) const = default;
};

/// A stay at one state of one slide. A state that is come back to is visited again.
struct Visit {
  int slide = 0;  ///< index into Run::slides
  int page = 0;
  int step = 0;
  Moment begin{0};    ///< since the run began; pauses count here
  Moment spoken{0};   ///< while the clock ran
  Moment covered{0};  ///< that part of `spoken` during which the slides were black or white
  bool operator==(const Visit&) const = default;
};

struct Run {
  std::int64_t id = 0;  ///< given by the store; 0: not kept
  RunKind kind = RunKind::rehearsal;
  CalendarTime began;
  std::string name;            ///< given by the speaker; may be empty
  std::string section;         ///< title of the section that was practised; empty: the whole talk
  bool finished = false;       ///< ended by the speaker, not by a crash
  std::optional<Moment> slot;  ///< `duration:` of the deck
  Moment reserve{0};
  std::optional<Moment> target;  ///< what the speaker was to take
  std::vector<RunSlide> slides;
  std::vector<Visit> visits;  ///< in order
  bool operator==(const Run&) const = default;
};

std::vector<SlideIdentity> identities_of(const Run& run);

/// A slide that the run is not whole without: neither optional nor backup, and planned for. The first one of a talk is
/// none: it stands there before the clock runs.
bool must_be_said(const Run& run, std::size_t slide);
/// The first slide of a talk whose clock began with the move off it: what was said there has no time.
bool is_before_clock(const Run& run, std::size_t slide);
/// True where each of those that must be was spoken on.
bool said_all(const Run& run);

/// Time spoken on each slide of the run, all visits added up.
std::vector<Moment> spoken_by_slide(const Run& run);
Moment total_spoken(const Run& run);

}  // namespace lectern
