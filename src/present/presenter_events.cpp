#include <SDL.h>

#include <utility>

#include "present/presenter.h"
#include "show/keys.h"
#include "text/fold.h"

namespace lectern {
namespace {

constexpr float kWheelScroll = 60;

}  // namespace

void Presenter::handle(const SDL_Event& event) {
  if (const auto press = keys_ ? keys_->key_press(event) : std::nullopt)
    return handle_press(*press, event.key.windowID);
  switch (event.type) {
    case SDL_TEXTINPUT:
      if (takes_text(show_)) set_query(show_.finder->query + event.text.text);
      break;
    case SDL_QUIT:
      do_command(Quit{});
      break;
    case SDL_DISPLAYEVENT:
      follow_displays();
      break;
    case SDL_WINDOWEVENT:
      handle_window(event);
      break;
    case SDL_MOUSEMOTION:
      pointer_moved_ = now();
      break;
    case SDL_MOUSEBUTTONDOWN:
      pointer_moved_ = now();
      if (event.button.button == SDL_BUTTON_LEFT) handle_click(event.button.x, event.button.y, event.button.windowID);
      break;
    case SDL_MOUSEWHEEL:
      handle_wheel(event.wheel.preciseY, event.wheel.mouseX, event.wheel.mouseY, event.wheel.windowID);
      break;
    default:
      break;
  }
}

/// Both windows have the same keys; F11 alone is about the window that it is pressed in.
void Presenter::handle_press(const KeyPress& press, std::uint32_t window_id) {
  const auto command = command_for(press, show_);
  if (!command) return;
  if (std::holds_alternative<ToggleFullScreen>(*command) && windows_->is_console(window_id))
    return windows_->toggle_console_full_screen();
  if (std::holds_alternative<EraseQuery>(*command)) return set_query(without_last_character(show_.finder->query));
  do_command(*command);
}

void Presenter::set_query(std::string text) {
  std::string plain = folded(text);
  do_command(SetQuery{std::move(text), std::move(plain)});
}

/// Input methods may take keys only while a search is typed, never while they are keys of the talk.
void Presenter::follow_typing() {
  const bool types = takes_text(show_);
  if (types == (SDL_IsTextInputActive() == SDL_TRUE)) return;
  if (types) {
    SDL_StartTextInput();
  } else {
    SDL_StopTextInput();
  }
}

void Presenter::handle_window(const SDL_Event& event) {
  switch (event.window.event) {
    case SDL_WINDOWEVENT_CLOSE:
      // SDL asks to quit by itself only when the last window is closed.
      do_command(windows_->is_console(event.window.windowID) && show_.screens != ScreenState::lost
                     ? Command{ToggleNotes{}}
                     : Command{Quit{}});
      break;
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_RESTORED:
    case SDL_WINDOWEVENT_SHOWN:
      if (!windows_ || !windows_->is_console(event.window.windowID)) audience_.forget();
      needs_draw_ = true;
      break;
    default:
      break;
  }
}

PixelWindow& Presenter::window_of(std::uint32_t window_id) {
  PixelWindow* console = windows_->console();
  return console != nullptr && windows_->is_console(window_id) ? *console : windows_->audience();
}

bool Presenter::shows_slides(std::uint32_t window_id) {
  return shows_slides_alone(show_, now()) && !windows_->is_console(window_id);
}

void Presenter::handle_click(int x, int y, std::uint32_t window_id) {
  const float density = window_of(window_id).density();
  const int px = static_cast<int>(static_cast<float>(x) * density);
  const int py = static_cast<int>(static_cast<float>(y) * density);
  if (shows_slides(window_id)) {
    if (options_.click_advances) do_command(Next{});
    return;
  }
  const View& view = console_.view();
  if (view.overview) {
    for (const Tile& tile : view.overview->tiles) {
      if (tile.rect.contains(px, py)) return do_command(GoToSlide{tile.slide});
    }
  } else if (options_.click_advances && (!view.console.is_open || view.console.slide.contains(px, py))) {
    do_command(Next{});
  }
}

void Presenter::handle_wheel(float amount, int x, int y, std::uint32_t window_id) {
  if (amount == 0) return;
  const float density = window_of(window_id).density();
  const View& view = console_.view();
  const int px = static_cast<int>(static_cast<float>(x) * density);
  const int py = static_cast<int>(static_cast<float>(y) * density);
  const bool is_console = !shows_slides(window_id);
  if (is_console && view.overview) return do_command(MoveCursor{0, amount > 0 ? -1 : 1});
  if (is_console && view.console.is_open && view.console.notes.contains(px, py))
    return do_command(ScrollNotes{-amount * kWheelScroll});
  do_command(amount > 0 ? Command{Previous{}} : Command{Next{}});
}

}  // namespace lectern
