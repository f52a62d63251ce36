#pragma once
// How a talk that is going on stands against its times, and what might be left out. Keeps the visits so far; the
// arithmetic is room `show`'s. Main thread only.

#include <optional>
#include <string>
#include <vector>

#include "show/pace.h"
#include "show/show.h"
#include "show/talk_times.h"
#include "show/visit_log.h"

namespace lectern {

/// What the console's bar shows.
struct PaceFacts {
  float done = 0;             ///< share of the plan that the shown step has reached, 0 to 1
  std::optional<float> due;   ///< share that the clock has reached; absent where nothing is planned
  std::optional<int> length;  ///< seconds that the talk has; absent where nothing is planned
  std::string word;           ///< "−1:10 behind"; empty while it does not matter
  bool warns = false;
  std::string proposal;  ///< what the speaker may agree to; empty: nothing
  std::string effect;    ///< what that would do: "1:10 behind becomes 0:10 ahead"
};

class TalkPace {
 public:
  /// The plan as it is now, and what is known of the talk's times. Visits so far stay with their slides: `moved` as
  /// PlanChanged has it.
  void follow(const ShowPlan& plan, const std::vector<int>& moved);
  void learn(TimesKnown known) { known_ = std::move(known); }

  /// The state from now on.
  void note(const Show& show, Moment now) { log_ = noted(std::move(log_), show, now); }

  /// Not const: a signal that was given stays a little longer than its cause. Backup slides and answers to questions
  /// lead off the talk: until it goes on it stands where it was left.
  PaceFacts facts(const Show& show, const ShowPlan& plan, Moment now);
  /// The slides that the speaker would skip by agreeing.
  std::optional<Cut> proposal(const Show& show, const ShowPlan& plan, Moment now) const;

 private:
  /// Where the clock started with the move off a slide, that one was spoken on as planned: the speaker is then on time,
  /// and not ahead by it.
  Progress progress_of(const Show& show, const ShowPlan& plan, Moment now) const;
  /// Where the talk stands, whatever is shown.
  Place place_in_talk(const Show& show, const ShowPlan& plan) const;

  TimesKnown known_;
  TalkTimes times_;
  VisitLog log_;
  Place reached_;  ///< on a slide that counts
  PaceSignal signal_ = PaceSignal::calm;
};

}  // namespace lectern
