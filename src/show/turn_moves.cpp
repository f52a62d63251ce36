// From slide to slide: steps, jumps, the overview, bookmarks, and a plan that changes underneath.

#include <fmt/format.h>

#include <algorithm>

#include "show/moves.h"
#include "show/turn.h"

namespace lectern {

void Turn::operator()(const Next&) {
  if (move_cursor(1)) return;
  const auto place = step_after(plan_, show_.place, show_.cuts);
  const bool was_covered = show_.cover != Cover::none;
  if (place) {
    arrive(*place);
    start_clock();
  } else {
    arrive(show_.place);
    say(end_message());
  }
  if (was_covered) say("the slides are back");
}

void Turn::operator()(const Previous&) {
  if (move_cursor(-1)) return;
  const auto place = step_before(plan_, show_.place, show_.cuts);
  arrive(place.value_or(show_.place));
  show_.arrive_at_end = place && place->slide != kNoSlide && !plan_.slides[index(place->slide)].laid_out;
}

void Turn::operator()(const NextSlide&) {
  if (move_cursor(1)) return;
  const auto slide = slide_after(plan_, show_.place.slide, show_.cuts);
  arrive(slide ? start_of(*slide) : show_.place);
  if (slide) {
    start_clock();
  } else {
    say(end_message());
  }
}

void Turn::operator()(const PreviousSlide&) {
  if (move_cursor(-1)) return;
  const auto slide = slide_before(plan_, show_.place.slide, show_.cuts);
  arrive(slide ? start_of(*slide) : nearest_place(plan_, start_of(show_.place.slide)));
}

void Turn::operator()(const FirstSlide&) {
  const bool starts_over = show_.came_back && !show_.overview_cursor;
  to_end(first_slide(plan_));
  if (!starts_over) return;
  show_.clock = {};
  show_.cuts.clear();
  show_.questions.reset();
  say("from the start, the clock at zero");
}

void Turn::operator()(const LastSlide&) {
  to_end(last_slide(plan_));
}

void Turn::operator()(const GoToSlide& to) {
  show_.entry.reset();
  if (!may_show(plan_, to.slide)) return;
  show_.overview_cursor.reset();
  jump(start_of(to.slide));
}

void Turn::operator()(const GoToNumber& to) {
  show_.entry.reset();
  if (const auto slide = slide_for_number(plan_, to.number)) {
    (*this)(GoToSlide{*slide});
  } else {
    int last = counted_slides(plan_);
    while (slide_for_number(plan_, last + 1)) ++last;
    say(fmt::format("there is no slide {}: the numbers go from 1 to {}", to.number, last));
  }
}

void Turn::operator()(const GoToAnchor& to) {
  const auto found = std::ranges::find(plan_.slides, to.anchor, &PlanSlide::anchor);
  if (found == plan_.slides.end() || to.anchor.empty()) {
    say(fmt::format("the link leads nowhere: there is no slide #{}", to.anchor));
  } else {
    (*this)(GoToSlide{static_cast<int>(found - plan_.slides.begin())});
  }
}

void Turn::operator()(const MoveCursor& by) {
  move_cursor(by.columns + by.rows * show_.overview_columns);
}

void Turn::operator()(const ToggleOverview&) {
  show_.entry.reset();
  if (show_.overview_cursor || show_.place.slide == kNoSlide) {
    show_.overview_cursor.reset();
  } else {
    close_sheets();
    drop_pointer();
    show_.overview_cursor = show_.place.slide;
  }
}

void Turn::operator()(const SetOverviewColumns& room) {
  show_.overview_columns = std::max(1, room.columns);
}

void Turn::operator()(const ToggleBookmark&) {
  if (show_.place.slide == kNoSlide) return;
  std::vector<Place>& marks = show_.bookmarks.marks;
  const auto erased = std::erase_if(marks, [&](const Place& mark) { return mark.slide == show_.place.slide; });
  if (erased == 0) marks.push_back(show_.place);
  say(erased == 0 ? "bookmark set: Shift+M comes back to this step" : "bookmark taken away");
}

void Turn::operator()(const GoToBookmark&) {
  Bookmarks& bookmarks = show_.bookmarks;
  if (bookmarks.marks.empty()) return say("there is no bookmark: M sets one");
  const Place mark = nearest_place(plan_, bookmarks.marks.back());
  const bool is_there = mark.slide == show_.place.slide;
  const Place origin = show_.place;
  show_.overview_cursor.reset();
  if (is_there && bookmarks.came_from) {
    arrive(nearest_place(plan_, *bookmarks.came_from));
    bookmarks.came_from.reset();
  } else {
    jump(mark);
    if (!is_there) bookmarks.came_from = origin;
  }
}

void Turn::operator()(const GoBack&) {
  if (!show_.jumped_from) return say("there was no jump yet to go back from");
  show_.overview_cursor.reset();
  jump(nearest_place(plan_, Place(*show_.jumped_from)));
}

void Turn::operator()(const PlanChanged& change) {
  const auto moved = [&](Place place) {
    const bool known = place.slide >= 0 && index(place.slide) < change.moved.size();
    if (known) place.slide = change.moved[index(place.slide)];
    return nearest_place(plan_, place);
  };
  const Place before = show_.place;
  show_.place = moved(show_.place);
  if (show_.frozen) show_.frozen = moved(*show_.frozen);
  if (show_.overview_cursor) {
    show_.overview_cursor = moved(start_of(*show_.overview_cursor)).slide;
    if (*show_.overview_cursor == kNoSlide) show_.overview_cursor.reset();
  }
  if (change.changed && *change.changed != show_.place.slide && may_show(plan_, *change.changed))
    follow_author(*change.changed);
  if (show_.arrive_at_end && show_.place.slide != kNoSlide && plan_.slides[index(show_.place.slide)].laid_out) {
    show_.place = end_of(plan_, show_.place.slide);
    show_.arrive_at_end = false;
  }
  if (show_.place.slide == kNoSlide || show_.place.page != before.page) drop_pointer();
  for (Place& mark : show_.bookmarks.marks) mark = moved(mark);
  std::erase_if(show_.bookmarks.marks, [](const Place& mark) { return mark.slide == kNoSlide; });
  if (show_.bookmarks.came_from) show_.bookmarks.came_from = moved(*show_.bookmarks.came_from);
  if (show_.jumped_from) show_.jumped_from = moved(*show_.jumped_from);
  if (show_.questions) show_.questions->back = moved(show_.questions->back);
  if (show_.before_clock) show_.before_clock = moved(start_of(*show_.before_clock)).slide;
  for (int& cut : show_.cuts) cut = moved(start_of(cut)).slide;
  std::erase_if(show_.cuts,
                [&](int cut) { return cut == kNoSlide || plan_.slides[index(cut)].kind != PlanKind::optional; });
  for (int& cut : show_.newest_cut) cut = moved(start_of(cut)).slide;
  std::erase(show_.newest_cut, kNoSlide);
  if (!change.moved.empty()) show_.ink = moved_to(show_.ink, plan_);
  find_again();
}

/// To the slide that was worked on; where others may be looking, only a word about it, and none once the talk has
/// begun.
void Turn::follow_author(int slide) {
  const PlanSlide& changed = plan_.slides[index(slide)];
  if (!is_presenting(show_)) {
    // All steps of its first page, so that the change is in sight.
    arrive(nearest_place(plan_, {slide, 0, changed.steps.front() - 1}));
  } else if (!show_.clock.started) {
    say(fmt::format("slide {0} has changed: {0} and Enter go there", number_for_slide(plan_, slide)));
  }
}

/// A move is what a remote's user has for everything: it brings the slides back from under whatever lies over them.
void Turn::arrive(Place place) {
  close_sheets();
  show_.entry.reset();
  show_.cover = Cover::none;
  show_.arrive_at_end = false;
  const bool same_page = place.slide == show_.place.slide && place.page == show_.place.page;
  end_stroke();
  if (!same_page) {
    show_.zoom.reset();
    show_.pointer.is_pressed = false;
    show_.pointer.is_choosing = false;
  }
  if (place.slide != show_.place.slide) {
    show_.strip_left.reset();
    show_.notes_scroll = 0;
    show_.notes_scroll_most = 0;
    show_.notes_follow_step = true;
  }
  show_.place = place;
  show_.came_back = false;
  show_.message.reset();
  scroll_with_step();
}

void Turn::to_end(std::optional<int> slide) {
  if (!slide) return;
  if (show_.overview_cursor) {
    show_.overview_cursor = slide;
  } else {
    jump(start_of(*slide));
  }
}

/// A move that is no step: there is a way back from it.
void Turn::jump(Place place) {
  if (place.slide != show_.place.slide) show_.jumped_from = show_.place;
  arrive(place);
}

bool Turn::move_cursor(int distance) {
  if (!show_.overview_cursor) return false;
  close_sheets();
  show_.entry.reset();
  show_.overview_cursor = tile_at_distance(plan_, *show_.overview_cursor, distance);
  return true;
}

std::string Turn::end_message() const {
  const auto is_backup = [](const PlanSlide& slide) { return slide.kind == PlanKind::backup; };
  const auto backups = std::ranges::count_if(plan_.slides, is_backup);
  if (backups == 0) return "this is the last slide";
  return fmt::format("this is the last slide; backup slides have the numbers from {}", counted_slides(plan_) + 1);
}

}  // namespace lectern
