#include <SDL.h>

#include <utility>

#include "present/lost_windows.h"
#include "present/presenter.h"
#include "show/keys.h"
#include "text/fold.h"

namespace lectern {

void Presenter::handle(const SDL_Event& event) {
  if (fingers_ && fingers_->is_double(event)) return;
  // As the events tell it, in their order: SDL's own state runs ahead of those that still wait.
  if (event.type == SDL_KEYDOWN || event.type == SDL_KEYUP) hold_modifiers(event.key.keysym.mod);
  if (const auto press = keys_ ? keys_->key_press(event) : std::nullopt)
    return handle_press(*press, event.key.windowID);
  switch (event.type) {
    case SDL_TEXTINPUT:
      if (takes_text(show_)) set_query(show_.finder->query + event.text.text);
      break;
    case SDL_QUIT:
      handle_quit(event.quit.timestamp);
      break;
    case SDL_DISPLAYEVENT:
      follow_displays();
      break;
    case SDL_WINDOWEVENT:
      handle_window(event);
      break;
    case SDL_MOUSEMOTION:
      handle_motion(point_of(event.motion.x, event.motion.y, event.motion.windowID));
      break;
    case SDL_MOUSEBUTTONDOWN:
      handle_button(event);
      break;
    case SDL_MOUSEBUTTONUP:
      if (event.button.button == SDL_BUTTON_LEFT)
        handle_release(point_of(event.button.x, event.button.y, event.button.windowID));
      break;
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
      handle_finger(event);
      break;
    case SDL_MOUSEWHEEL:
      handle_wheel(event.wheel.preciseY, event.wheel.preciseX,
                   point_of(event.wheel.mouseX, event.wheel.mouseY, event.wheel.windowID));
      break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
      windows_->forget_textures();
      audience_.forget();
      needs_draw_ = true;
      break;
    case SDL_SYSWMEVENT:
      if (const auto lost = lost_window(event)) replace_window(*lost);
      break;
    default:
      break;
  }
}

/// SDL says so when the last window was asked to close, and, under Wayland, when the compositor is gone, which it says
/// in no other way: then there is nobody left to ask.
void Presenter::handle_quit(std::uint32_t told) {
  constexpr std::uint32_t kWithCloseMs = 1000;
  const bool was_asked = closed_ && told - *closed_ <= kWithCloseMs;
  if (was_asked || !PixelWindow::is_wayland()) return do_command(Quit{});
  inbox_.post_lost_connection();
}

/// What another program destroyed comes back, where and as it was. A talk that nobody can see any more ends.
void Presenter::replace_window(std::uint64_t system_number) {
  follow_windows(windows_->replace(system_number));
}

/// After every frame: whatever draws the windows may fail at any of them.
void Presenter::mend_windows() {
  const bool had_console = windows_->console() != nullptr;
  auto word = windows_->mend();
  // Where no console is left to say it, the terminal does.
  if (had_console && windows_->console() == nullptr && word && !word->empty() && options_.told)
    options_.told({*word, {}});
  follow_windows(std::move(word));
}

/// Draws windows that are new; `word` tells of them, or why the talk has to end.
void Presenter::follow_windows(Result<std::string> word) {
  if (!word) {
    failure_ = std::move(word.error());
    return;
  }
  if (word->empty()) return;
  audience_.forget();
  needs_draw_ = true;
  apply(Tell{std::move(*word)});
}

void Presenter::hold_modifiers(unsigned modifiers) {
  held_.control = (modifiers & KMOD_CTRL) != 0;
  held_.shift = (modifiers & KMOD_SHIFT) != 0;
}

/// A window that opens under the pointer sends motion too; what counts is whether the pointer is elsewhere than before.
void Presenter::notice_pointer() {
  DesktopPoint at;
  SDL_GetGlobalMouseState(&at.x, &at.y);
  if (at == std::exchange(pointer_at_, at)) return;
  pointer_moved_ = now();
}

/// Both windows have the same keys; F11 alone is about the window that it is pressed in.
void Presenter::handle_press(const KeyPress& press, std::uint32_t window_id) {
  const auto command = command_for(press, show_, options_.keys);
  if (!command) return;
  audience_.finish_fade(windows_->audience());
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
      closed_ = event.window.timestamp;
      // SDL asks to quit by itself only when the last window is closed.
      do_command(windows_->is_console(event.window.windowID) && show_.screens != ScreenState::lost
                     ? Command{ToggleNotes{}}
                     : Command{Quit{}});
      break;
    case SDL_WINDOWEVENT_FOCUS_GAINED:
    case SDL_WINDOWEVENT_FOCUS_LOST:
      if (!has_keyboard_ && SDL_GetKeyboardFocus() != nullptr) keys_came_back_ = now();
      has_keyboard_ = SDL_GetKeyboardFocus() != nullptr;
      if (!has_keyboard_) {
        held_ = {};
        click_takes_keys_ = true;
      }
      needs_draw_ = true;
      break;
    case SDL_WINDOWEVENT_HIDDEN:
      if (fingers_) perform(fingers_->lost(event.window.windowID));
      break;
    case SDL_WINDOWEVENT_LEAVE:
      if (show_.pointer.at) do_command(PointAway{});
      break;
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_MINIMIZED:
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

void Presenter::handle_button(const SDL_Event& event) {
  const WindowPoint at = point_of(event.button.x, event.button.y, event.button.windowID);
  if (event.button.button == SDL_BUTTON_LEFT) handle_pointer_press(at);
  if (event.button.button == SDL_BUTTON_RIGHT) press_button(Key::right_click, at);
  if (event.button.button == SDL_BUTTON_MIDDLE) press_button(Key::middle_click, at);
  if (event.button.button == SDL_BUTTON_X1) press_button(Key::back_click, at);
  if (event.button.button == SDL_BUTTON_X2) press_button(Key::forward_click, at);
}

}  // namespace lectern
