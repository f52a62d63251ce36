#pragma once
// Which screen each window of the talk belongs on: as was asked for on the command line, as was chosen in this run, or
// as is remembered of an earlier one with the same displays. Main thread.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "show/command.h"
#include "show/screens.h"

namespace lectern {

/// Where choices outlive the run, by set of displays (display_set).
struct ChoiceStore {
  std::function<std::optional<std::string>(const std::string& displays)> recall;
  std::function<void(const std::string& displays, const std::string& choice)> keep;
};

class TalkScreens {
 public:
  /// `asked_for`: a display's name or its number from 1.
  TalkScreens(std::optional<std::string> asked_for, ChoiceStore store);

  /// The displays as they are now, and where the windows belong on them. True where they are others than before.
  bool follow(std::vector<Display> displays);
  /// The windows were put there: the next change of the displays is judged by that.
  void settle();

  const std::vector<Display>& displays() const { return displays_; }
  const ScreenPlan& plan() const { return plan_; }
  /// For the state of the talk, with a word for the speaker; `room_shape` as ScreensChanged has it.
  ScreensChanged changed(std::string word, Size room_shape) const;
  /// What there is to say of the last change of the displays; may be empty.
  std::string word_of_change() const;
  /// Where the windows are.
  std::string word_of_places() const;
  /// What there is to say of the screen that was asked for; empty: it is there, or none was.
  std::string word_of_missing_screen() const;
  /// The screen with the slides, as the speaker reads it; empty where it is the only one.
  std::string words_of_room() const;
  /// How often the screen of one of the windows is drawn in a second; 0: not known.
  float hertz_of(ScreenRole window) const;

  /// Wishes, only where the windows are on screens of their own; they count from the next plan_again. The slides go to
  /// the console's screen, and back.
  void swap() { wishes_.audience = plan_.console->name; }
  /// A screen that the other window is on: the two change places. False where there is no such screen.
  bool choose(const ChooseScreen& choice);
  void plan_again();
  /// Where the windows are is what was chosen for these displays, from now on.
  void keep(bool one_window);

 private:
  void recall();
  void remember(const ScreenChoice& choice);

  std::optional<std::string> asked_for_;
  ChoiceStore store_;
  std::map<std::string, ScreenChoice> choices_;  ///< of this run, by set of displays
  std::vector<Display> displays_;
  ScreenWishes wishes_;
  ScreenPlan plan_;
  ScreenState before_ = ScreenState::single;  ///< the last change
  bool wants_two_windows_ = true;
};

}  // namespace lectern
