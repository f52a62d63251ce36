#include "present/event_translation.h"

#include <SDL.h>

#include <array>
#include <utility>

#include "present/produced_character.h"

namespace lectern {
namespace {

Key named_key(SDL_Keycode code) {
  switch (code) {
    case SDLK_RIGHT:
      return Key::right;
    case SDLK_LEFT:
      return Key::left;
    case SDLK_UP:
      return Key::up;
    case SDLK_DOWN:
      return Key::down;
    case SDLK_PAGEUP:
      return Key::page_up;
    case SDLK_PAGEDOWN:
      return Key::page_down;
    case SDLK_SPACE:
      return Key::space;
    case SDLK_RETURN:
    case SDLK_RETURN2:
    case SDLK_KP_ENTER:
      return Key::enter;
    case SDLK_BACKSPACE:
      return Key::backspace;
    case SDLK_HOME:
      return Key::home;
    case SDLK_END:
      return Key::end;
    case SDLK_ESCAPE:
      return Key::escape;
    case SDLK_TAB:
      return Key::tab;
    case SDLK_INSERT:
      return Key::insert;
    case SDLK_DELETE:
      return Key::remove;
    default:
      return code >= SDLK_F1 && code <= SDLK_F12
                 ? static_cast<Key>(static_cast<int>(Key::f1) + static_cast<int>(code - SDLK_F1))
                 : Key::none;
  }
}

/// Keys that mean nothing by themselves.
bool is_modifier(SDL_Keycode code) {
  switch (code) {
    case SDLK_LSHIFT:
    case SDLK_RSHIFT:
    case SDLK_LCTRL:
    case SDLK_RCTRL:
    case SDLK_LALT:
    case SDLK_RALT:
    case SDLK_LGUI:
    case SDLK_RGUI:
    case SDLK_MODE:
    case SDLK_CAPSLOCK:
    case SDLK_NUMLOCKCLEAR:
    case SDLK_SCROLLLOCK:
      return true;
    default:
      return false;
  }
}

/// What the number pad means while Num Lock is off; a presenter's pad is often left so.
Key pad_key(SDL_Keycode code) {
  switch (code) {
    case SDLK_KP_1:
      return Key::end;
    case SDLK_KP_2:
      return Key::down;
    case SDLK_KP_3:
      return Key::page_down;
    case SDLK_KP_4:
      return Key::left;
    case SDLK_KP_6:
      return Key::right;
    case SDLK_KP_7:
      return Key::home;
    case SDLK_KP_8:
      return Key::up;
    case SDLK_KP_9:
      return Key::page_up;
    default:
      return Key::none;
  }
}

char32_t pad_character(SDL_Keycode code) {
  constexpr std::array kPad{
      std::pair{SDLK_KP_0, U'0'},      std::pair{SDLK_KP_1, U'1'},     std::pair{SDLK_KP_2, U'2'},
      std::pair{SDLK_KP_3, U'3'},      std::pair{SDLK_KP_4, U'4'},     std::pair{SDLK_KP_5, U'5'},
      std::pair{SDLK_KP_6, U'6'},      std::pair{SDLK_KP_7, U'7'},     std::pair{SDLK_KP_8, U'8'},
      std::pair{SDLK_KP_9, U'9'},      std::pair{SDLK_KP_PLUS, U'+'},  std::pair{SDLK_KP_MINUS, U'-'},
      std::pair{SDLK_KP_PERIOD, U'.'}, std::pair{SDLK_KP_COMMA, U','}, std::pair{SDLK_KP_DIVIDE, U'/'}};
  for (const auto& [key, character] : kPad) {
    if (key == code) return character;
  }
  return 0;
}

/// The Latin letter of a key: by the layout, or by its place where the layout has none there (Cyrillic, Greek, kana).
char letter_of(const SDL_Keysym& key) {
  if (key.sym >= SDLK_a && key.sym <= SDLK_z) return static_cast<char>(key.sym);
  const bool is_letter_place = key.scancode >= SDL_SCANCODE_A && key.scancode <= SDL_SCANCODE_Z;
  // A Latin layout may have punctuation where others have a letter; beyond Latin-1 and its supplements the script is
  // another.
  if (is_letter_place && key.sym >= 0x370 && key.sym < SDLK_SCANCODE_MASK) {
    return static_cast<char>('a' + (key.scancode - SDL_SCANCODE_A));
  }
  return 0;
}

/// What the key produces as far as SDL knows: its own character, and what Shift makes of it on most layouts.
char32_t guessed_character(const SDL_Keysym& key, bool shift) {
  if (key.sym <= 0 || key.sym >= 0x110000) return 0;
  if (!shift) return static_cast<char32_t>(key.sym);
  if (key.sym == SDLK_SLASH) return U'?';
  if (key.sym == SDLK_EQUALS) return U'+';
  return 0;
}

/// Digits by their place: on layouts such as the French they are shifted, and nobody should have to shift to type a
/// number.
char32_t digit_by_place(SDL_Scancode place) {
  if (place == SDL_SCANCODE_0) return U'0';
  if (place >= SDL_SCANCODE_1 && place <= SDL_SCANCODE_9) return U'1' + static_cast<char32_t>(place - SDL_SCANCODE_1);
  return 0;
}

bool means_something(char32_t character) {
  return (character >= U'0' && character <= U'9') || character == U'.' || character == U',' || character == U'+' ||
         character == U'-' || character == U'?' || character == U'/' || character == U'=';
}

}  // namespace

KeyTranslation::KeyTranslation() {
  SDL_StopTextInput();
  SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
}

std::optional<KeyPress> KeyTranslation::key_press(const SDL_Event& event) {
  if (event.type == SDL_SYSWMEVENT) {
    if (const char32_t produced = produced_character(event)) produced_ = produced;
    return std::nullopt;
  }
  if (event.type == SDL_KEYUP) produced_ = 0;
  if (event.type != SDL_KEYDOWN) return std::nullopt;
  const SDL_Keysym& key = event.key.keysym;
  KeyPress press;
  press.control = (key.mod & KMOD_CTRL) != 0;
  press.shift = (key.mod & KMOD_SHIFT) != 0;
  press.alt = (key.mod & (KMOD_LALT | KMOD_GUI)) != 0;
  press.repeat = event.key.repeat != 0;
  press.key = named_key(key.sym);
  const char32_t produced = std::exchange(produced_, 0);
  if (press.key != Key::none) return press;
  if (const char32_t pad = pad_character(key.sym)) {
    if ((key.mod & KMOD_NUM) == 0) press.key = pad_key(key.sym);
    if (press.key == Key::none) press.character = pad;
    return press;
  }
  press.letter = letter_of(key);
  press.character = produced != 0 ? produced : guessed_character(key, press.shift);
  if (press.letter == 0 && !means_something(press.character)) {
    if (const char32_t digit = digit_by_place(key.scancode)) press.character = digit;
  }
  if (press.letter == 0 && press.character == 0 && !is_modifier(key.sym)) press.name = SDL_GetKeyName(key.sym);
  return press;
}

}  // namespace lectern
