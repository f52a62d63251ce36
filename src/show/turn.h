#pragma once
// One command being carried out; private to this room. Each overload may assume a valid state and leaves one. The
// definitions lie in files by concern: moves, what lies over the slides, finding, pointing, the talk's time.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "show/show.h"

namespace lectern {

class Turn {
 public:
  Turn(Show show, const ShowPlan& plan, Moment now);

  Show result() && { return std::move(show_); }

  // turn_moves.cpp
  void operator()(const Next&);
  void operator()(const Previous&);
  void operator()(const NextSlide&);
  void operator()(const PreviousSlide&);
  void operator()(const FirstSlide&);
  void operator()(const LastSlide&);
  void operator()(const GoToSlide& to);
  void operator()(const GoToNumber& to);
  void operator()(const GoToAnchor& to);
  void operator()(const MoveCursor& by);
  void operator()(const ToggleOverview&);
  void operator()(const SetOverviewColumns& room);
  void operator()(const ToggleBookmark&);
  void operator()(const GoToBookmark&);
  void operator()(const GoBack&);
  void operator()(const PlanChanged& change);

  // turn_sheets.cpp
  void operator()(const Accept&);
  void operator()(const Cancel&);
  void operator()(const ToggleBlack&);
  void operator()(const ToggleWhite&);
  void operator()(const ToggleFreeze&);
  void operator()(const ToggleHelp&);
  void operator()(const ToggleDiagnostics&);
  void operator()(const StartTalk& how);
  void operator()(const Quit&);
  void operator()(const ReadAgain&);
  void operator()(const Tell& word);

  // turn_screens.cpp
  void operator()(const ToggleFullScreen&);
  void operator()(const ToggleConsoleWindow&);
  void operator()(const SwapScreens&);
  void operator()(const ScreensChanged& change);
  void operator()(const ToggleRoomCheck&);
  void operator()(const TryKey& tried);
  void operator()(const ToggleScreenList&);
  void operator()(const MoveScreenCursor& by);
  void operator()(const ChooseScreen& choice);

  // turn_console.cpp
  void operator()(const ToggleNotes&);
  void operator()(const ResizeNotes& by);
  void operator()(const ScrollNotes& by);
  void operator()(const SetNotesExtent& extent);
  void operator()(const SetNotesShare& share);
  void operator()(const ToggleFilmstrip&);
  void operator()(const ScrollFilmstrip& to);
  void operator()(const ToggleConsoleLight&);

  // turn_finder.cpp
  void operator()(const TypeDigit& typed);
  void operator()(const EraseDigit&);
  void operator()(const OpenGoTo&);
  void operator()(const OpenSearch&);
  void operator()(const SetQuery& query);
  void operator()(const EraseQuery&);
  void operator()(const MoveFound& by);
  void operator()(const AcceptFound& found);

  // turn_pointer.cpp
  void operator()(const TakeTool& taken);
  void operator()(const NextInkColour&);
  void operator()(const ClearInk&);
  void operator()(const UndoInk&);
  void operator()(const RedoInk&);
  void operator()(const PointAt& to);
  void operator()(const PointAway&);
  void operator()(const PressPointer& press);
  void operator()(const ReleasePointer&);
  void operator()(const ForgetPress&);
  void operator()(const ZoomBy& by);
  void operator()(const Enlarge& enlarge);
  void operator()(const RestoreInk& restored);

  // turn_time.cpp
  void operator()(const ToggleClock&);
  void operator()(const ResetClock&);
  void operator()(const ToggleQuestions&);
  void operator()(const AcceptCut& cut);
  void operator()(const UndoCut&);

 private:
  static std::size_t index(int slide) { return static_cast<std::size_t>(slide); }

  void say(std::string text) { show_.message = Message{std::move(text), now_}; }

  void close_sheets();
  void arrive(Place place);
  void follow_author(int slide);
  void jump(Place place);
  void to_end(std::optional<int> slide);
  bool move_cursor(int distance);
  std::string end_message() const;

  void close_private();
  bool ask_first(Question question);
  void fill_screen();
  void toggle_cover(Cover cover);
  void answer_yes();

  void scroll_notes_to(float scroll);
  void scroll_with_step();

  void open_finder(FinderKind kind, bool typing);
  void find_again();
  void accept_found();

  InkKey ink_here() const;
  void set_strokes(Strokes strokes);
  void drop_pointer();
  void end_stroke();
  void erase_to(Point to);
  void tell_tool();

  void start_clock();

  Show show_;
  const ShowPlan& plan_;
  Moment now_;
};

}  // namespace lectern
