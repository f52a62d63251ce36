// The talk's time: its clock, questions from the room, and slides that are skipped when it is late.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "show/moves.h"
#include "show/turn.h"

namespace lectern {
namespace {

constexpr Moment kResetWithoutAsking{60'000};

}  // namespace

void Turn::operator()(const ToggleClock&) {
  show_.clock = show_.clock.running_since ? paused(show_.clock, now_) : started(show_.clock, now_);
}

void Turn::operator()(const ResetClock&) {
  if (elapsed(show_.clock, now_) > kResetWithoutAsking) {
    show_.question = Question::reset_clock;
  } else {
    show_.clock = {};
  }
}

void Turn::operator()(const ToggleQuestions&) {
  if (show_.questions) {
    const QuestionTime questions = *show_.questions;
    show_.questions.reset();
    show_.overview_cursor.reset();
    arrive(nearest_place(plan_, questions.back));
    if (questions.talk_ran) show_.clock = started(show_.clock, now_);
    return;
  }
  if (show_.place.slide == kNoSlide || ask_first(Question::show_questions)) return;
  show_.questions =
      QuestionTime{.back = show_.place, .clock = started({}, now_), .talk_ran = show_.clock.running_since.has_value()};
  if (show_.clock.running_since) show_.clock = paused(show_.clock, now_);
  show_.overview_cursor.reset();
  const bool has_backups =
      std::ranges::any_of(plan_.slides, [](const PlanSlide& slide) { return slide.kind == PlanKind::backup; });
  if (has_backups) {
    open_finder(FinderKind::backups, false);
    say("questions: choose with the arrows, / searches, Q goes back to where you were");
  } else {
    close_sheets();
    say("questions: Q goes back to where you were");
  }
}

void Turn::operator()(const AcceptCut& cut) {
  std::vector<int> skipped;
  std::string numbers;
  for (const int slide : cut.slides) {
    const bool is_there = slide > show_.place.slide && index(slide) < plan_.slides.size();
    if (!is_there || plan_.slides[index(slide)].kind != PlanKind::optional) continue;
    if (std::ranges::find(show_.cuts, slide) != show_.cuts.end()) continue;
    show_.cuts.push_back(slide);
    skipped.push_back(slide);
    numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", plan_.slides[index(slide)].number);
  }
  if (numbers.empty()) return say("nothing to skip: no optional slide is proposed");
  say(fmt::format("skipping {}; Shift+K takes {} back", numbers, skipped.size() > 1 ? "them" : "it"));
  show_.newest_cut = std::move(skipped);
}

void Turn::operator()(const UndoCut&) {
  if (show_.cuts.empty()) return say("nothing is skipped");
  // What one key skipped one key takes back. Of what an earlier key skipped it is the newest slide.
  std::vector<int> back = std::exchange(show_.newest_cut, {});
  std::erase_if(back, [&](int slide) { return std::ranges::find(show_.cuts, slide) == show_.cuts.end(); });
  if (back.empty()) back.push_back(show_.cuts.back());
  std::erase_if(show_.cuts, [&](int slide) { return std::ranges::find(back, slide) != back.end(); });
  std::string numbers;
  for (const int slide : back)
    numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", plan_.slides[index(slide)].number);
  say(back.size() > 1 ? fmt::format("slides {} are back in the talk", numbers)
                      : fmt::format("slide {} is back in the talk", numbers));
}

/// The clock of the talk starts with the first step on, but not while the room asks.
void Turn::start_clock() {
  if (!show_.clock.started && !show_.questions) show_.clock = started(show_.clock, now_);
}

}  // namespace lectern
