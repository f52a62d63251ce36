#pragma once
// What the state of a talk is made of (show/show.h): places, questions, what is typed, what is remembered. Plain
// values.

#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "show/clock.h"
#include "show/ink.h"

namespace lectern {

/// A state of the slides. `slide` is kNoSlide where the plan has nothing to show.
struct Place {
  int slide = 0;
  int page = 0;
  int step = 0;
  bool operator==(const Place&) const = default;
};
inline constexpr int kNoSlide = -1;

/// What lies over the slides.
enum class Cover { none, black, white };

/// What waits for Enter or Esc.
enum class Question {
  none,
  quit,
  reset_clock,
  show_notes,        ///< the screen may be what the room sees: notes open only when that is confirmed
  show_diagnostics,  ///< likewise
  show_search,       ///< likewise: notes are searched too
  show_questions,    ///< likewise
  resume,            ///< the talk was left in the middle: go on there?
  lay_out,           ///< the room's screen has another shape: lay the slides out for it?
};

/// A number being typed. Digits that were left standing are forgotten after kEntryLife.
struct NumberEntry {
  std::string digits;
  Moment typed{0};
  bool operator==(const NumberEntry&) const = default;
};
inline constexpr Moment kEntryLife{8000};

/// Something to tell the speaker; never the audience.
struct Message {
  std::string text;
  Moment since{0};
  bool operator==(const Message&) const = default;
};
inline constexpr Moment kMessageLife{6000};

inline constexpr float kNotesSizeLeast = 14;
inline constexpr float kNotesSizeStart = 33;
inline constexpr float kNotesSizeMost = 96;

inline constexpr float kNotesShareLeast = 0.3F;
inline constexpr float kNotesShareMost = 0.75F;

/// How the speaker likes the console.
struct ConsoleLook {
  std::optional<float> notes_share;  ///< of the width; absent: as the window's size suggests
  bool filmstrip = false;
  bool light = false;
  bool operator==(const ConsoleLook&) const = default;
};

/// Places to come back to: marked slides, the newest last, and where the speaker came from on going to one.
struct Bookmarks {
  std::vector<Place> marks;
  std::optional<Place> came_from;
  bool operator==(const Bookmarks&) const = default;
};

/// Questions from the room. The talk's clock rests meanwhile, so that the plan is not blamed for them.
struct QuestionTime {
  Place back;   ///< the exact step to return to
  Clock clock;  ///< of the questions
  bool talk_ran = false;
  bool operator==(const QuestionTime&) const = default;
};

/// What froze: the room keeps seeing exactly this.
struct FrozenLook {
  SharedInk ink;
  std::optional<Rect> zoom;
  bool operator==(const FrozenLook&) const = default;
};

/// A talk as it was left, its place found again in today's deck (show/resume.h).
struct LeftTalk {
  Place place;
  bool ended_cleanly = false;  ///< by the speaker; else by a crash, a signal, an empty battery
  Moment age{0};               ///< since it was last saved
  bool clock_started = false;
  bool clock_running = false;
  Moment elapsed{0};  ///< spoken until it was last saved
  std::optional<int> before_clock;
  bool full_screen = false;
  float notes_size = kNotesSizeStart;
  SharedInk ink;
  ConsoleLook look;
  Bookmarks bookmarks;
  std::vector<int> cuts;
  std::optional<QuestionTime> questions;  ///< its clock begins anew
  bool operator==(const LeftTalk&) const = default;
};

/// The room is looked at before a talk. Keys that would move or cover the slides are only told.
struct RoomCheck {
  std::string key;  ///< the last one that was tried, as the key sheet writes it; empty: none yet
  std::string does;
  bool operator==(const RoomCheck&) const = default;
};

}  // namespace lectern
