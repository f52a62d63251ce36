// Which screens there are, what may be seen on them, and which windows follow from it.

#include <algorithm>
#include <utility>

#include "show/turn.h"

namespace lectern {
namespace {

bool is_about_privacy(Question question) {
  return question != Question::none && question != Question::quit && question != Question::reset_clock &&
         question != Question::resume && question != Question::lay_out;
}

/// True where bars would take more than a sixth of the screen: a wide slide on a 4:3 projector, not one on 16:10.
bool wastes_room(Size slide, Size screen) {
  if (slide.width <= 0 || slide.height <= 0 || screen.width <= 0 || screen.height <= 0) return false;
  const float wider = slide.width * screen.height / (slide.height * screen.width);
  return std::max(wider, 1 / wider) > 1.2F;
}

}  // namespace

void Turn::operator()(const ToggleFullScreen&) {
  if (show_.screens == ScreenState::lost) return say("the screen with the slides is gone; X shows them here");
  if (!show_.full_screen) return fill_screen();
  show_.full_screen = false;
  if (show_.screens != ScreenState::separate) show_.notes_shown = show_.notes_in_window && !room_may_see(show_);
  if (is_about_privacy(show_.question)) show_.question = Question::none;
}

void Turn::operator()(const ToggleConsoleWindow&) {
  if (show_.screens == ScreenState::lost) return say("the screen with the slides is gone");
  if (show_.console_apart) {
    show_.console_apart = false;
    // On screens of their own the slides leave the room's screen: the one window stays with the speaker.
    if (show_.screens == ScreenState::separate) show_.full_screen = false;
    return;
  }
  if (show_.screens == ScreenState::single && ask_first(Question::show_notes)) return;
  if (show_.screens == ScreenState::separate) return fill_screen();
  show_.console_apart = true;
  show_.notes_shown = true;
}

void Turn::operator()(const SwapScreens&) {
  if (show_.screens == ScreenState::lost) {
    // Nothing but the speaker's screen is left, and they want the slides on it.
    show_.screens = ScreenState::single;
    close_private();
    show_.full_screen = true;
  } else if (show_.screens == ScreenState::single) {
    say("there is one screen");
  }
}

/// Before anything else the room check shows what is there: covers and sheets wait beneath it.
void Turn::operator()(const ToggleRoomCheck&) {
  if (show_.room_check) {
    show_.room_check.reset();
    return;
  }
  end_stroke();
  close_sheets();
  show_.overview_cursor.reset();
  show_.entry.reset();
  show_.room_check.emplace();
}

void Turn::operator()(const TryKey& tried) {
  if (show_.room_check) show_.room_check = RoomCheck{tried.key, tried.does};
}

void Turn::operator()(const ToggleScreenList&) {
  const bool open = !show_.screen_cursor;
  close_sheets();
  if (open) show_.screen_cursor = 0;
}

void Turn::operator()(const MoveScreenCursor& by) {
  if (show_.screen_cursor)
    show_.screen_cursor = std::clamp(*show_.screen_cursor + by.rows, 0, std::max(0, show_.screen_count - 1));
}

/// Where there are several screens room `present` carries it out.
void Turn::operator()(const ChooseScreen& choice) {
  if (show_.screens == ScreenState::separate) return;
  if (choice.role == ScreenRole::console) return say("the console is on the one screen that is there");
  (*this)(SwapScreens{});
}

void Turn::operator()(const ScreensChanged& change) {
  show_.screen_count = std::max(1, change.screens);
  (*this)(MoveScreenCursor{0});
  // A talk in one window loses nothing with the room's screen: the window is on the speaker's.
  const bool loses_slides = change.state == ScreenState::lost && show_.console_apart;
  const ScreenState now = change.state == ScreenState::lost && !loses_slides ? ScreenState::single : change.state;
  const ScreenState before = std::exchange(show_.screens, now);
  const bool was_mirrored = std::exchange(show_.is_mirrored, change.is_mirrored);
  const bool newly_mirrored = change.is_mirrored && !was_mirrored;
  if (before != now || newly_mirrored || change.console_moved) show_.private_allowed = false;
  if (now == ScreenState::separate && before != ScreenState::separate && change.two_windows) {
    if (before == ScreenState::single) show_.notes_shown = true;
    show_.console_apart = true;
    show_.full_screen = true;
  }
  // The console that a mirrored screen closed comes back with a screen of the speaker's own.
  if (before == ScreenState::separate && now == before && was_mirrored && !change.is_mirrored && show_.console_apart)
    show_.notes_shown = true;
  const bool is_rooms = change.state == ScreenState::single && (before != ScreenState::single || newly_mirrored);
  if (is_rooms || !may_be_private(show_)) close_private();
  if (now == ScreenState::single && show_.full_screen) show_.console_apart = false;
  if (!change.word.empty()) say(change.word);
  show_.room_shape = change.room_shape;
  const bool may_ask = show_.question == Question::none && show_.console_apart && show_.notes_shown;
  if (may_ask && now == ScreenState::separate && wastes_room(plan_.slide_size, change.room_shape))
    show_.question = Question::lay_out;
}

/// The room may see what the speaker sees: whatever is private closes at once. Slides that have a screen to themselves
/// keep it.
void Turn::close_private() {
  show_.console_apart = show_.console_apart && show_.screens == ScreenState::separate;
  show_.notes_shown = false;
  show_.notes_in_window = false;
  show_.overview_cursor.reset();
  show_.entry.reset();
  show_.private_allowed = false;
  close_sheets();
}

/// True where the room may see the screen and nobody has said yet that it does not; the question is then open.
bool Turn::ask_first(Question question) {
  if (may_be_private(show_)) return false;
  show_.question = question;
  return true;
}

/// Where there is one screen it may be the one that the room sees, so the notes wait for a key of their own.
void Turn::fill_screen() {
  show_.full_screen = true;
  if (show_.screens == ScreenState::separate) {
    show_.notes_shown = show_.notes_shown || (!show_.console_apart && may_be_private(show_));
    show_.console_apart = true;
    return;
  }
  show_.console_apart = false;
  show_.private_allowed = false;
  show_.notes_in_window = show_.notes_shown;
  show_.notes_shown = false;
  show_.diagnostics_shown = false;
  if (show_.finder && show_.finder->kind != FinderKind::go_to) show_.finder.reset();
}

}  // namespace lectern
