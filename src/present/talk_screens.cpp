#include "present/talk_screens.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "present/room_facts.h"

namespace lectern {

TalkScreens::TalkScreens(std::optional<std::string> asked_for, ChoiceStore store)
    : asked_for_(std::move(asked_for)), store_(std::move(store)) {}

bool TalkScreens::follow(std::vector<Display> displays) {
  if (displays == displays_) return false;
  before_ = plan_.state;
  displays_ = std::move(displays);
  recall();
  plan_ = plan_screens(displays_, wishes_);
  return true;
}

void TalkScreens::settle() {
  wishes_.had_two = plan_.state != ScreenState::single;
  if (plan_.state == ScreenState::separate) {
    wishes_.audience_now = plan_.audience->name;
    // Until it is back, or the console is sent elsewhere, its own screen is the one that went.
    if (!plan_.is_displaced) wishes_.console_now = plan_.console->name;
  } else if (wishes_.audience_now.empty() && plan_.audience) {
    wishes_.console_now = plan_.audience->name;
  }
}

ScreensChanged TalkScreens::changed(std::string word, Size room_shape) const {
  return {.state = plan_.state,
          .is_mirrored = plan_.is_mirrored || plan_.is_displaced,
          .two_windows = wants_two_windows_,
          .room_shape = room_shape,
          .word = std::move(word),
          .screens = static_cast<int>(screens_of(displays_).size()),
          .console_moved = plan_.console && plan_.console->name != wishes_.console_now};
}

std::string TalkScreens::word_of_change() const {
  const std::string& left = wishes_.audience_now;
  if (plan_.state == ScreenState::lost)
    return before_ == plan_.state ? "" : fmt::format("{} is gone: the slides wait for it; X shows them here", left);
  if (plan_.state != ScreenState::separate) return {};
  std::string word = fmt::format("the slides are on {}", plan_.audience->name);
  if (before_ != plan_.state) return word;
  if (plan_.audience->name == left) return {};
  const bool is_gone = std::ranges::none_of(displays_, [&](const Display& one) { return one.name == left; });
  return is_gone ? fmt::format("{} is gone: {}", left, word) : word;
}

std::string TalkScreens::word_of_places() const {
  return fmt::format("the slides are on {}, the console on {}", plan_.audience->name, plan_.console->name);
}

std::string TalkScreens::word_of_missing_screen() const {
  return asked_for_ ? word_of_missing(screens_of(displays_), *asked_for_) : "";
}

std::string TalkScreens::words_of_room() const {
  if (plan_.state != ScreenState::separate || !plan_.audience) return {};
  return screen_words(displays_, *plan_.audience);
}

float TalkScreens::hertz_of(ScreenRole window) const {
  const std::optional<Screen>& screen = window == ScreenRole::console && plan_.console ? plan_.console : plan_.audience;
  for (const Display& display : displays_) {
    if (screen && screen->shows(display.name)) return display.mode.hertz;
  }
  return 0;
}

bool TalkScreens::choose(const ChooseScreen& choice) {
  const std::vector<Screen> screens = screens_of(displays_);
  if (choice.screen < 0 || choice.screen >= static_cast<int>(screens.size())) return false;
  const std::string& name = screens[static_cast<std::size_t>(choice.screen)].name;
  if (choice.role == ScreenRole::slides) {
    wishes_.audience = name;
  } else {
    if (plan_.audience->shows(name)) wishes_.audience = plan_.console->name;
    wishes_.console = name;
  }
  return true;
}

void TalkScreens::plan_again() {
  plan_ = plan_screens(displays_, wishes_);
  if (wishes_.console) wishes_.console = plan_.console->name;
}

void TalkScreens::keep(bool one_window) {
  if (plan_.audience) remember({plan_.audience->name, wishes_.console.value_or(""), one_window});
}

void TalkScreens::recall() {
  const std::string set = display_set(displays_);
  const auto chosen = choices_.find(set);
  std::optional<ScreenChoice> choice;
  const std::vector<Screen> screens = screens_of(displays_);
  const std::optional<int> asked_for = asked_for_ ? find_screen(screens, *asked_for_) : std::nullopt;
  if (chosen != choices_.end()) {
    choice = chosen->second;
  } else if (asked_for) {
    choice = ScreenChoice{screens[static_cast<std::size_t>(*asked_for)].name};
    remember(*choice);
  } else if (displays_.size() > 1) {
    if (const auto kept = store_.recall(set)) choice = screen_choice_from(*kept);
  }
  wants_two_windows_ = !choice || !choice->one_window;
  wishes_.audience = choice ? std::optional(choice->slides) : std::nullopt;
  wishes_.console = choice && !choice->console.empty() ? std::optional(choice->console) : std::nullopt;
}

void TalkScreens::remember(const ScreenChoice& choice) {
  const std::string set = display_set(displays_);
  choices_[set] = choice;
  store_.keep(set, text_of(choice));
}

}  // namespace lectern
