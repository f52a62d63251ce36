#include "show/resume.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "show/moves.h"

namespace lectern {
namespace {

template <class Wanted>
std::optional<int> slide_where(const ShowPlan& plan, Wanted wanted) {
  const auto found = std::ranges::find_if(plan.slides, wanted);
  if (found == plan.slides.end()) return std::nullopt;
  return static_cast<int>(found - plan.slides.begin());
}

/// Broken off so short a time ago that the room still waits. A clock that was set back, by another system or a flat
/// battery, makes the age negative.
bool is_waited_for(const LeftTalk& left) {
  return !left.ended_cleanly && left.age <= kResumeWithin && left.age >= -kResumeWithin;
}

/// The clock as it was left. Where nobody waits it rests until the speaker moves on.
Clock clock_of(const LeftTalk& left, Moment now) {
  Clock clock{.started = left.clock_started, .running_since = {}, .before = std::max(Moment{0}, left.elapsed)};
  if (!left.clock_running) return clock;
  if (is_waited_for(left)) clock.before += std::max(Moment{0}, left.age);
  clock.running_since = now;
  return clock;
}

}  // namespace

Resumption resumption_of(const LeftTalk& left, const ShowPlan& plan) {
  if (!may_show(plan, left.place.slide)) return Resumption::none;
  const bool is_at_start = left.place == nearest_place(plan, start_of(first_slide(plan).value_or(0)));
  if (is_waited_for(left)) return is_at_start && !left.clock_started ? Resumption::none : Resumption::at_once;
  // A talk that was given to its end, or only looked at, is done with.
  const bool is_at_end = left.place.slide == last_slide(plan);
  return left.clock_started && !is_at_start && !is_at_end ? Resumption::ask : Resumption::none;
}

std::optional<int> same_slide(const ShowPlan& plan, std::uint64_t fingerprint, std::string_view anchor, int index) {
  const auto same_content = [&](const PlanSlide& slide) { return slide.fingerprint == fingerprint; };
  const auto same_anchor = [&](const PlanSlide& slide) { return !anchor.empty() && slide.anchor == anchor; };
  const auto at = static_cast<std::size_t>(index);
  if (index >= 0 && at < plan.slides.size() && same_content(plan.slides[at])) return index;
  const auto slide = slide_where(plan, same_content);
  return slide ? slide : slide_where(plan, same_anchor);
}

Place found_again(const ShowPlan& plan, std::uint64_t fingerprint, std::string_view anchor, Place place) {
  const auto slide = same_slide(plan, fingerprint, anchor, place.slide);
  return nearest_place(plan, {slide.value_or(place.slide), place.page, place.step});
}

Show furnished(Show show, const LeftTalk& left) {
  show.notes_size = std::clamp(left.notes_size, kNotesSizeLeast, kNotesSizeMost);
  show.look = left.look;
  show.bookmarks.marks = left.bookmarks.marks;
  return show;
}

Show resumed(Show show, const LeftTalk& left, const ShowPlan& plan, Moment now) {
  show.place = nearest_place(plan, left.place);
  show.clock = clock_of(left, now);
  show.before_clock = left.before_clock;
  show = furnished(std::move(show), left);
  show.bookmarks = left.bookmarks;
  show.cuts = left.cuts;
  if (left.questions) {
    show.questions = left.questions;
    show.questions->clock = started({}, now);
  }
  if (left.ink) show.ink = left.ink;
  // On one screen a talk that filled it fills it again; whatever is private waits for its key.
  if (show.screens == ScreenState::single && left.full_screen && !show.console_apart && !show.full_screen) {
    show.full_screen = true;
    show.notes_in_window = show.notes_shown;
    show.notes_shown = false;
    show.diagnostics_shown = false;
  }
  show.left.reset();
  show.came_back = true;
  const std::string_view what = is_waited_for(left) ? "back after an unexpected end" : "the talk goes on";
  show.message =
      Message{fmt::format("{} at slide {} · Home starts over", what, number_for_slide(plan, show.place.slide)), now};
  return show;
}

Show offered(Show show, LeftTalk left) {
  show = furnished(std::move(show), left);
  show.left = std::move(left);
  show.question = Question::resume;
  return show;
}

Show with_places_of(Show show, const Show& rest) {
  show.place = rest.place;
  show.frozen = rest.frozen;
  show.overview_cursor = rest.overview_cursor;
  show.arrive_at_end = rest.arrive_at_end;
  show.bookmarks = rest.bookmarks;
  show.cuts = rest.cuts;
  show.newest_cut = rest.newest_cut;
  show.before_clock = rest.before_clock;
  if (show.questions && rest.questions) show.questions->back = rest.questions->back;
  return show;
}

bool has_places_of(const Show& show, const Show& other) {
  const Show same = with_places_of(show, other);
  return same == show && show.questions.has_value() == other.questions.has_value();
}

}  // namespace lectern
