#include "show/pace.h"

#include <algorithm>
#include <cstddef>

#include "base/duration.h"
#include "show/show.h"

namespace lectern {
namespace {

constexpr Moment kNoticeLeast{30'000};
constexpr Moment kNoticeMost{120'000};
constexpr Moment kSlideOverLeast{20'000};
/// A slide that was on for less was only passed.
constexpr Moment kSpokenOn{5'000};

Moment at(const std::vector<Moment>& times, std::size_t i) {
  return i < times.size() ? times[i] : Moment{0};
}

Moment planned_for(const TalkTimes& times, std::size_t i) {
  return i < times.slides.size() ? times.slides[i].planned : Moment{0};
}

/// What of its plan a slide that is not shown still needs.
Moment still_due(const TalkTimes& times, const Progress& progress, std::size_t i) {
  const Moment planned = planned_for(times, i);
  const bool was_spoken_on = at(progress.spoken, i) >= std::min(kSpokenOn, planned / 2) && planned > Moment{0};
  const bool is_skipped = std::ranges::find(progress.skipped, static_cast<int>(i)) != progress.skipped.end();
  return was_spoken_on || is_skipped ? Moment{0} : planned;
}

Moment notice_from(Moment length) {
  return std::clamp(length / 20, kNoticeLeast, kNoticeMost);
}

/// Two thirds of a threshold for a signal that is already on.
Moment threshold(Moment full, bool is_on) {
  return is_on ? full * 2 / 3 : full;
}

int rounded_seconds(Moment time) {
  return static_cast<int>((time.count() + (time.count() < 0 ? -500 : 500)) / 1000);
}

}  // namespace

Pace pace_of(const ShowPlan& plan, const TalkTimes& times, const Progress& progress) {
  Pace pace;
  pace.elapsed = progress.elapsed;
  Moment due{0};
  const auto first = static_cast<std::size_t>(std::max(0, progress.slide));
  if (progress.slide >= 0 && is_counted(plan, progress.slide)) {
    pace.on_slide = at(progress.spoken, first);
    pace.slide_plan = planned_for(times, first);
    pace.slide_over = std::max(Moment{0}, pace.on_slide - pace.slide_plan);
    due += std::max(Moment{0}, pace.slide_plan - pace.on_slide);
  }
  for (std::size_t i = first + (progress.slide >= 0 ? 1 : 0); i < times.slides.size(); ++i)
    due += still_due(times, progress, i);
  pace.expected_end = pace.elapsed + due;
  pace.behind = pace.expected_end + progress.before_clock - times.length();
  return pace;
}

PaceSignal signal_after(PaceSignal before, const Pace& pace, Moment length) {
  const Moment notice = notice_from(length);
  if (pace.behind >= threshold(notice * 2, before == PaceSignal::late)) return PaceSignal::late;
  const bool was_behind = before == PaceSignal::behind || before == PaceSignal::late;
  if (pace.behind >= threshold(notice, was_behind)) return PaceSignal::behind;
  if (-pace.behind >= threshold(notice * 2, before == PaceSignal::ahead)) return PaceSignal::ahead;
  return PaceSignal::calm;
}

bool is_over(Moment spoken, Moment planned) {
  return planned > Moment{0} && spoken - planned > std::max(kSlideOverLeast, planned / 4);
}

bool is_slide_over(const Pace& pace) {
  return is_over(pace.on_slide, pace.slide_plan);
}

std::string pace_words(const Pace& pace, PaceSignal signal) {
  if (signal == PaceSignal::calm) return "on time";
  const bool is_ahead = signal == PaceSignal::ahead;
  return format_duration(rounded_seconds(is_ahead ? -pace.behind : pace.behind)) + (is_ahead ? " ahead" : " behind");
}

std::optional<Cut> proposed_cut(const ShowPlan& plan, const TalkTimes& times, const Progress& progress) {
  const Pace pace = pace_of(plan, times, progress);
  if (pace.behind <= Moment{0}) return std::nullopt;
  std::vector<int> left;
  for (std::size_t i = static_cast<std::size_t>(std::max(0, progress.slide + 1)); i < plan.slides.size(); ++i) {
    if (plan.slides[i].kind == PlanKind::optional && still_due(times, progress, i) > Moment{0})
      left.push_back(static_cast<int>(i));
  }
  if (left.empty()) return std::nullopt;
  const auto planned = [&](int slide) { return planned_for(times, static_cast<std::size_t>(slide)); };
  std::ranges::stable_sort(left, std::greater{}, planned);
  Cut cut;
  cut.behind_before = pace.behind;
  while (cut.saved < pace.behind && cut.slides.size() < left.size()) {
    const int longest = left[cut.slides.size()];
    cut.slides.push_back(longest);
    cut.saved += planned(longest);
  }
  // The last one taken may be longer than it need be.
  const Moment without_last = cut.saved - planned(cut.slides.back());
  for (std::size_t i = left.size(); cut.saved >= pace.behind && i > cut.slides.size(); --i) {
    const int shorter = left[i - 1];
    if (without_last + planned(shorter) < pace.behind) continue;
    cut.slides.back() = shorter;
    cut.saved = without_last + planned(shorter);
    break;
  }
  std::ranges::sort(cut.slides);
  cut.behind_after = cut.behind_before - cut.saved;
  return cut;
}

std::optional<Milestone> slide_due_at(const TalkTimes& times, Moment elapsed) {
  Moment begins{0};
  std::optional<Milestone> due;
  for (std::size_t i = 0; i < times.slides.size(); ++i) {
    const Moment planned = times.slides[i].planned;
    if (planned <= Moment{0}) continue;
    if (begins > elapsed) break;
    due = Milestone{static_cast<int>(i), begins};
    begins += planned;
  }
  return due;
}

}  // namespace lectern
