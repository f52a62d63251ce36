// Which screens the windows are on: as the displays come and go, as the person chooses, and as was chosen before.

#include <SDL.h>
#include <fmt/format.h>

#include <chrono>
#include <string>
#include <utility>

#include "present/presenter.h"

namespace lectern {
namespace {

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
  const DesktopRect screen =
      screens_.plan().audience ? screens_.plan().audience->bounds : DesktopRect{0, 0, 1920, 1080};
  if (show_.full_screen) return size_of(screen);
  if (options_.window_size.width > 0 && options_.window_size.height > 0) return options_.window_size;
  const PixelSize room = usable_size(screen);
  const PixelSize most{room.width * 9 / 10, room.height * 9 / 10};
  // With notes the window has the shape of a desk, without them that of the slide.
  return fitted_size(show_.notes_shown ? Size{1600, 1000} : source_.briefing->deck.meta.slide_size, most);
}

/// Of the screen with the slides, to be spoken of where nothing was asked for on the command line.
Size Presenter::room_shape() const {
  if (!screens_.plan().audience || options_.shape.width > 0 || options_.shape_of_screen) return {0, 0};
  const DesktopRect& room = screens_.plan().audience->bounds;
  return {static_cast<float>(room.width), static_cast<float>(room.height)};
}

/// The slides in the shape of whatever screen they are on, where that was asked for.
void Presenter::take_shape_of_screen() {
  if (!options_.shape_of_screen || !screens_.plan().audience) return;
  const DesktopRect& room = screens_.plan().audience->bounds;
  lay_out_in({static_cast<float>(room.width), static_cast<float>(room.height)});
}

void Presenter::lay_out_in(Size shape) {
  if (shape_.load() == shape || !watcher_) return;
  shape_ = shape;
  watcher_->read_now();
}

/// Displays came, went, moved or were mirrored.
void Presenter::follow_displays() {
  const bool was_mirrored = screens_.plan().is_mirrored;
  if (!screens_.follow(displays_now())) return;
  ScreensChanged change = screens_.changed(screens_.word_of_change(), room_shape());
  // Under Wayland a window that opens while outputs part may come up on the other one: the speaker opens the console.
  if (was_mirrored && !display_watch_->is_watching()) change.console_moved = true;
  apply(change);
  take_shape_of_screen();
  screens_.settle();
  windows_->follow(show_, screens_.plan(), now());
  audience_.forget();
  needs_draw_ = true;
}

std::vector<Display> Presenter::displays_now() const {
  return display_watch_->is_watching() ? display_watch_->displays() : displays_by_sdl();
}

void Presenter::swap_screens() {
  screens_.swap();
  put_windows();
}

void Presenter::choose_screen(const ChooseScreen& choice) {
  if (!screens_.choose(choice)) return;
  if (!show_.console_apart) apply(ToggleConsoleWindow{});
  put_windows();
}

/// Puts both windows where they were wished to be, and remembers it.
void Presenter::put_windows() {
  screens_.plan_again();
  // A console that comes to a mirrored screen closes before it is there.
  apply(screens_.changed(screens_.word_of_places(), room_shape()));
  screens_.settle();
  screens_.keep(!show_.console_apart);
  windows_->follow(show_, screens_.plan(), now());
  needs_draw_ = true;
}

/// Only for a deck that fades.
void Presenter::ask_desktop_for_stillness() {
  if (desktop_motion_ || options_.still || source_.briefing->deck.meta.transition != Transition::fade) return;
  desktop_motion_ = std::make_unique<DesktopMotion>(display_watch_->is_watching());
}

std::optional<Moment> Presenter::fade_step() const {
  const bool is_still = options_.still || (desktop_motion_ && desktop_motion_->is_off());
  if (is_still || source_.briefing->deck.meta.transition != Transition::fade) return std::nullopt;
  return frame_time(screens_.hertz_of(show_.console_apart ? ScreenRole::slides : ScreenRole::console));
}

void Presenter::follow_window_choice(bool was_apart) {
  if (show_.screens != ScreenState::separate || show_.console_apart == was_apart) return;
  screens_.keep(!show_.console_apart);
}

}  // namespace lectern
