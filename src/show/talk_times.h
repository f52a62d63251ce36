#pragma once
// How long a talk and each of its slides should take: from `time:`, else from the last rehearsals, else estimated from
// the notes, fitted to the slot. Pure.

#include <optional>
#include <span>
#include <vector>

#include "show/clock.h"
#include "show/run.h"
#include "show/show_plan.h"

namespace lectern {

/// How fast somebody speaks. The defaults are an unhurried speaker's, who is understood by people in their second
/// language; 300 characters are what Japanese announcers are trained to.
struct SpeakingRate {
  double words_per_minute = 130;
  double characters_per_minute = 300;
  int runs = 0;  ///< that it was learnt from; 0: assumed or as `wpm:` says
  bool operator==(const SpeakingRate&) const = default;
};

/// Time for saying a slide's load at a rate, for looking at its pictures, and for its steps.
Moment estimated_time(const SlideLoad& load, int steps, const SpeakingRate& rate);

/// The part of estimated_time that does not depend on the rate.
Moment time_besides_words(const SlideLoad& load, int steps);

enum class TimeSource { setting, rehearsals, estimate };

struct SlideTime {
  Moment planned{0};          ///< zero for a slide that is not counted
  Moment natural{0};          ///< before it was fitted to the slot
  Moment expected{0};         ///< from rehearsals, else estimated, whatever `time:` says
  bool is_rehearsed = false;  ///< where `expected` comes from
  TimeSource source = TimeSource::estimate;
  bool operator==(const SlideTime&) const = default;
};

struct TalkTimes {
  std::vector<SlideTime> slides;  ///< one for each of the plan
  Moment total{0};                ///< sum of what is planned
  Moment natural{0};              ///< the same before it was fitted
  Moment expected{0};             ///< the sum of what is expected
  std::optional<Moment> slot;     ///< all the time there is, questions included
  Moment reserve{0};              ///< kept for questions
  std::optional<Moment> target;   ///< slot less reserve
  SpeakingRate rate;

  /// What the talk is measured by: the target, else the sum.
  Moment length() const { return target.value_or(total); }
};

/// What is known besides the deck.
struct TimesKnown {
  /// For each slide of the plan what it took in rehearsals; may be empty.
  std::vector<std::optional<Moment>> rehearsed;
  std::optional<SpeakingRate> own_rate;  ///< learnt; `wpm:` goes before it
  std::optional<int> start_of_day;       ///< seconds since midnight at which the talk begins, for `ends:`
};

/// Slides with a `time:` keep it; the others share what is left of the target in proportion to what they would take.
/// Where the fixed times leave less than a quarter of that, all are shortened alike. Nothing is stretched where every
/// slide has a `time:`, nor shortened or stretched without a slot. The planned times add up to `total` to the
/// millisecond, and `total` is the target wherever times were fitted.
TalkTimes talk_times(const ShowPlan& plan, const TimesKnown& known = {});

/// The slot and what of it is the talk's own. `duration:` is the whole slot; `ends:` cuts it short when the talk begins
/// late. The reserve is kept, but never more than half of what there is.
struct Slot {
  std::optional<Moment> whole;
  Moment reserve{0};
  std::optional<Moment> target;
};
Slot slot_of(const ShowPlan& plan, std::optional<int> start_of_day);

/// True where a slide was on for so short that nobody spoke on it: two seconds, or a fifth of what its notes take at
/// the usual rate (650 words a minute; auctioneers come to 400). Slides that are flicked through are no measure of a
/// talk.
bool was_passed(const RunSlide& slide, Moment spoken);
/// True for a run most of whose slides were passed.
bool was_flicked_through(const Run& run);

/// What each slide of the plan took: the median of its last three runs, whole or of a section, in which it was not just
/// passed. Slides are matched by content.
std::vector<std::optional<Moment>> rehearsed_times(const ShowPlan& plan, std::span<const Run> runs);

/// Words a minute as measured over all slides whose notes were spoken in the last three runs, longest notes counting
/// most. Nothing where there is too little to learn from (fewer than 60 words), or where the outcome is no speech:
/// below 50 or above 300 words, since such notes are cues and not a text.
std::optional<SpeakingRate> learnt_rate(std::span<const Run> runs);

/// Whole seconds that add up to the rounded sum: where simple rounding would not, the largest remainders are rounded
/// up.
std::vector<int> whole_seconds(std::span<const Moment> times);

}  // namespace lectern
