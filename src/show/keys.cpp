#include "show/keys.h"

#include <array>

namespace lectern {
namespace {

/// A held key goes on moving, scrolling and resizing; whatever opens, closes or ends something answers only once.
template <class Answer>
std::optional<Command> once(const KeyPress& press, Answer answer) {
  if (press.repeat) return std::nullopt;
  return answer;
}

std::optional<Command> forward(const KeyPress& press) {
  if (press.shift) return NextSlide{};
  return Next{};
}

std::optional<Command> backward(const KeyPress& press) {
  if (press.shift) return PreviousSlide{};
  return Previous{};
}

constexpr float kScrollStep = 60;

std::optional<Command> vertical(const KeyPress& press, const Show& show, int direction) {
  if (press.control) return ScrollNotes{kScrollStep * static_cast<float>(direction)};
  if (show.overview_cursor) return MoveCursor{0, direction};
  return direction > 0 ? forward(press) : backward(press);
}

std::optional<Command> command_for_enter(const KeyPress& press, const Show& show) {
  const bool waits = show.question != Question::none || show.entry || show.overview_cursor;
  if (waits) return once(press, Accept{});
  return forward(press);
}

std::optional<Command> command_for_named(const KeyPress& press, const Show& show) {
  if (press.control && press.key != Key::up && press.key != Key::down) return std::nullopt;
  switch (press.key) {
    case Key::right:
    case Key::page_down:
      return forward(press);
    case Key::left:
    case Key::page_up:
      return backward(press);
    case Key::down:
      return vertical(press, show, 1);
    case Key::up:
      return vertical(press, show, -1);
    case Key::space:
      return press.shift ? Command{Previous{}} : Command{Next{}};
    case Key::enter:
      return command_for_enter(press, show);
    case Key::backspace:
      return show.entry ? Command{EraseDigit{}} : backward(press);
    case Key::home:
      return FirstSlide{};
    case Key::end:
      return LastSlide{};
    case Key::escape:
      return once(press, Cancel{});
    case Key::tab:
      return once(press, ToggleOverview{});
    case Key::f1:
      return once(press, ToggleHelp{});
    case Key::f5:
      return once(press, StartTalk{!press.shift});
    case Key::f11:
      return once(press, ToggleFullScreen{});
    case Key::none:
      break;
  }
  return std::nullopt;
}

std::optional<Command> command_for_control(const KeyPress& press) {
  if (press.shift) return std::nullopt;
  if (press.letter == 'q') return once(press, Quit{});
  if (press.letter == 'r') return once(press, ReadAgain{});
  return std::nullopt;
}

std::optional<Command> command_for_answer(const KeyPress& press) {
  if (press.letter == 'y') return once(press, Accept{});
  if (press.letter == 'n') return once(press, Cancel{});
  return std::nullopt;
}

std::optional<Command> command_for_letter(const KeyPress& press) {
  switch (press.letter) {
    case 'n':
      return forward(press);
    case 'p':
      return backward(press);
    case 't':
      return press.shift ? once(press, ResetClock{}) : once(press, ToggleClock{});
    case 's':
      return press.shift ? once(press, ToggleConsoleWindow{}) : once(press, ToggleNotes{});
    default:
      break;
  }
  // Shift with the letters below is kept for what shares their key in the full map (Shift+L, Shift+M), so it does
  // nothing.
  if (press.shift) return std::nullopt;
  switch (press.letter) {
    case 'b':
      return once(press, ToggleBlack{});
    case 'w':
      return once(press, ToggleWhite{});
    case 'f':
      return once(press, ToggleFreeze{});
    case 'o':
      return once(press, ToggleOverview{});
    case 'x':
      return once(press, SwapScreens{});
    case 'g':
      return once(press, OpenGoTo{});
    case 'i':
      return once(press, ToggleDiagnostics{});
    case 'r':
      return once(press, ReadAgain{});
    default:
      return std::nullopt;
  }
}

std::optional<Command> command_for_character(const KeyPress& press) {
  if (press.character >= U'0' && press.character <= U'9') {
    return once(press, TypeDigit{static_cast<int>(press.character - U'0')});
  }
  switch (press.character) {
    case U'.':
      return once(press, ToggleBlack{});
    case U',':
      return once(press, ToggleWhite{});
    case U'+':
    case U'=':
      return ResizeNotes{1};
    case U'-':
    case U'\u2212':
      return ResizeNotes{-1};
    case U'?':
      return once(press, ToggleHelp{});
    default:
      return std::nullopt;
  }
}

constexpr std::array kKeySheet{
    KeySheetRow{"→ ↓ Space PgDn Enter N", "next step"},
    KeySheetRow{"← ↑ PgUp Backspace P", "previous step"},
    KeySheetRow{"Shift with those", "whole slide, steps skipped"},
    KeySheetRow{"Home  End", "first, last slide"},
    KeySheetRow{"12 Enter, or G", "go to slide 12"},
    KeySheetRow{"O  Tab", "overview"},
    KeySheetRow{"B  .", "black"},
    KeySheetRow{"W  ,", "white"},
    KeySheetRow{"F", "freeze what the audience sees"},
    KeySheetRow{"S", "notes beside the slide"},
    KeySheetRow{"Shift+S", "notes in a window of their own"},
    KeySheetRow{"X", "swap the screens"},
    KeySheetRow{"+  −", "size of the notes"},
    KeySheetRow{"Ctrl+↑  Ctrl+↓", "scroll the notes"},
    KeySheetRow{"T  Shift+T", "clock: start or pause, reset"},
    KeySheetRow{"I", "what is wrong with the deck"},
    KeySheetRow{"R", "read the file again"},
    KeySheetRow{"F11  F5", "full screen, start the talk"},
    KeySheetRow{"Esc", "close what is open"},
    KeySheetRow{"Ctrl+Q", "quit"},
    KeySheetRow{"?  F1", "this sheet"},
};

}  // namespace

std::optional<Command> command_for(const KeyPress& press, const Show& show) {
  if (press.alt) return std::nullopt;
  if (press.key != Key::none) return command_for_named(press, show);
  if (press.control) return command_for_control(press);
  if (show.question != Question::none && press.letter != 0) {
    if (auto answer = command_for_answer(press)) return answer;
  }
  if (press.letter != 0) {
    if (auto command = command_for_letter(press)) return command;
  }
  return command_for_character(press);
}

std::span<const KeySheetRow> key_sheet() {
  return kKeySheet;
}

}  // namespace lectern
