#pragma once
// Records a rehearsal, or a talk, while it goes on: every visit that is over is in the database before the next one
// begins, and the one that lasts is saved every few seconds, so that no end of the program costs more than those. A
// database that refuses (locked, full disk) costs nothing: visits wait in memory and are saved when it takes them
// again; and where another one was opened instead of a damaged or deleted one, all that was recorded is written into
// that. One thread at a time.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "present/kept_store.h"
#include "show/run.h"
#include "show/show.h"
#include "show/talk_times.h"
#include "show/visit_log.h"
#include "store/state_store.h"

namespace lectern {

/// What a recording begins with.
struct RunStart {
  std::shared_ptr<KeptStore> store;  ///< null: nothing is kept; the report is made all the same
  DeckSeen deck;
  TalkTimes times;
  std::string section;  ///< title of the one that is practised; empty: the whole talk
  RunKind kind = RunKind::rehearsal;
  Moment least{0};  ///< nothing is kept until so much was said
};

/// A run that broke off not long ago.
struct BrokenOff {
  Moment spoken{0};
  Place place;  ///< in today's plan
};

class RunRecorder {
 public:
  RunRecorder(RunStart start, const ShowPlan& plan);

  /// Takes up the run that a crash left less than two hours ago, if there is one; the caller then sets clock and place.
  std::optional<BrokenOff> take_up(const ShowPlan& plan, Moment now);

  /// The state from now on. Saves what is over.
  void note(const Show& show, Moment now);
  /// When the visit that goes on should be noted again; nothing while no time passes.
  std::optional<Moment> next_note() const;
  /// The deck was read again: its slides are found in the run, new ones are added to it.
  void follow(const ShowPlan& plan);
  /// The speaker has ended it.
  void finish(const Show& show, Moment now);
  /// Saves what could not be saved before. An error where it still cannot.
  Result<void> catch_up();

  /// How much of the shown slide's plan has been spoken at `now`, 0 to 1; nothing where it has no plan.
  std::optional<float> share_of_plan(const Show& show, Moment now) const;

  /// Everything up to the last note.
  Run run() const;
  const VisitLog& log() const { return log_; }
  /// Earlier runs of the deck, oldest first, and this one.
  std::vector<Run> runs() const;
  /// Which run of its kind it is, where that is known.
  std::optional<int> ordinal() const;
  /// False where some of it could not be saved.
  bool is_saved() const;
  /// What the speaker should be told, once.
  std::optional<std::string> take_word();

 private:
  /// A run that was ended by setting the clock back.
  struct Past {
    Run run;
    bool is_saved = false;
  };

  std::optional<Run> run_left();
  /// Everything that is not saved yet; as all of this, false where the database refuses.
  bool save();
  bool can_save();
  /// What this database knows of the deck and of these runs.
  bool look_up();
  bool save_past();
  bool save_run();
  bool save_slides();
  bool save_visits();
  bool save_end();
  bool is_known(const Run& run) const;
  bool is_worth_keeping() const;
  bool put(std::size_t visit, bool open);
  bool refused(const Error& error);
  RunSlide run_slide(const ShowPlan& plan, std::size_t index) const;

  RunStart start_;
  int opening_ = 0;             ///< of the database that the ids are of
  std::optional<DeckId> deck_;  ///< absent until a database knew it
  std::vector<Past> past_;
  Run run_;                      ///< without visits
  VisitLog log_;                 ///< its slides are those of run_
  std::vector<int> run_slides_;  ///< for each slide of the plan its index in run_.slides
  std::size_t saved_ = 0;        ///< visits of the log that are saved for good
  std::size_t slides_saved_ = 0;
  bool end_saved_ = false;
  Moment noted_{0};
  std::optional<Error> failure_;  ///< why the last save was not done
  std::optional<std::string> word_;
};

}  // namespace lectern
