#include <utility>

#include "show/moves.h"
#include "show/show.h"
#include "show/turn.h"

namespace lectern {
namespace {

template <class... Kinds>
bool is_one_of(const Command& command) {
  return (std::holds_alternative<Kinds>(command) || ...);
}

}  // namespace

AudienceView audience_view(const Show& show) {
  if (show.room_check) return {.cover = Cover::none, .place = show.place, .test_card = true};
  return {.cover = show.cover, .place = show.frozen.value_or(show.place), .test_card = false};
}

Overlay audience_overlay(const Show& show, const ShowPlan& plan) {
  if (show.cover != Cover::none || show.room_check) return {};
  if (!show.frozen) return speaker_overlay(show, plan);
  Overlay overlay;
  overlay.zoom = show.frozen_look.zoom;
  overlay.ink = strokes_on(show.frozen_look.ink, ink_key(plan, show.frozen->slide, show.frozen->page));
  return overlay;
}

Overlay speaker_overlay(const Show& show, const ShowPlan& plan) {
  Overlay overlay;
  if (show.place.slide == kNoSlide) return overlay;
  overlay.zoom = show.zoom;
  overlay.ink = strokes_on(show.ink, ink_key(plan, show.place.slide, show.place.page));
  const Pointer& pointer = show.pointer;
  if (!pointer.trail.empty()) overlay.drawing = stroke_being_drawn(pointer);
  const bool shines = pointer.tool == Tool::laser || pointer.tool == Tool::spotlight;
  if (shines && pointer.at) {
    overlay.light = pointer.tool;
    overlay.at = *pointer.at;
  }
  return overlay;
}

std::optional<Place> next_place(const Show& show, const ShowPlan& plan) {
  return step_after(plan, show.place, show.cuts);
}

Show start_show(const ShowPlan& plan, std::optional<int> slide) {
  Show show;
  const bool as_asked = slide && may_show(plan, *slide);
  show.place = nearest_place(plan, start_of(as_asked ? *slide : first_slide(plan).value_or(0)));
  return show;
}

Show after(Show show, const Command& command, const ShowPlan& plan, Moment now) {
  if (show.room_check && waits_for_room_check(command)) return show;
  const int left = show.place.slide;
  const bool was_started = show.clock.started;
  Turn turn(std::move(show), plan, now);
  std::visit(turn, command);
  Show turned = std::move(turn).result();
  if (!turned.clock.started) turned.before_clock.reset();
  const bool starts = !was_started && turned.clock == started({}, now);
  if (starts && turned.place.slide != left && left != kNoSlide) turned.before_clock = left;
  return turned;
}

Turn::Turn(Show show, const ShowPlan& plan, Moment now) : show_(std::move(show)), plan_(plan), now_(now) {
  if (show_.entry && now_ - show_.entry->typed > kEntryLife) show_.entry.reset();
}

bool takes_text(const Show& show) {
  return show.finder && show.finder->typing && show.question == Question::none;
}

bool room_may_see(const Show& show) {
  if (show.screens == ScreenState::lost) return false;
  if (show.screens == ScreenState::separate && show.is_mirrored) return true;
  if (show.console_apart) return false;
  return show.full_screen || show.is_mirrored;
}

bool may_be_private(const Show& show) {
  return !room_may_see(show) || show.private_allowed;
}

bool tells_room_check(const Show& show) {
  if (!show.room_check || !may_be_private(show)) return false;
  // The one full screen is the card's, to its edges, until the key of the notes asks for more.
  return show.console_apart || !show.full_screen || show.notes_shown;
}

bool waits_for_room_check(const Command& command) {
  return is_one_of<Next, Previous, NextSlide, PreviousSlide, FirstSlide, LastSlide, GoToSlide, GoToNumber, GoToAnchor,
                   TypeDigit, OpenGoTo, OpenSearch, AcceptFound, ToggleBlack, ToggleWhite, ToggleFreeze, ToggleOverview,
                   ToggleDiagnostics, TakeTool, NextInkColour, ClearInk, UndoInk, RedoInk, PressPointer, ZoomBy,
                   Enlarge, ToggleBookmark, GoToBookmark, GoBack, ToggleQuestions, AcceptCut, UndoCut, StartTalk,
                   ToggleClock, ResetClock>(command);
}

bool shows_slides_alone(const Show& show, Moment now) {
  if (show.console_apart) return true;
  return !tells_room_check(show) && !show.notes_shown && !show.diagnostics_shown && !show.overview_cursor &&
         !has_sheet(show, now);
}

bool shows_console_window(const Show& show, Moment now) {
  if (!show.console_apart) return false;
  return show.screens == ScreenState::lost || tells_room_check(show) || show.notes_shown || show.diagnostics_shown ||
         show.overview_cursor || has_sheet(show, now);
}

bool has_sheet(const Show& show, Moment now) {
  return show.help_shown || show.finder || show.screen_cursor || show.question != Question::none ||
         shown_digits(show, now).has_value();
}

std::optional<std::string> shown_digits(const Show& show, Moment now) {
  return show.notes_shown || !show.full_screen ? current_digits(show, now) : std::nullopt;
}

bool is_presenting(const Show& show) {
  // One window of the desktop in which the notes lie open is a deck being written, also where somebody stepped through
  // it: nobody but the author looks at it.
  const bool is_shared = show.console_apart || !show.notes_shown;
  return show.full_screen || show.is_mirrored || (show.clock.started && is_shared);
}

std::optional<std::string> current_message(const Show& show, Moment now) {
  if (!show.message || now - show.message->since > kMessageLife) return std::nullopt;
  return show.message->text;
}

std::optional<std::string> current_digits(const Show& show, Moment now) {
  if (!show.entry || now - show.entry->typed > kEntryLife) return std::nullopt;
  return show.entry->digits;
}

}  // namespace lectern
