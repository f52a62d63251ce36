#pragma once
// Everything that can happen to a talk. Keys, clicker, mouse, timers and reloads all become one of these.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "show/pointer.h"
#include "show/screens.h"

namespace lectern {

struct Next {};       ///< one step on; in the overview, one tile on
struct Previous {};   ///< one step back
struct NextSlide {};  ///< the next slide, steps skipped
struct PreviousSlide {};
struct FirstSlide {};
struct LastSlide {};
struct GoToSlide {
  int slide = 0;
};
struct GoToNumber {
  int number = 0;
};
/// Moves by tiles in the overview.
struct MoveCursor {
  int columns = 0;
  int rows = 0;
};
struct TypeDigit {
  int digit = 0;
};
struct EraseDigit {};
/// G: a number or part of a title.
struct OpenGoTo {};
/// Ctrl+F or /: any word of the slides and their notes. While the backup slides are listed: one of them.
struct OpenSearch {};
/// What is typed so far, as it is and folded (see find_slides); room `present` edits it.
struct SetQuery {
  std::string text;
  std::string folded;
};
/// Takes the last character away from what is typed; room `present` makes a SetQuery of it.
struct EraseQuery {};
/// Down by so many answers, or up.
struct MoveFound {
  int rows = 0;
};
/// The slide of the row that was clicked.
struct AcceptFound {
  int row = 0;
};
/// Where a link inside the deck leads.
struct GoToAnchor {
  std::string anchor;
};
/// Enter: answers a question with yes, goes where a number or the overview's cursor says, else the next step.
struct Accept {};
/// Esc: closes the innermost transient thing; never ends the show.
struct Cancel {};
struct ToggleBlack {};
struct ToggleWhite {};
struct ToggleFreeze {};
struct ToggleOverview {};
/// How many tiles a row of the overview has room for.
struct SetOverviewColumns {
  int columns = 1;
};
struct ToggleNotes {};
/// Larger by so many notches, or smaller.
struct ResizeNotes {
  int notches = 0;
};
/// Down by so many pixels of a window 1000 high, or up.
struct ScrollNotes {
  float distance = 0;
};
/// How far the notes of this slide can be scrolled.
struct SetNotesExtent {
  float most = 0;
};
/// The share of the console's width that the notes have; absent: as the window's size suggests.
struct SetNotesShare {
  std::optional<float> share;
};
struct ToggleFilmstrip {};
/// So many tiles, and parts of one, lie left of the strip until the talk moves to another slide.
struct ScrollFilmstrip {
  float left = 0;
};
struct ToggleConsoleLight {};
/// Takes a tool up, or puts it down.
struct TakeTool {
  Tool tool = Tool::none;
};
struct NextInkColour {};
struct ClearInk {};
struct UndoInk {};
struct RedoInk {};
/// The pointer is there, in slide units, whether pressed or not; or no longer over the slides.
struct PointAt {
  Point at;
};
struct PointAway {};
struct PressPointer {
  Point at;
  bool chooses_region = false;  ///< with Ctrl
};
struct ReleasePointer {};
/// The press was the beginning of something else: what it drew or chose is dropped.
struct ForgetPress {};
/// Enlarges around `at`, or makes smaller again.
struct ZoomBy {
  int notches = 0;
  Point at;
};
/// What is to fill the screen; absent: the whole slide.
struct Enlarge {
  std::optional<Rect> part;
};
/// Ink that was kept from an earlier run.
struct RestoreInk {
  SharedInk ink;
};
struct ToggleBookmark {};
/// To the newest bookmark; from there back to where the speaker was.
struct GoToBookmark {};
/// To where the speaker was before the last jump, and with the next one there again.
struct GoBack {};
/// Questions from the room: their own clock, the backup slides at hand, and then back to the exact step.
struct ToggleQuestions {};
/// Skips optional slides that are still to come; room `present` says which are proposed.
struct AcceptCut {
  std::vector<int> slides;
};
/// Takes the newest cut back.
struct UndoCut {};
struct ToggleHelp {};
struct ToggleDiagnostics {};
struct ToggleFullScreen {};
/// The console in a window of its own, or in the one window.
struct ToggleConsoleWindow {};
/// The slides to the console's screen and the console to theirs; an effect where there are two screens.
struct SwapScreens {};
/// The room check: the test card to the room, and to the speaker what there is to know before a talk.
struct ToggleRoomCheck {};
/// A key that was pressed while the room is checked: told with what it does in a talk, and not done.
struct TryKey {
  std::string key;
  std::string does;
};
/// The list of the screens, to choose which of them gets the slides and which the console.
struct ToggleScreenList {};
struct MoveScreenCursor {
  int rows = 0;
};
enum class ScreenRole { slides, console };
/// An effect where there are several screens; `screen` counts from 0.
struct ChooseScreen {
  int screen = 0;
  ScreenRole role = ScreenRole::slides;
};
/// Displays came, went or were mirrored, or the windows changed their screens. `is_mirrored` holds for every screen of
/// the console that the room may see. `two_windows` is false where one window was chosen for this set of displays.
struct ScreensChanged {
  ScreenState state = ScreenState::single;
  bool is_mirrored = false;
  bool two_windows = true;
  Size room_shape{0, 0};       ///< of the screen with the slides; empty: not known, or not to be spoken of
  std::string word;            ///< for the speaker; may be empty
  int screens = 1;             ///< how many there are
  bool console_moved = false;  ///< to another screen than the one that was spoken of
};
/// A remote's start key. During a talk it changes nothing; before one it starts it.
struct StartTalk {
  bool from_first = true;
};
struct ToggleClock {};
struct ResetClock {};
struct Quit {};
/// Asks for the file to be read again; an effect, so the state only says so.
struct ReadAgain {};
/// The plan passed along is a new one. `moved` has, for each slide of the old plan, its index in the new one; empty
/// where the slides are the same and only their pages became known.
struct PlanChanged {
  std::vector<int> moved;
  /// The slide that was worked on. While authoring the window goes there; a talk stays where it is.
  std::optional<int> changed = std::nullopt;
};
/// A word from the edge, such as "talk.md cannot be read: ...".
struct Tell {
  std::string text;
};

using Command =
    std::variant<Next, Previous, NextSlide, PreviousSlide, FirstSlide, LastSlide, GoToSlide, GoToNumber, GoToAnchor,
                 MoveCursor, TypeDigit, EraseDigit, OpenGoTo, OpenSearch, SetQuery, EraseQuery, MoveFound, AcceptFound,
                 Accept, Cancel, ToggleBlack, ToggleWhite, ToggleFreeze, ToggleOverview, SetOverviewColumns,
                 ToggleNotes, ResizeNotes, ScrollNotes, SetNotesExtent, SetNotesShare, ToggleFilmstrip, ScrollFilmstrip,
                 ToggleConsoleLight, TakeTool, NextInkColour, ClearInk, UndoInk, RedoInk, PointAt, PointAway,
                 PressPointer, ReleasePointer, ForgetPress, ZoomBy, Enlarge, RestoreInk, ToggleBookmark, GoToBookmark,
                 GoBack, ToggleQuestions, AcceptCut, UndoCut, ToggleHelp, ToggleDiagnostics, ToggleFullScreen,
                 ToggleConsoleWindow, SwapScreens, ToggleRoomCheck, TryKey, ToggleScreenList, MoveScreenCursor,
                 ChooseScreen, ScreensChanged, StartTalk, ToggleClock, ResetClock, Quit, ReadAgain, PlanChanged, Tell>;

}  // namespace lectern
