// Which screens the windows are on: as the displays come and go, as the person chooses, and as was chosen before.

#include <SDL.h>
#include <fmt/format.h>

#include <chrono>
#include <string>
#include <utility>

#include "present/presenter.h"

namespace lectern {
namespace {

/// How long a change of the displays waits for the store: no longer than a frame that is late.
constexpr std::chrono::milliseconds kChoicePatience{60};

/// What the desktop's bars leave of a screen.
PixelSize usable_size(const DesktopRect& screen) {
  for (int i = 0; i < SDL_GetNumVideoDisplays(); ++i) {
    SDL_Rect all{};
    SDL_Rect usable{};
    if (SDL_GetDisplayBounds(i, &all) != 0 || SDL_GetDisplayUsableBounds(i, &usable) != 0) continue;
    if (DesktopRect{all.x, all.y, all.w, all.h} == screen) return {usable.w, usable.h};
  }
  return {screen.width, screen.height};
}

PixelSize size_of(const DesktopRect& rect) {
  return {rect.width, rect.height};
}

}  // namespace

PixelSize Presenter::chosen_window_size() const {
  const DesktopRect screen = screens_.audience ? screens_.audience->bounds : DesktopRect{0, 0, 1920, 1080};
  if (show_.full_screen) return size_of(screen);
  if (options_.window_size.width > 0 && options_.window_size.height > 0) return options_.window_size;
  const PixelSize room = usable_size(screen);
  const PixelSize most{room.width * 9 / 10, room.height * 9 / 10};
  // With notes the window has the shape of a desk, without them that of the slide.
  return fitted_size(show_.notes_shown ? Size{1600, 1000} : source_.briefing->deck.meta.slide_size, most);
}

/// Of the screen with the slides, to be spoken of where nothing was asked for on the command line.
Size Presenter::room_shape() const {
  if (!screens_.audience || options_.shape.width > 0 || options_.shape_of_screen) return {0, 0};
  const DesktopRect& room = screens_.audience->bounds;
  return {static_cast<float>(room.width), static_cast<float>(room.height)};
}

/// The slides in the shape of whatever screen they are on, where that was asked for.
void Presenter::take_shape_of_screen() {
  if (!options_.shape_of_screen || !screens_.audience) return;
  const DesktopRect& room = screens_.audience->bounds;
  lay_out_in({static_cast<float>(room.width), static_cast<float>(room.height)});
}

void Presenter::lay_out_in(Size shape) {
  if (shape_.load() == shape || !watcher_) return;
  shape_ = shape;
  watcher_->read_now();
}

/// Displays came, went, moved or were mirrored.
void Presenter::follow_displays() {
  std::vector<Display> displays = display_watch_->is_watching() ? display_watch_->displays() : displays_by_sdl();
  if (displays == displays_) return;
  const ScreenState before = screens_.state;
  displays_ = std::move(displays);
  recall_screen_choice();
  screens_ = plan_screens(displays_, wishes_);
  std::string word;
  if (screens_.state == ScreenState::lost && before != ScreenState::lost)
    word = fmt::format("{} is gone: the slides wait for it; X shows them here", wishes_.audience_now);
  if (screens_.state == ScreenState::separate && before != ScreenState::separate)
    word = fmt::format("the slides are on {}", screens_.audience->name);
  apply(screens_changed(std::move(word)));
  take_shape_of_screen();
  remember_places();
  windows_->follow(show_, screens_, now());
  audience_.forget();
  needs_draw_ = true;
}

ScreensChanged Presenter::screens_changed(std::string word) const {
  return {.state = screens_.state,
          .is_mirrored = screens_.is_mirrored,
          .two_windows = wants_two_windows_,
          .room_shape = room_shape(),
          .word = std::move(word),
          .screens = static_cast<int>(screens_of(displays_).size()),
          .console_moved = screens_.console && screens_.console->name != wishes_.console_now};
}

void Presenter::swap_screens() {
  wishes_.audience = screens_.console->name;
  put_windows();
}

/// The screen that the other window is on: the two change places.
void Presenter::choose_screen(const ChooseScreen& choice) {
  const std::vector<Screen> screens = screens_of(displays_);
  if (choice.screen < 0 || choice.screen >= static_cast<int>(screens.size())) return;
  const std::string& name = screens[static_cast<std::size_t>(choice.screen)].name;
  if (choice.role == ScreenRole::slides) {
    wishes_.audience = name;
  } else {
    if (screens_.audience->shows(name)) wishes_.audience = screens_.console->name;
    wishes_.console = name;
  }
  if (!show_.console_apart) apply(ToggleConsoleWindow{});
  put_windows();
}

/// Puts both windows where they were wished to be, and remembers it.
void Presenter::put_windows() {
  screens_ = plan_screens(displays_, wishes_);
  if (wishes_.console) wishes_.console = screens_.console->name;
  // A console that comes to a mirrored screen closes before it is there.
  apply(screens_changed(
      fmt::format("the slides are on {}, the console on {}", screens_.audience->name, screens_.console->name)));
  remember_places();
  remember_screen_choice(screen_choice());
  windows_->follow(show_, screens_, now());
  needs_draw_ = true;
}

/// Where the windows are now is what the next change of the displays is judged by.
void Presenter::remember_places() {
  wishes_.had_two = screens_.state != ScreenState::single;
  if (screens_.state == ScreenState::separate) {
    wishes_.audience_now = screens_.audience->name;
    wishes_.console_now = screens_.console->name;
  } else if (wishes_.audience_now.empty() && screens_.audience) {
    wishes_.console_now = screens_.audience->name;
  }
}

std::string Presenter::audience_screen() const {
  if (screens_.state != ScreenState::separate || !screens_.audience) return {};
  return screen_words(displays_, *screens_.audience);
}

/// Only for a deck that fades.
void Presenter::ask_desktop_for_stillness() {
  if (desktop_motion_ || options_.still || source_.briefing->deck.meta.transition != Transition::fade) return;
  desktop_motion_ = std::make_unique<DesktopMotion>(display_watch_->is_watching());
}

std::optional<Moment> Presenter::fade_step() const {
  const bool is_still = options_.still || (desktop_motion_ && desktop_motion_->is_off());
  if (is_still || source_.briefing->deck.meta.transition != Transition::fade) return std::nullopt;
  const std::optional<Screen>& screen = show_.console_apart || !screens_.console ? screens_.audience : screens_.console;
  for (const Display& display : displays_) {
    if (screen && screen->shows(display.name)) return frame_time(display.mode.hertz);
  }
  return frame_time(0);
}

void Presenter::recall_screen_choice() {
  const std::string set = display_set(displays_);
  const auto chosen = choices_.find(set);
  std::optional<ScreenChoice> choice;
  const std::vector<Screen> screens = screens_of(displays_);
  const std::optional<int> asked_for = options_.screen ? find_screen(screens, *options_.screen) : std::nullopt;
  if (chosen != choices_.end()) {
    choice = chosen->second;
  } else if (asked_for) {
    choice = ScreenChoice{screens[static_cast<std::size_t>(*asked_for)].name};
    remember_screen_choice(*choice);
  } else if (displays_.size() > 1) {
    if (const auto kept = memory_.screen_choice(set, kChoicePatience)) choice = screen_choice_from(*kept);
  }
  wants_two_windows_ = !choice || !choice->one_window;
  wishes_.audience = choice ? std::optional(choice->slides) : std::nullopt;
  wishes_.console = choice && !choice->console.empty() ? std::optional(choice->console) : std::nullopt;
}

void Presenter::remember_screen_choice(const ScreenChoice& choice) {
  const std::string set = display_set(displays_);
  choices_[set] = choice;
  memory_.choose_screen(set, text_of(choice));
}

ScreenChoice Presenter::screen_choice() const {
  return {screens_.audience->name, wishes_.console.value_or(""), !show_.console_apart};
}

void Presenter::follow_window_choice(bool was_apart) {
  if (show_.screens != ScreenState::separate || show_.console_apart == was_apart || !screens_.audience) return;
  remember_screen_choice(screen_choice());
}

}  // namespace lectern
