#pragma once
// The state of a talk as one plain value, and the one function that changes it. Pure: the time is given, effects (full
// screen, leaving, reading the file again) are read off the value by room `present`.

#include <optional>
#include <string>
#include <vector>

#include "show/clock.h"
#include "show/command.h"
#include "show/finder.h"
#include "show/ink.h"
#include "show/pointer.h"
#include "show/screens.h"
#include "show/show_plan.h"

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

struct Show {
  Place place;
  bool arrive_at_end = false;  ///< came backwards to a slide whose pages are not known yet
  Cover cover = Cover::none;
  std::optional<Place> frozen;  ///< what the audience keeps seeing
  FrozenLook frozen_look;       ///< means something while `frozen` is set
  Clock clock;
  std::optional<int> overview_cursor;  ///< a slide; set while the overview is open
  int overview_columns = 4;
  bool notes_shown = false;
  bool notes_in_window = false;        ///< to be shown again when full screen ends; full screen starts without them
  float notes_size = kNotesSizeStart;  ///< font size in pixels of a window 1000 pixels high
  float notes_scroll = 0;              ///< pixels of the same kind that are scrolled past
  float notes_scroll_most = 0;
  bool notes_follow_step = true;  ///< scrolled along with the slide's steps, until scrolled by hand
  ConsoleLook look;
  bool help_shown = false;
  bool diagnostics_shown = false;
  std::optional<RoomCheck> room_check;
  std::optional<int> screen_cursor;  ///< a screen; set while their list is open
  int screen_count = 1;
  std::optional<NumberEntry> entry;
  std::optional<Finder> finder;
  Pointer pointer;
  std::optional<Rect> zoom;  ///< the part of the slide that fills the screen, slide units
  SharedInk ink;             ///< null: nothing was drawn yet
  Bookmarks bookmarks;
  std::optional<QuestionTime> questions;
  std::vector<int> cuts;  ///< optional slides that the speaker agreed to skip, in the order of agreeing
  Question question = Question::none;
  bool full_screen = false;  ///< the window with the slides
  ScreenState screens = ScreenState::single;
  bool is_mirrored = false;      ///< the console's screen shows on several displays
  bool console_apart = false;    ///< the console has a window of its own
  bool private_allowed = false;  ///< the person said that nobody else sees this screen
  Size room_shape{0, 0};   ///< of the room's screen, where the slides could be laid out for it; what lay_out is about
  Size slide_shape{0, 0};  ///< that the slides are to be laid out in; empty: as they are
  std::optional<LeftTalk> left;  ///< what Question::resume is about
  bool came_back = false;        ///< to a talk that was left; until the first move, Home starts it over
  bool quit = false;
  std::optional<Message> message;
  bool operator==(const Show&) const = default;
};

/// What the room sees. Notes, lists and questions are not part of it.
struct AudienceView {
  Cover cover = Cover::none;
  Place place;
  bool test_card = false;  ///< instead of the slide
  bool operator==(const AudienceView&) const = default;
};
AudienceView audience_view(const Show& show);

/// What lies over the slide that the room sees: ink, the pointer's light, the enlarged part.
struct Overlay {
  std::optional<Rect> zoom;
  Strokes ink;                    ///< what was drawn on the page
  std::optional<Stroke> drawing;  ///< the stroke that is being drawn
  Tool light = Tool::none;        ///< laser or spotlight, at `at`
  Point at;
  bool operator==(const Overlay&) const = default;
};
Overlay audience_overlay(const Show& show, const ShowPlan& plan);
/// The same over the speaker's own slide, which is another one while the room's is frozen or covered.
Overlay speaker_overlay(const Show& show, const ShowPlan& plan);

/// What the next step shows: cut slides are passed over.
std::optional<Place> next_place(const Show& show, const ShowPlan& plan);

/// The talk at its first counted slide (else the first that may be shown), or at `slide` where that may be shown.
Show start_show(const ShowPlan& plan, std::optional<int> slide = std::nullopt);

/// Total: any command in any state gives a state that is valid for `plan`. Where `plan` is another one than before, the
/// command must be PlanChanged.
Show after(Show show, const Command& command, const ShowPlan& plan, Moment now);

/// True where the room may see everything that is on the screen, so that private things need a word first.
bool room_may_see(const Show& show);

/// True while the speaker sees what the room check found; on a screen that the room may see only the card is shown.
bool tells_room_check(const Show& show);

/// What waits until the room check is closed: whatever moves, covers or marks the slides.
bool waits_for_room_check(const Command& command);

/// True while the window with the slides is to show nothing but them.
bool shows_slides_alone(const Show& show, Moment now);

/// True while a window of the console's own is to be seen.
bool shows_console_window(const Show& show, Moment now);

/// Something is open that waits for an answer or covers the slides: key sheet, question, number, search.
bool has_sheet(const Show& show, Moment now);

/// The digits that are to be seen. A slide in full screen stays untouched by a number that is typed over it.
std::optional<std::string> shown_digits(const Show& show, Moment now);

/// True while letters are typed into a search and are not keys of the talk.
bool takes_text(const Show& show);

/// True while leaving deserves a question.
bool is_presenting(const Show& show);

/// The message and the typed digits as they still hold at `now`.
std::optional<std::string> current_message(const Show& show, Moment now);
std::optional<std::string> current_digits(const Show& show, Moment now);

}  // namespace lectern
