// What survives the talk: coming back to one that was left, saving, and the screens that were chosen.

#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "present/presenter.h"
#include "show/resume.h"

namespace lectern {
namespace {

/// How long a change of the displays waits for the store: no longer than a frame that is late.
constexpr std::chrono::milliseconds kChoicePatience{60};

/// Behind the screen's name: one window was chosen, though there are several screens.
constexpr std::string_view kOneWindow = " (one window)";

}  // namespace

void Presenter::come_back() {
  if (recalled_.deck) memory_.keep(*recalled_.deck);
  if (recalled_.held_by_another)
    show_ = after(show_, Tell{"another Lectern shows this deck and keeps its place; this one does not"}, plan_, now());
  if (options_.screen && !find_screen(screens_of(displays_), *options_.screen))
    show_ = after(show_, Tell{fmt::format("there is no screen {}", *options_.screen)}, plan_, now());
  const auto left = TalkMemory::left_talk(recalled_, plan_);
  if (!left) return;
  show_.notes_size = left->notes_size;
  if (options_.from_number) return;
  const Resumption resumption = resumption_of(*left, plan_);
  if (resumption == Resumption::at_once) show_ = resumed(show_, *left, plan_, now());
  // The question is the speaker's: where the one window fills the only screen, the room would read it.
  const bool would_be_seen = show_.full_screen && !show_.console_apart;
  if (resumption == Resumption::ask && !would_be_seen) show_ = offered(show_, *left);
}

void Presenter::save(bool ended) {
  // Until the question is answered, what was left is all there is to keep.
  if (show_.question == Question::resume) return;
  memory_.save(show_, plan_, now(), ended);
}

void Presenter::recall_screen_choice() {
  const std::string set = display_set(displays_);
  const auto chosen = choices_.find(set);
  std::optional<std::string> choice = options_.screen;
  if (chosen != choices_.end()) {
    choice = chosen->second;
  } else if (choice) {
    const std::vector<Screen> screens = screens_of(displays_);
    if (const auto screen = find_screen(screens, *choice))
      remember_screen_choice(screens[static_cast<std::size_t>(*screen)].name);
  } else if (displays_.size() > 1) {
    choice = memory_.screen_choice(set, kChoicePatience);
  }
  wants_two_windows_ = !choice || !choice->ends_with(kOneWindow);
  if (!wants_two_windows_) choice->resize(choice->size() - kOneWindow.size());
  wishes_.audience = std::move(choice);
}

void Presenter::remember_screen_choice(const std::string& choice) {
  const std::string set = display_set(displays_);
  choices_[set] = choice;
  memory_.choose_screen(set, choice);
}

void Presenter::follow_window_choice(bool was_apart) {
  if (show_.screens != ScreenState::separate || show_.console_apart == was_apart || !screens_.audience) return;
  remember_screen_choice(screens_.audience->name + std::string(show_.console_apart ? "" : kOneWindow));
}

}  // namespace lectern
