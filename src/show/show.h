#pragma once
// The state of a talk as one plain value, and the one function that changes it. Pure: the time is given, effects (full
// screen, leaving, reading the file again) are read off the value by room `present`.

#include <optional>
#include <string>
#include <vector>

#include "show/clock.h"
#include "show/command.h"
#include "show/finder.h"
#include "show/pointer.h"
#include "show/screens.h"
#include "show/show_parts.h"
#include "show/show_plan.h"

namespace lectern {

struct Show {
  Place place;
  bool arrive_at_end = false;  ///< came backwards to a slide whose pages are not known yet
  Cover cover = Cover::none;
  std::optional<Place> frozen;  ///< what the audience keeps seeing
  FrozenLook frozen_look;       ///< means something while `frozen` is set
  Clock clock;
  std::optional<int> before_clock;     ///< the slide that the clock started with the move off
  std::optional<int> overview_cursor;  ///< a slide; set while the overview is open
  int overview_columns = 4;
  bool notes_shown = false;
  bool notes_in_window = false;        ///< to be shown again when full screen ends; full screen starts without them
  float notes_size = kNotesSizeStart;  ///< font size in pixels of a window 1000 pixels high
  float notes_scroll = 0;              ///< pixels of the same kind that are scrolled past
  float notes_scroll_most = 0;
  bool notes_follow_step = true;  ///< scrolled along with the slide's steps, until scrolled by hand
  ConsoleLook look;
  std::optional<float> strip_left;  ///< tiles that the speaker scrolled past; absent: this slide is in its middle
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
  std::optional<Place> jumped_from;  ///< where the last jump began
  std::optional<QuestionTime> questions;
  std::vector<int> cuts;        ///< optional slides that the speaker agreed to skip, in the order of agreeing
  std::vector<int> newest_cut;  ///< those of them that were skipped last, by one key
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

/// True where the room may see everything that is on the speaker's screen, so that private things need a word first.
bool room_may_see(const Show& show);

/// True where that word was said, or none is needed.
bool may_be_private(const Show& show);

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

/// True while others may be looking at the slides: on a full screen, also before the clock starts, and in a window that
/// shows them alone while the clock runs.
bool is_presenting(const Show& show);

/// The message and the typed digits as they still hold at `now`.
std::optional<std::string> current_message(const Show& show, Moment now);
std::optional<std::string> current_digits(const Show& show, Moment now);

}  // namespace lectern
