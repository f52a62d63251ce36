#include "show/run.h"

#include <algorithm>
#include <cstddef>

namespace lectern {

std::vector<SlideIdentity> identities_of(const Run& run) {
  std::vector<SlideIdentity> identities;
  identities.reserve(run.slides.size());
  for (const RunSlide& slide : run.slides) identities.push_back(slide.identity);
  return identities;
}

bool must_be_said(const Run& run, std::size_t index) {
  const RunSlide& slide = run.slides[index];
  if (run.kind == RunKind::talk && index == 0) return false;
  return slide.kind == PlanKind::normal && slide.number > 0 && slide.planned.value_or(Moment{0}) > Moment{0};
}

bool is_before_clock(const Run& run, std::size_t index) {
  const auto is_on_it = [](const Visit& visit) { return visit.slide == 0 && visit.spoken > Moment{0}; };
  const bool has_plan = !run.slides.empty() && run.slides[0].planned.value_or(Moment{0}) > Moment{0};
  return run.kind == RunKind::talk && index == 0 && has_plan && std::ranges::none_of(run.visits, is_on_it);
}

bool said_all(const Run& run) {
  const std::vector<Moment> spoken = spoken_by_slide(run);
  for (std::size_t i = 0; i < run.slides.size(); ++i) {
    if (must_be_said(run, i) && spoken[i] == Moment{0}) return false;
  }
  return true;
}

std::vector<Moment> spoken_by_slide(const Run& run) {
  std::vector<Moment> spoken(run.slides.size(), Moment{0});
  for (const Visit& visit : run.visits) {
    const auto slide = static_cast<std::size_t>(visit.slide);
    if (visit.slide >= 0 && slide < spoken.size()) spoken[slide] += visit.spoken;
  }
  return spoken;
}

Moment total_spoken(const Run& run) {
  Moment total{0};
  for (const Moment spoken : spoken_by_slide(run)) total += spoken;
  return total;
}

}  // namespace lectern
