#pragma once
// The speaker's own state in one SQLite database: where a talk stood, what was drawn, which screens were chosen, and
// every rehearsal. It lies in the user's state directory, never beside the deck, is readable by its owner alone, and is
// sent nowhere.
//
// Use:
//   auto store = StateStore::open(state_database_path());      // an Error: say it once, go on without
//   if (store && (*store)->notice()) ...                       // a damaged database was saved: say so once
//   const auto deck = (*store)->recognise(seen, unix_ms);      // by path, else by content when the file was moved
//   (*store)->hold_talk(*deck);                                // false: another Lectern shows this deck, so do not
//   save
//   (*store)->save_talk(*deck, state);                         // after every change that should survive
//
// Safety: write-ahead log, one transaction a call. When a call returned without an error, what it wrote survives
// `kill -9` of this program at any later moment (a power cut may cost the last seconds, never more). On a full disk, a
// lock or a damaged page the call fails with an Error worded for a person and the database stays as it was before.
//
// Cost: a save takes about 0.1 ms, now and then (checkpoint) as long as the disk takes to flush: save after the frame
// is shown. A call waits at most 250 ms for another program's lock. Opening takes about 2 ms (20 ms with a large
// history): do it after the first slide stands.
//
// Threads: one thread at a time. Processes: any number may read and write; hold_talk says whose talk it is.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "show/clock.h"
#include "show/run.h"
#include "show/show.h"
#include "show/slide_identity.h"

namespace lectern {

/// $XDG_STATE_HOME/lectern/lectern.db, else ~/.local/state/lectern/lectern.db (XDG Base Directory 0.8). An Error where
/// neither variable is set.
Result<std::string> state_database_path();

/// A deck's row. Holds across edits and moves of the file.
enum class DeckId : std::int64_t {};

/// A deck as it is opened.
struct DeckSeen {
  std::string path;   ///< absolute, links resolved
  std::string title;  ///< for lists
  std::vector<SlideIdentity> slides;
};

/// Where a talk stood. The slide is found again by its fingerprint, else its anchor, else its index.
struct TalkState {
  std::int64_t saved_at = 0;   ///< Unix milliseconds; how long ago the talk was is for the reader to say
  bool ended_cleanly = false;  ///< by the speaker, not by a crash: save it as false first, as true at the end
  std::uint64_t fingerprint = 0;
  std::string anchor;
  int number = 0;  ///< as printed
  Place place;
  bool clock_started = false;
  bool clock_running = false;
  Moment elapsed{0};  ///< spoken until saved_at
  float notes_size = kNotesSizeStart;
  std::vector<std::uint8_t> extra;  ///< whatever else is to be kept, in a form of the caller's
  bool operator==(const TalkState&) const = default;
};

/// A run without its slides and visits, for lists.
struct RunSummary {
  std::int64_t id = 0;
  RunKind kind = RunKind::rehearsal;
  CalendarTime began;
  std::string name;
  std::string section;
  bool finished = false;
  std::optional<Moment> target;
  Moment spoken{0};
  int slides = 0;  ///< that were spoken on
  int visits = 0;
};

/// Which runs.
struct RunFilter {
  bool whole_only = false;      ///< leave out those of a single section
  std::optional<RunKind> kind;  ///< absent: both
  std::optional<int> most;      ///< the latest so many
};

class StateStore {
 public:
  /// Opens or makes the database, its folder included. A damaged one is read as far as it can be read into a new one
  /// and kept aside as lectern-damaged-N.db; `notice` tells. Errors: no access, locked, full disk, written by a newer
  /// Lectern, not Lectern's. A database that may be read but not written is opened; saving then fails.
  /// `Opening::after_damage`, where damage was met with, checks all of a database of any size.
  enum class Opening { plain, after_damage };
  static Result<std::unique_ptr<StateStore>> open(const std::string& path, Opening opening = Opening::plain);
  StateStore(const StateStore&) = delete;
  StateStore& operator=(const StateStore&) = delete;
  StateStore(StateStore&&) = delete;
  StateStore& operator=(StateStore&&) = delete;
  ~StateStore();

  /// True for an error that closing the database and opening it once more would mend: it is damaged, or another file.
  static bool needs_opening(const Error& error);

