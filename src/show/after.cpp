#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <utility>

#include "show/moves.h"
#include "show/show.h"

namespace lectern {
namespace {

constexpr float kNotesNotch = 1.1F;
constexpr Moment kResetWithoutAsking{60'000};
constexpr std::size_t kMostDigits = 6;

/// One command being carried out. Each overload may assume a valid state and leaves one.
class Turn {
 public:
  Turn(Show show, const ShowPlan& plan, Moment now) : show_(std::move(show)), plan_(plan), now_(now) {
    if (show_.entry && !show_.entry->asked_for && now_ - show_.entry->typed > kEntryLife) show_.entry.reset();
  }

  Show result() && { return std::move(show_); }

  void operator()(const Next&) {
    if (move_cursor(1)) return;
    const auto place = step_after(plan_, show_.place);
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

  void operator()(const Previous&) {
    if (move_cursor(-1)) return;
    const auto place = step_before(plan_, show_.place);
    arrive(place.value_or(show_.place));
    show_.arrive_at_end = place && place->slide != kNoSlide && !plan_.slides[index(place->slide)].laid_out;
  }

  void operator()(const NextSlide&) {
    if (move_cursor(1)) return;
    const auto slide = slide_after(plan_, show_.place.slide);
    arrive(slide ? start_of(*slide) : show_.place);
    if (slide) {
      start_clock();
    } else {
      say(end_message());
    }
  }

  void operator()(const PreviousSlide&) {
    if (move_cursor(-1)) return;
    const auto slide = slide_before(plan_, show_.place.slide);
    arrive(slide ? start_of(*slide) : nearest_place(plan_, start_of(show_.place.slide)));
  }

  void operator()(const FirstSlide&) { to_end(first_slide(plan_)); }
  void operator()(const LastSlide&) { to_end(last_slide(plan_)); }

  void operator()(const GoToSlide& to) {
    show_.entry.reset();
    if (!may_show(plan_, to.slide)) return;
    show_.overview_cursor.reset();
    arrive(start_of(to.slide));
  }

  void operator()(const GoToNumber& to) {
    show_.entry.reset();
    if (const auto slide = slide_for_number(plan_, to.number)) {
      (*this)(GoToSlide{*slide});
    } else {
      int last = counted_slides(plan_);
      while (slide_for_number(plan_, last + 1)) ++last;
      say(fmt::format("there is no slide {}: the numbers go from 1 to {}", to.number, last));
    }
  }

  void operator()(const MoveCursor& by) { move_cursor(by.columns + by.rows * show_.overview_columns); }

  void operator()(const TypeDigit& typed) {
    if (!show_.entry) show_.entry.emplace();
    show_.entry->typed = now_;
    if (typed.digit < 0 || typed.digit > 9 || show_.entry->digits.size() >= kMostDigits) return;
    show_.entry->digits += static_cast<char>('0' + typed.digit);
  }

  void operator()(const EraseDigit&) {
    if (!show_.entry) return;
    show_.entry->typed = now_;
    if (!show_.entry->digits.empty()) show_.entry->digits.pop_back();
    if (show_.entry->digits.empty() && !show_.entry->asked_for) show_.entry.reset();
  }

  void operator()(const OpenGoTo&) {
    if (!show_.entry) show_.entry.emplace();
    show_.entry->asked_for = true;
    show_.entry->typed = now_;
  }

  void operator()(const Accept&) {
    if (show_.question != Question::none) {
      answer_yes();
    } else if (show_.entry && !show_.entry->digits.empty()) {
      int number = 0;
      const std::string digits = show_.entry->digits;
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
      (*this)(GoToNumber{number});
    } else if (show_.entry) {
      show_.entry.reset();
    } else if (show_.overview_cursor) {
      (*this)(GoToSlide{*show_.overview_cursor});
    } else {
      (*this)(Next{});
    }
  }

  void operator()(const Cancel&) {
    if (show_.question != Question::none) {
      show_.question = Question::none;
    } else if (show_.entry) {
      show_.entry.reset();
    } else if (show_.help_shown) {
      show_.help_shown = false;
    } else if (show_.diagnostics_shown) {
      show_.diagnostics_shown = false;
    } else if (show_.overview_cursor) {
      show_.overview_cursor.reset();
    } else {
      show_.cover = Cover::none;
    }
  }

  void operator()(const ToggleBlack&) { toggle_cover(Cover::black); }
  void operator()(const ToggleWhite&) { toggle_cover(Cover::white); }

  void operator()(const ToggleFreeze&) {
    if (show_.frozen) {
      show_.frozen.reset();
    } else {
      show_.frozen = show_.place;
    }
  }

  void operator()(const ToggleOverview&) {
    show_.entry.reset();
    if (show_.overview_cursor || show_.place.slide == kNoSlide) {
      show_.overview_cursor.reset();
    } else {
      close_sheets();
      show_.overview_cursor = show_.place.slide;
    }
  }

  void operator()(const SetOverviewColumns& room) { show_.overview_columns = std::max(1, room.columns); }

  void operator()(const ToggleNotes&) {
    if (!show_.notes_shown && ask_first(Question::show_notes)) return;
    show_.notes_shown = !show_.notes_shown;
  }

  void operator()(const ResizeNotes& by) {
    for (int i = 0; i < std::min(40, std::abs(by.notches)); ++i) {
      show_.notes_size *= by.notches > 0 ? kNotesNotch : 1 / kNotesNotch;
    }
    show_.notes_size = std::clamp(show_.notes_size, kNotesSizeLeast, kNotesSizeMost);
  }

  void operator()(const ScrollNotes& by) { scroll_notes_to(show_.notes_scroll + by.distance); }

  void operator()(const SetNotesExtent& extent) {
    show_.notes_scroll_most = std::max(0.0F, extent.most);
    scroll_notes_to(show_.notes_scroll);
  }

  void operator()(const ToggleHelp&) {
    const bool open = !show_.help_shown;
    close_sheets();
    show_.help_shown = open;
  }

  void operator()(const ToggleDiagnostics&) {
    const bool open = !show_.diagnostics_shown;
    if (open && ask_first(Question::show_diagnostics)) return;
    close_sheets();
    show_.diagnostics_shown = open;
  }

  void operator()(const ToggleFullScreen&) {
    if (show_.screens == ScreenState::lost) return say("the screen with the slides is gone; X shows them here");
    if (!show_.full_screen) return fill_screen();
    show_.full_screen = false;
    if (show_.screens != ScreenState::separate) show_.notes_shown = show_.notes_in_window && !room_may_see(show_);
    if (show_.question == Question::show_notes || show_.question == Question::show_diagnostics)
      show_.question = Question::none;
  }

  void operator()(const ToggleConsoleWindow&) {
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

  void operator()(const SwapScreens&) {
    if (show_.screens == ScreenState::lost) {
      // Nothing but the speaker's screen is left, and they want the slides on it.
      show_.screens = ScreenState::single;
      close_private();
      show_.full_screen = true;
    } else if (show_.screens == ScreenState::single) {
      say("there is one screen");
    }
  }

  void operator()(const ScreensChanged& change) {
    // A talk in one window loses nothing with the room's screen: the window is on the speaker's.
    const bool loses_slides = change.state == ScreenState::lost && show_.console_apart;
    const ScreenState now = change.state == ScreenState::lost && !loses_slides ? ScreenState::single : change.state;
    const ScreenState before = std::exchange(show_.screens, now);
    const bool newly_mirrored = change.is_mirrored && !show_.is_mirrored;
    show_.is_mirrored = change.is_mirrored;
    if (before != now || newly_mirrored) show_.private_allowed = false;
    if (now == ScreenState::separate && before != ScreenState::separate && change.two_windows) {
      if (before == ScreenState::single) show_.notes_shown = true;
      show_.console_apart = true;
      show_.full_screen = true;
    }
    const bool is_rooms = change.state == ScreenState::single && (before != ScreenState::single || newly_mirrored);
    if (is_rooms || (room_may_see(show_) && !show_.private_allowed)) close_private();
    if (now == ScreenState::single && show_.full_screen) show_.console_apart = false;
    if (!change.word.empty()) say(change.word);
  }

  void operator()(const StartTalk& how) {
    if (is_presenting(show_)) return;
    show_.overview_cursor.reset();
    if (how.from_first) to_end(first_slide(plan_));
    fill_screen();
  }

  void operator()(const ToggleClock&) {
    show_.clock = show_.clock.running_since ? paused(show_.clock, now_) : started(show_.clock, now_);
  }

  void operator()(const ResetClock&) {
    if (elapsed(show_.clock, now_) > kResetWithoutAsking) {
      show_.question = Question::reset_clock;
    } else {
      show_.clock = {};
    }
  }

  void operator()(const Quit&) {
    if (show_.full_screen && show_.question != Question::quit) {
      show_.question = Question::quit;
    } else {
      show_.quit = true;
    }
  }

  void operator()(const ReadAgain&) { say("reading the file again"); }

  void operator()(const PlanChanged& change) {
    const auto moved = [&](Place place) {
      const bool known = place.slide >= 0 && index(place.slide) < change.moved.size();
      if (known) place.slide = change.moved[index(place.slide)];
      return nearest_place(plan_, place);
    };
    show_.place = moved(show_.place);
    if (show_.frozen) show_.frozen = moved(*show_.frozen);
    if (show_.overview_cursor) {
      show_.overview_cursor = moved(start_of(*show_.overview_cursor)).slide;
      if (*show_.overview_cursor == kNoSlide) show_.overview_cursor.reset();
    }
    if (change.changed && *change.changed != show_.place.slide && may_show(plan_, *change.changed) &&
        !is_presenting(show_)) {
      // All steps of its first page, so that the change is in sight.
      arrive(nearest_place(plan_, {*change.changed, 0, plan_.slides[index(*change.changed)].steps.front() - 1}));
    }
    if (show_.arrive_at_end && show_.place.slide != kNoSlide && plan_.slides[index(show_.place.slide)].laid_out) {
      show_.place = end_of(plan_, show_.place.slide);
      show_.arrive_at_end = false;
    }
  }

  void operator()(const Tell& word) { say(word.text); }

 private:
  static std::size_t index(int slide) { return static_cast<std::size_t>(slide); }

  void say(std::string text) { show_.message = Message{std::move(text), now_}; }

  void close_sheets() {
    show_.help_shown = false;
    show_.diagnostics_shown = false;
    show_.question = Question::none;
  }

  void scroll_notes_to(float scroll) { show_.notes_scroll = std::clamp(scroll, 0.0F, show_.notes_scroll_most); }

  /// A move is what a remote's user has for everything: it brings the slides back from under whatever lies over them.
  void arrive(Place place) {
    close_sheets();
    show_.entry.reset();
    show_.cover = Cover::none;
    show_.arrive_at_end = false;
    if (place.slide != show_.place.slide) {
      show_.notes_scroll = 0;
      show_.notes_scroll_most = 0;
    }
    show_.place = place;
    show_.message.reset();
  }

  void to_end(std::optional<int> slide) {
    if (!slide) return;
    if (show_.overview_cursor) {
      show_.overview_cursor = slide;
    } else {
      arrive(start_of(*slide));
    }
  }

  /// The room may see what the speaker sees: whatever is private closes at once.
  void close_private() {
    show_.console_apart = false;
    show_.notes_shown = false;
    show_.notes_in_window = false;
    show_.overview_cursor.reset();
    show_.entry.reset();
    show_.private_allowed = false;
    close_sheets();
  }

  /// True where the room may see the screen and nobody has said yet that it does not; the question is then open.
  bool ask_first(Question question) {
    if (!room_may_see(show_) || show_.private_allowed) return false;
    show_.question = question;
    return true;
  }

  /// Where there is one screen it may be the one that the room sees, so the notes wait for a key of their own.
  void fill_screen() {
    show_.full_screen = true;
    if (show_.screens == ScreenState::separate) {
      show_.notes_shown = show_.notes_shown || !show_.console_apart;
      show_.console_apart = true;
      return;
    }
    show_.console_apart = false;
    show_.private_allowed = false;
    show_.notes_in_window = show_.notes_shown;
    show_.notes_shown = false;
    show_.diagnostics_shown = false;
  }

  bool move_cursor(int distance) {
    if (!show_.overview_cursor) return false;
    close_sheets();
    show_.entry.reset();
    show_.overview_cursor = tile_at_distance(plan_, *show_.overview_cursor, distance);
    return true;
  }

  void start_clock() {
    if (!show_.clock.started) show_.clock = started(show_.clock, now_);
  }

  void toggle_cover(Cover cover) { show_.cover = show_.cover == cover ? Cover::none : cover; }

  void answer_yes() {
    const Question question = std::exchange(show_.question, Question::none);
    if (question == Question::quit) show_.quit = true;
    if (question == Question::reset_clock) show_.clock = {};
    if (question != Question::show_notes && question != Question::show_diagnostics) return;
    show_.private_allowed = true;
    if (question == Question::show_notes) (*this)(ToggleNotes{});
    if (question == Question::show_diagnostics) (*this)(ToggleDiagnostics{});
  }

  std::string end_message() const {
    const auto is_backup = [](const PlanSlide& slide) { return slide.kind == PlanKind::backup; };
    const auto backups = std::ranges::count_if(plan_.slides, is_backup);
    if (backups == 0) return "this is the last slide";
    return fmt::format("this is the last slide; backup slides have the numbers from {}", counted_slides(plan_) + 1);
  }

  Show show_;
  const ShowPlan& plan_;
  Moment now_;
};

}  // namespace

AudienceView audience_view(const Show& show) {
  return {show.cover, show.frozen.value_or(show.place)};
}

Show start_show(const ShowPlan& plan, std::optional<int> slide) {
  Show show;
  const bool as_asked = slide && may_show(plan, *slide);
  show.place = nearest_place(plan, start_of(as_asked ? *slide : first_slide(plan).value_or(0)));
  return show;
}

Show after(Show show, const Command& command, const ShowPlan& plan, Moment now) {
  Turn turn(std::move(show), plan, now);
  std::visit(turn, command);
  return std::move(turn).result();
}

bool room_may_see(const Show& show) {
  if (show.screens == ScreenState::lost || show.console_apart) return false;
  return show.full_screen || (show.screens == ScreenState::single && show.is_mirrored);
}

bool shows_slides_alone(const Show& show, Moment now) {
  if (show.console_apart) return true;
  return !show.notes_shown && !show.diagnostics_shown && !show.overview_cursor && !has_sheet(show, now);
}

bool shows_console_window(const Show& show, Moment now) {
  if (!show.console_apart) return false;
  return show.screens == ScreenState::lost || show.notes_shown || show.diagnostics_shown || show.overview_cursor ||
         has_sheet(show, now);
}

bool has_sheet(const Show& show, Moment now) {
  return show.help_shown || show.question != Question::none || shown_digits(show, now).has_value();
}

std::optional<std::string> shown_digits(const Show& show, Moment now) {
  const bool may_show = (show.entry && show.entry->asked_for) || show.notes_shown || !show.full_screen;
  return may_show ? current_digits(show, now) : std::nullopt;
}

bool is_presenting(const Show& show) {
  return show.full_screen || show.clock.started;
}

std::optional<std::string> current_message(const Show& show, Moment now) {
  if (!show.message || now - show.message->since > kMessageLife) return std::nullopt;
  return show.message->text;
}

std::optional<std::string> current_digits(const Show& show, Moment now) {
  if (!show.entry || (!show.entry->asked_for && now - show.entry->typed > kEntryLife)) return std::nullopt;
  return show.entry->digits;
}

}  // namespace lectern
