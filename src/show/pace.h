#pragma once
// Ahead or behind: where the talk stands against its times, when that is worth a word, and what may be skipped to be
// back on time. Pure; everything follows from the visits so far.

#include <optional>
#include <string>
#include <vector>

#include "show/clock.h"
#include "show/show_plan.h"
#include "show/talk_times.h"

namespace lectern {

/// How far a talk has come.
struct Progress {
  std::vector<Moment> spoken;  ///< on each slide of the plan
  int slide = 0;               ///< the one that is shown; kNoSlide: none
  Moment elapsed{0};           ///< spoken in all
  Moment before_clock{0};      ///< planned for the slide that was spoken on before the clock ran
  std::vector<int> skipped;    ///< slides that the speaker has agreed to leave out
};

struct Pace {
  Moment elapsed{0};
  Moment expected_end{0};  ///< if every slide to come takes what is planned
  Moment behind{0};        ///< expected_end, and what was spoken before the clock ran, less the talk's length
  Moment on_slide{0};      ///< spoken on the slide that is shown
  Moment slide_plan{0};    ///< planned for it
  Moment slide_over{0};    ///< by how much it is over its plan; never negative
  bool operator==(const Pace&) const = default;
};

/// Slides to come are those behind the one that is shown, but for the ones that were already spoken on and left: a look
/// ahead and back again does not count, nor does going back to an earlier slide make the later ones due again.
Pace pace_of(const ShowPlan& plan, const TalkTimes& times, const Progress& progress);

/// What the clock's colour says.
enum class PaceSignal { calm, ahead, behind, late };

/// The signal that follows. Nothing is said below a twentieth of the talk's length (at least 30 s, at most 2 min),
/// being ahead counts only from twice that on, and `late` from twice that. A signal stays until its cause has shrunk to
/// two thirds, so that it does not flicker.
PaceSignal signal_after(PaceSignal before, const Pace& pace, Moment length);

/// True where the slide is over its plan by so much that it is worth a colour: a quarter of it, at least 20 s.
bool is_slide_over(const Pace& pace);
bool is_over(Moment spoken, Moment planned);

/// "1:10 behind", "0:45 ahead", "on time".
std::string pace_words(const Pace& pace, PaceSignal signal);

/// Optional slides to leave out, in the deck's order.
struct Cut {
  std::vector<int> slides;
  Moment saved{0};
  Moment behind_before{0};
  Moment behind_after{0};
  bool operator==(const Cut&) const = default;
};

/// The fewest optional slides to come that bring the talk back on time, and of those the shortest that do; all of them
/// where even that is not enough. Nothing while the talk is not behind, or where there is nothing to skip.
std::optional<Cut> proposed_cut(const ShowPlan& plan, const TalkTimes& times, const Progress& progress);

/// The slide that should be shown when so much of the talk has passed, and when it should have begun.
struct Milestone {
  int slide = 0;
  Moment begins{0};
};
std::optional<Milestone> slide_due_at(const TalkTimes& times, Moment elapsed);

}  // namespace lectern
