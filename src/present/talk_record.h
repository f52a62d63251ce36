#pragma once
// The record of a talk that is given: the same visits as a rehearsal's, so that the report and the next plan know what
// the slides took in front of people. Written by the keeper's thread; main thread only.
//
// What is given is told from what is looked at: slides that fill a screen, or have a window apart from the console,
// with the clock running; and nothing is kept of less than a minute, or a quarter of a shorter plan.

#include <memory>
#include <optional>

#include "present/run_recorder.h"
#include "present/state_keeper.h"

namespace lectern {

class TalkRecord {
 public:
  explicit TalkRecord(std::shared_ptr<StateKeeper> keeper) : keeper_(std::move(keeper)) {}

  /// True once the state is one of a talk that should be recorded and is not yet.
  bool is_due(const Show& show) const;
  /// Begins with the plan as it is known now. `goes_on`: the run that a crash left is taken up.
  void begin(DeckSeen deck, const TalkTimes& times, const ShowPlan& plan, bool goes_on, Moment now);

  /// The state from now on. Cheap where nothing changed that a record is about.
  void note(const Show& show, Moment now);
  /// The deck was read again.
  void follow(const ShowPlan& plan);
  /// The speaker has ended the talk. Without this it may be taken up.
  void finish(const Show& show, Moment now);

 private:
  using Work = std::function<void(RunRecorder&)>;
  void post(Work work);
  void catch_up();

  std::shared_ptr<StateKeeper> keeper_;
  std::shared_ptr<std::optional<RunRecorder>> recorder_;  ///< of the keeper's thread; null: nothing is recorded
  std::optional<Show> noted_;                             ///< what a record is about, as last posted
  Moment noted_at_{0};
};

}  // namespace lectern