  /// An Error that needs_opening where the files were deleted, replaced or damaged since they were opened: by others,
  /// or by the disk. SQLite itself would go on writing into a file that has no name any more. A few system calls, so
  /// look before every save; where somebody wrote to the database, this also checks it (about 1 ms for each megabyte).
  Result<void> look();

  /// What the speaker should be told about the opening: a damaged database, one that cannot be written.
  const std::optional<Error>& notice() const;
  bool can_write() const;

  /// The deck at `seen.path`; else the known deck with the same content whose file is gone from its old place, which is
  /// then taken for moved; else a new one. Remembers path, title and slides as they are now.
  Result<DeckId> recognise(const DeckSeen& seen, std::int64_t unix_ms);
  /// The same without writing anything; nothing for an unknown deck.
  Result<std::optional<DeckId>> find_deck(const DeckSeen& seen);

  /// Takes this deck's talk for this process until the store is closed or the process ends, however it ends. False
  /// where another process has it, still after `patience`.
  Result<bool> hold_talk(DeckId deck, std::chrono::milliseconds patience = {});
  /// The patience for a process that was killed a moment ago: it lets go only when its memory is gone.
  static constexpr std::chrono::milliseconds kDying{300};
  /// The process that has it, where that is known.
  Result<std::optional<std::int64_t>> talk_holder(DeckId deck);

  Result<std::optional<TalkState>> talk(DeckId deck);
  /// The one that was saved last, of whatever deck.
  Result<std::optional<TalkState>> latest_talk();
  Result<void> save_talk(DeckId deck, const TalkState& state);
  Result<void> forget_talk(DeckId deck);

  /// Drawings, in a form of the caller's; empty where there are none.
  Result<std::vector<std::uint8_t>> ink(DeckId deck);
  Result<void> save_ink(DeckId deck, const std::vector<std::uint8_t>& bytes);

  /// Which screen was chosen with a set of displays. Both are the caller's words.
  Result<std::optional<std::string>> screen_choice(const std::string& displays);
  Result<void> save_screen_choice(const std::string& displays, const std::string& choice);

  /// As hold_talk, for rehearsals: true where no other process is recording one of this deck, so that an unfinished run
  /// is what a crash left.
  Result<bool> hold_rehearsal(DeckId deck, std::chrono::milliseconds patience = {});

  /// Begins a run; visits that `run` already has are saved with it. Gives its id.
  Result<std::int64_t> begin_run(DeckId deck, const Run& run);
  /// Saves visit number `sequence` (from 0) of a run. `open`: it still goes on, and will be saved again.
  Result<void> save_visit(std::int64_t run, int sequence, const Visit& visit, bool open);
  /// A slide that came into the deck while it was rehearsed.
  Result<void> add_run_slide(DeckId deck, std::int64_t run, int position, const RunSlide& slide);
  Result<void> finish_run(std::int64_t run);
  /// A run that no program is recording and that was not finished: what a crash left. The latest of its kind, if it
  /// began after `since` (Unix milliseconds).
  Result<std::optional<std::int64_t>> unfinished_run(DeckId deck, RunKind kind, std::int64_t since);

  /// Oldest first.
  Result<std::vector<RunSummary>> runs(DeckId deck, const RunFilter& filter = {});
  Result<std::optional<Run>> run(std::int64_t id);
  /// Which of the deck's runs of its kind and section it is, counted from 1.
  Result<int> ordinal(std::int64_t id);
  /// The run and up to `most` before it, with all they hold, oldest first: what a report is made from.
  Result<std::vector<Run>> runs_up_to(DeckId deck, std::int64_t id, int most);
  /// The chosen runs with all they hold, oldest first.
  Result<std::vector<Run>> full_runs(DeckId deck, const RunFilter& filter = {});
  /// The latest runs of all decks, oldest first: what a speaker's own rate is learnt from.
  Result<std::vector<Run>> latest_runs(int most);
  Result<void> name_run(std::int64_t id, const std::string& name);
  Result<void> delete_run(std::int64_t id);

 private:
  struct Internals;
  explicit StateStore(std::unique_ptr<Internals> internals);
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
