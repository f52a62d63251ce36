// What opens, closes and covers: black and white, the frozen picture, sheets and questions, the end.

#include "show/moves.h"
#include "show/resume.h"
#include "show/turn.h"

namespace lectern {

void Turn::operator()(const Accept&) {
  if (show_.question != Question::none) {
    answer_yes();
  } else if (show_.screen_cursor) {
    (*this)(ChooseScreen{*show_.screen_cursor, ScreenRole::slides});
  } else if (show_.room_check) {
    return;
  } else if (show_.entry && !show_.entry->digits.empty()) {
    (*this)(GoToNumber{typed_number(show_.entry->digits).value_or(0)});
  } else if (show_.entry) {
    show_.entry.reset();
  } else if (show_.finder) {
    accept_found();
  } else if (show_.overview_cursor) {
    (*this)(GoToSlide{*show_.overview_cursor});
  } else {
    (*this)(Next{});
  }
}

void Turn::operator()(const Cancel&) {
  if (show_.question != Question::none) {
    show_.question = Question::none;
  } else if (show_.entry) {
    show_.entry.reset();
  } else if (show_.finder) {
    show_.finder.reset();
    show_.message.reset();
  } else if (show_.screen_cursor) {
    show_.screen_cursor.reset();
  } else if (show_.help_shown) {
    show_.help_shown = false;
  } else if (show_.diagnostics_shown) {
    show_.diagnostics_shown = false;
  } else if (show_.overview_cursor) {
    show_.overview_cursor.reset();
  } else if (show_.room_check) {
    show_.room_check.reset();
  } else if (show_.pointer.tool != Tool::none || show_.pointer.is_pressed) {
    drop_pointer();
    show_.pointer.tool = Tool::none;
    tell_tool();
  } else if (show_.zoom) {
    show_.zoom.reset();
    show_.message.reset();
  } else {
    show_.cover = Cover::none;
  }
}

void Turn::operator()(const ToggleBlack&) {
  toggle_cover(Cover::black);
}

void Turn::operator()(const ToggleWhite&) {
  toggle_cover(Cover::white);
}

void Turn::operator()(const ToggleFreeze&) {
  end_stroke();
  if (show_.frozen) {
    show_.frozen.reset();
    show_.frozen_look = {};
  } else {
    show_.frozen = show_.place;
    show_.frozen_look = {show_.ink, show_.zoom};
  }
}

void Turn::operator()(const ToggleHelp&) {
  const bool open = !show_.help_shown;
  close_sheets();
  show_.help_shown = open;
}

void Turn::operator()(const ToggleDiagnostics&) {
  const bool open = !show_.diagnostics_shown;
  if (open && ask_first(Question::show_diagnostics)) return;
  close_sheets();
  show_.diagnostics_shown = open;
}

void Turn::operator()(const StartTalk& how) {
  if (is_presenting(show_)) return;
  show_.overview_cursor.reset();
  // With a clock that runs a talk may have been left for a moment: neither its slide nor its clock is lost.
  if (how.from_first && !show_.clock.started) to_end(first_slide(plan_));
  fill_screen();
}

void Turn::operator()(const Quit&) {
  // Slides in a window of their own are shared in a call; one window with a clock that runs is a deck being written.
  const bool is_given = show_.full_screen || (show_.console_apart && show_.clock.started);
  if (is_given && show_.question != Question::quit) {
    show_.question = Question::quit;
  } else {
    show_.quit = true;
  }
}

void Turn::operator()(const ReadAgain&) {
  say("reading the file again");
}

void Turn::operator()(const Tell& word) {
  say(word.text);
}

void Turn::close_sheets() {
  show_.help_shown = false;
  show_.diagnostics_shown = false;
  show_.screen_cursor.reset();
  show_.finder.reset();
  show_.question = Question::none;
}

void Turn::toggle_cover(Cover cover) {
  end_stroke();
  show_.cover = show_.cover == cover ? Cover::none : cover;
}

void Turn::answer_yes() {
  const Question question = std::exchange(show_.question, Question::none);
  switch (question) {
    case Question::none:
      return;
    case Question::quit:
      show_.quit = true;
      return;
    case Question::reset_clock:
      show_.clock = {};
      return;
    case Question::resume:
      if (show_.left) show_ = resumed(show_, LeftTalk(*show_.left), plan_, now_);
      return;
    case Question::lay_out:
      show_.slide_shape = show_.room_shape;
      return;
    case Question::show_notes:
      show_.private_allowed = true;
      return (*this)(ToggleNotes{});
    case Question::show_diagnostics:
      show_.private_allowed = true;
      return (*this)(ToggleDiagnostics{});
    case Question::show_search:
      show_.private_allowed = true;
      return (*this)(OpenSearch{});
    case Question::show_questions:
      show_.private_allowed = true;
      return (*this)(ToggleQuestions{});
  }
}

}  // namespace lectern
