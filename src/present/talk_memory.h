#pragma once
// What survives a talk that breaks off: place, clock, ink, bookmarks, cuts, the console's look, chosen screens. Written
// through the keeper while the talk runs, read when the same deck is shown again. Main thread, but for recall().

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "briefing/briefing.h"
#include "present/keeping.h"
#include "present/state_keeper.h"
#include "show/show.h"

namespace lectern {

/// What was known of a deck when it was opened.
struct Recalled {
  bool is_answer = false;        ///< the database said what it knows; else it could not be had in time
  bool held_by_another = false;  ///< another Lectern shows this deck; it keeps the talk
  std::optional<TalkState> talk;
  std::optional<TalkState> of_another;  ///< deck, the latest, where there is no talk of this one
  SharedInk ink;
};

class TalkMemory {
 public:
  /// `tell` is called on the keeper's thread with what the speaker should know.
  explicit TalkMemory(std::function<void(const Error&)> tell);

  /// Takes hold of the deck's talk and reads what was left. Waits at most `patience`, then goes on without.
  Recalled recall(const Briefing& briefing, const ShowPlan& plan, const std::string& deck_path,
                  std::chrono::milliseconds patience);
  /// The plan with the pages that the recalled talk knew, where they are not laid out yet.
  static ShowPlan with_pages(const Recalled& recalled, ShowPlan plan);
  /// Of a talk of another deck: how the speaker likes the console.
  static LeftTalk look_of(const TalkState& talk);
  /// The recalled talk as `show` understands it, its place found again; nothing where there is none.
  static std::optional<LeftTalk> left_talk(const Recalled& recalled, const ShowPlan& plan);
  /// True where the slide that it was at is in this plan: a file that is caught half written, empty or as another deck
  /// may not have it at the moment.
  static bool knows_place(const Recalled& recalled, const ShowPlan& plan);

  /// From now on the talk is saved as that of the deck that was recalled. What the database could not tell then is left
  /// in it: ink that is drawn now goes above the ink that it has.
  void keep(const Recalled& recalled);
  /// Saves what changed since the last call; `ended` when the speaker ended the talk.
  void save(const Show& show, const ShowPlan& plan, Moment now, bool ended);

  /// From now on only the console's look is saved, as this deck's: whatever else is kept of its talk stays as it is.
  void keep_look(DeckSeen deck, const Show& show);

  /// What holds at the moment.
  Keeping keeping() const;

  /// Where jobs of others go that must not hold up a slide either.
  std::shared_ptr<StateKeeper> keeper() const { return keeper_; }

  std::optional<std::string> screen_choice(const std::string& displays, std::chrono::milliseconds patience);
  void choose_screen(const std::string& displays, const std::string& choice);

 private:
  /// How the speaker likes the console.
  struct Look {
    float notes_size = kNotesSizeStart;
    ConsoleLook console;
    bool operator==(const Look&) const = default;
  };
  void save_look(const Show& show);

  /// The deck's talk in the database that is open; used on the keeper's thread.
  struct Held;

  std::shared_ptr<StateKeeper> keeper_;
  std::function<void(const Error&)> tell_;
  std::shared_ptr<Held> held_;  ///< null before recall()
  bool is_kept_ = false;
  bool knows_ink_ = false;
  std::optional<DeckSeen> look_deck_;
  Look saved_look_;
  std::optional<TalkState> saved_;  ///< as last posted, its time left out
  SharedInk saved_ink_;
  std::map<std::string, std::string> choices_;  ///< screens chosen in this run
};

}  // namespace lectern
