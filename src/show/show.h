#pragma once
// The state of a talk as one plain value, and the one function that changes it. Pure: the time is given, effects (full
// screen, leaving, reading the file again) are read off the value by room `present`.

#include <optional>
#include <string>

#include "show/clock.h"
#include "show/command.h"
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
};

/// A number being typed. Digits that were left standing are forgotten after kEntryLife.
struct NumberEntry {
  std::string digits;
  Moment typed{0};
  bool asked_for = false;  ///< opened by G, so it shows itself even over a slide in full screen
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
inline constexpr float kNotesSizeStart = 30;
inline constexpr float kNotesSizeMost = 96;

struct Show {
  Place place;
  bool arrive_at_end = false;  ///< came backwards to a slide whose pages are not known yet
  Cover cover = Cover::none;
  std::optional<Place> frozen;  ///< what the audience keeps seeing
  Clock clock;
  std::optional<int> overview_cursor;  ///< a slide; set while the overview is open
  int overview_columns = 4;
  bool notes_shown = false;
  bool notes_in_window = false;        ///< to be shown again when full screen ends; full screen starts without them
  float notes_size = kNotesSizeStart;  ///< font size in pixels of a window 1000 pixels high
  float notes_scroll = 0;              ///< pixels of the same kind that are scrolled past
  float notes_scroll_most = 0;
  bool help_shown = false;
  bool diagnostics_shown = false;
  std::optional<NumberEntry> entry;
  Question question = Question::none;
  bool full_screen = false;  ///< the window with the slides
  ScreenState screens = ScreenState::single;
  bool is_mirrored = false;      ///< the console's screen shows on several displays
  bool console_apart = false;    ///< the console has a window of its own
  bool private_allowed = false;  ///< the person said that nobody else sees this screen
  bool quit = false;
  std::optional<Message> message;
  bool operator==(const Show&) const = default;
};

/// What the room sees. Notes, lists and questions are not part of it.
struct AudienceView {
  Cover cover = Cover::none;
  Place place;
  bool operator==(const AudienceView&) const = default;
};
AudienceView audience_view(const Show& show);

/// The talk at its first counted slide (else the first that may be shown), or at `slide` where that may be shown.
Show start_show(const ShowPlan& plan, std::optional<int> slide = std::nullopt);

/// Total: any command in any state gives a state that is valid for `plan`. Where `plan` is another one than before, the
/// command must be PlanChanged.
Show after(Show show, const Command& command, const ShowPlan& plan, Moment now);

/// True where the room may see everything that is on the screen, so that private things need a word first.
bool room_may_see(const Show& show);

/// True while the window with the slides is to show nothing but them.
bool shows_slides_alone(const Show& show, Moment now);

/// True while a window of the console's own is to be seen.
bool shows_console_window(const Show& show, Moment now);

/// Something is open that waits for an answer or covers the slides: key sheet, question, number.
bool has_sheet(const Show& show, Moment now);

/// The digits that are to be seen. A slide in full screen stays untouched by a number that is typed without G.
std::optional<std::string> shown_digits(const Show& show, Moment now);

/// True while leaving deserves a question.
bool is_presenting(const Show& show);

/// The message and the typed digits as they still hold at `now`.
std::optional<std::string> current_message(const Show& show, Moment now);
std::optional<std::string> current_digits(const Show& show, Moment now);

}  // namespace lectern
