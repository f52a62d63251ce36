#pragma once
// What a rehearsal is beyond a talk: it is recorded, may be of one section alone, and its notes may run along at the
// pace of the plan. Main thread.

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "present/present.h"
#include "present/run_recorder.h"
#include "show/command.h"
#include "show/show.h"
#include "show/talk_times.h"

namespace lectern {

/// How far the pace has scrolled the notes of a slide.
struct Prompted {
  int slide = kNoSlide;
  float scrolled = 0;
};

class Practice {
 public:
  /// `options` must outlive it. Reads what earlier runs of the deck tell from `kept`, and records into it. An error
  /// where the section that was asked for is not in the plan.
  static Result<Practice> begin(const RehearsalOptions& options, const std::shared_ptr<KeptStore>& kept,
                                const DeckSeen& deck, const ShowPlan& whole);

  /// What is practised of the deck's plan.
  ShowPlan limited(ShowPlan plan) const;
  /// What was known of the talk's times before the rehearsal: its plan stays as it was then.
  const TimesKnown& known() const { return known_; }
  /// Where the console's look is read from: the deck's last talk, else the last of any.
  const std::optional<TalkState>& look() const { return look_; }
  /// The state to begin with, from one that only knows its options: at the section, or where a rehearsal that broke off
  /// not long ago goes on. `plan` is the limited one.
  Show started(Show show, const ShowPlan& plan, Moment now);

  /// A step on begins to speak, where nothing has been said yet.
  static bool begins_speaking(const Show& show, const Command& command);
  /// The state from now on.
  void note(const Show& show, Moment now) { recorder_.note(show, now); }
  /// Notes the visit that lasts, when that is due.
  void note_if_due(const Show& show, Moment now);
  /// When something of it is due again; nothing while no time passes.
  std::optional<Moment> next_due(Moment now) const;
  /// The deck was read again.
  void follow(const ShowPlan& plan) { recorder_.follow(plan); }
  std::optional<std::string> take_word() { return recorder_.take_word(); }
  /// How far the notes should be scrolled on, in units of the notes, to pass the reader's eye in the time that the
  /// slide is planned for. What is scrolled by hand stays. `height` is that of the notes' frame. Nothing where they do
  /// not run along.
  std::optional<float> prompt(const Show& show, float height, Moment now);

  /// Ends it and tells whoever asked for that. The report, unless nothing was said.
  std::optional<RehearsalReport> end(const Show& show, const std::string& deck_name, Moment now);

 private:
  Practice(const RehearsalOptions& options, std::string section, TimesKnown known, RunStart start,
           const ShowPlan& practised);

  const RehearsalOptions* options_;
  std::string section_;  ///< title of the one that is practised; empty: the whole talk
  TimesKnown known_;
  std::optional<TalkState> look_;
  std::string word_;  ///< to begin with
  RunRecorder recorder_;
  Prompted prompted_;
};

}  // namespace lectern
