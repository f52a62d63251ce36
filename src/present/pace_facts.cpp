#include "present/pace_facts.h"

#include <fmt/format.h>

#include <algorithm>

#include "show/moves.h"

namespace lectern {
namespace {

/// Planned seconds of a slide; without a plan every counted slide weighs the same.
float weight_of(const ShowPlan& plan, int slide, bool has_times) {
  if (!is_counted(plan, slide)) return 0;
  const auto planned = plan.slides[static_cast<std::size_t>(slide)].planned_seconds;
  return has_times ? static_cast<float>(planned.value_or(0)) : 1;
}

}  // namespace

PaceFacts pace_facts(const Show& show, const ShowPlan& plan, Moment now) {
  PaceFacts facts;
  if (show.place.slide == kNoSlide) return facts;
  const bool has_times =
      std::ranges::any_of(plan.slides, [](const PlanSlide& slide) { return slide.planned_seconds.has_value(); });
  float before = 0;
  float all = 0;
  for (int i = 0; i < static_cast<int>(plan.slides.size()); ++i) {
    const float weight = weight_of(plan, i, has_times);
    all += weight;
    const StepCount count = step_count(plan, show.place);
    if (i < show.place.slide) before += weight;
    if (i == show.place.slide) before += weight * static_cast<float>(count.step) / static_cast<float>(count.steps);
  }
  if (all > 0) facts.done = before / all;
  if (const auto length = planned_length(plan); length && *length > 0)
    facts.due = static_cast<float>(elapsed(show.clock, now).count()) / 1000 / static_cast<float>(*length);
  return facts;
}

}  // namespace lectern
