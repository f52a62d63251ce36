#include "present/talk_pace.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/duration.h"
#include "show/moves.h"

namespace lectern {
namespace {

float seconds_of(Moment time) {
  return static_cast<float>(time.count()) / 1000;
}

/// Share of the plan that lies behind a step; what is skipped is not part of it.
float share_done(const Place& place, const std::vector<int>& cuts, const ShowPlan& plan, const TalkTimes& times) {
  Moment before{0};
  Moment all{0};
  for (std::size_t i = 0; i < times.slides.size() && i < plan.slides.size(); ++i) {
    const auto slide = static_cast<int>(i);
    if (std::ranges::find(cuts, slide) != cuts.end()) continue;
    const Moment planned = times.slides[i].planned;
    all += planned;
    if (slide < place.slide) before += planned;
    if (slide != place.slide) continue;
    const StepCount count = step_count(plan, place);
    before += planned * count.step / count.steps;
  }
  return all > Moment{0} ? seconds_of(before) / seconds_of(all) : 0;
}

std::string signed_words(const Pace& pace, PaceSignal signal) {
  if (signal == PaceSignal::calm) return {};
  return (pace.behind > Moment{0} ? "\u2212" : "+") + pace_words(pace, signal);
}

std::string behind_words(Moment behind) {
  const auto seconds = static_cast<int>(behind.count() / 1000);
  if (std::abs(seconds) < 5) return "on time";
  return format_duration(std::abs(seconds)) + (seconds > 0 ? " behind" : " ahead");
}

/// "skip 8 “What NATO would ask”"
std::string words_of(const Cut& cut, const ShowPlan& plan) {
  std::string what;
  for (const int slide : cut.slides) {
    const PlanSlide& skipped = plan.slides[static_cast<std::size_t>(slide)];
    what += fmt::format("{}{}", what.empty() ? "" : ", ", skipped.number);
    if (cut.slides.size() == 1 && !skipped.title.empty()) what += fmt::format(" \u201C{}\u201D", skipped.title);
  }
  return fmt::format("skip {}", what);
}

}  // namespace

void TalkPace::follow(const ShowPlan& plan, const std::vector<int>& moved) {
  for (Visit& visit : log_.visits) {
    const auto slide = static_cast<std::size_t>(visit.slide);
    if (visit.slide >= 0 && slide < moved.size()) visit.slide = moved[slide];
  }
  const auto reached = static_cast<std::size_t>(reached_.slide);
  if (reached_.slide >= 0 && reached < moved.size()) reached_.slide = moved[reached];
  times_ = talk_times(plan, known_);
}

Place TalkPace::place_in_talk(const Show& show, const ShowPlan& plan) const {
  const Place place = show.questions ? show.questions->back : show.place;
  return is_counted(plan, place.slide) ? place : nearest_place(plan, reached_);
}

Progress TalkPace::progress_of(const Show& show, const ShowPlan& plan, Moment now) const {
  const VisitLog log = noted(log_, show, now);
  Progress progress{.spoken = spoken_by_slide(log, static_cast<int>(plan.slides.size())),
                    .slide = place_in_talk(show, plan).slide,
                    .elapsed = elapsed(show.clock, now),
                    .before_clock = Moment{0},
                    .skipped = show.cuts};
  // Whoever goes back to it, or before it, still has it to speak on, and does so by the clock.
  const auto before = static_cast<std::size_t>(show.before_clock.value_or(kNoSlide));
  const bool is_known = before < times_.slides.size() && before < progress.spoken.size();
  if (is_known && *show.before_clock < progress.slide && progress.spoken[before] == Moment{0})
    progress.before_clock = times_.slides[before].planned;
  return progress;
}

PaceFacts TalkPace::facts(const Show& show, const ShowPlan& plan, Moment now) {
  PaceFacts facts;
  if (show.place.slide == kNoSlide || times_.slides.size() != plan.slides.size()) return facts;
  reached_ = place_in_talk(show, plan);
  facts.done = share_done(reached_, show.cuts, plan, times_);
  const bool is_rehearsed = std::ranges::any_of(times_.slides, &SlideTime::is_rehearsed);
  const bool is_planned = times_.target || planned_length(plan) || is_rehearsed;
  if (!is_planned || times_.length() <= Moment{0}) return facts;
  facts.length = static_cast<int>(times_.length().count() / 1000);
  const Progress progress = progress_of(show, plan, now);
  facts.due = seconds_of(progress.elapsed + progress.before_clock) / seconds_of(times_.length());
  const Pace pace = pace_of(plan, times_, progress);
  // What the plan still needs, taken off the talk's length: the mark stands as far behind or ahead of it as the word
  // says.
  const float to_come = seconds_of(pace.expected_end - pace.elapsed);
  facts.done = std::clamp(1 - to_come / seconds_of(times_.length()), 0.0F, 1.0F);
  if (!show.clock.started) return facts;
  signal_ = signal_after(signal_, pace, times_.length());
  facts.word = signed_words(pace, signal_);
  facts.warns = signal_ == PaceSignal::behind || signal_ == PaceSignal::late;
  if (const auto cut = proposal(show, plan, now)) {
    facts.proposal = words_of(*cut, plan);
    facts.effect = fmt::format("{} becomes {}", behind_words(cut->behind_before), behind_words(cut->behind_after));
  }
  return facts;
}

std::optional<Cut> TalkPace::proposal(const Show& show, const ShowPlan& plan, Moment now) const {
  const bool is_late = signal_ == PaceSignal::behind || signal_ == PaceSignal::late;
  if (!is_late || show.questions || !is_counted(plan, show.place.slide)) return std::nullopt;
  return proposed_cut(plan, times_, progress_of(show, plan, now));
}

}  // namespace lectern
