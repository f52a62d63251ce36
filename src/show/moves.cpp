#include "show/moves.h"

#include <algorithm>
#include <cstddef>

namespace lectern {
namespace {

int size_of(const ShowPlan& plan) {
  return static_cast<int>(plan.slides.size());
}

const PlanSlide& slide_at(const ShowPlan& plan, int slide) {
  return plan.slides[static_cast<std::size_t>(slide)];
}

int pages_of(const ShowPlan& plan, int slide) {
  return std::max(1, static_cast<int>(slide_at(plan, slide).steps.size()));
}

int steps_of(const ShowPlan& plan, int slide, int page) {
  const std::vector<int>& steps = slide_at(plan, slide).steps;
  if (page < 0 || page >= static_cast<int>(steps.size())) return 1;
  return std::max(1, steps[static_cast<std::size_t>(page)]);
}

/// The first slide from `from` on, in steps of `stride`, for which `wanted` holds.
template <class Wanted>
std::optional<int> scan(const ShowPlan& plan, int from, int stride, Wanted wanted) {
  for (int slide = from; slide >= 0 && slide < size_of(plan); slide += stride) {
    if (wanted(plan, slide)) return slide;
  }
  return std::nullopt;
}

bool on_the_path(const ShowPlan& plan, int from, int to, std::span<const int> cuts) {
  if (std::ranges::find(cuts, to) != cuts.end()) return false;
  return is_counted(plan, from) ? is_counted(plan, to) : may_show(plan, to);
}

}  // namespace

Place nearest_place(const ShowPlan& plan, Place place) {
  const int wanted = std::clamp(place.slide, 0, std::max(0, size_of(plan) - 1));
  auto slide = scan(plan, wanted, 1, may_show);
  if (!slide) slide = scan(plan, wanted, -1, may_show);
  if (!slide) return {kNoSlide, 0, 0};
  if (*slide != place.slide) return start_of(*slide);
  if (place.page >= pages_of(plan, *slide)) return end_of(plan, *slide);
  const int page = std::max(0, place.page);
  return {*slide, page, std::clamp(place.step, 0, steps_of(plan, *slide, page) - 1)};
}

Place start_of(int slide) {
  return {slide, 0, 0};
}

Place end_of(const ShowPlan& plan, int slide) {
  const int page = pages_of(plan, slide) - 1;
  return {slide, page, steps_of(plan, slide, page) - 1};
}

StepCount step_count(const ShowPlan& plan, Place place) {
  if (!may_show(plan, place.slide)) return {};
  StepCount count{.step = place.step, .steps = 0};
  for (int page = 0; page < pages_of(plan, place.slide); ++page) {
    const int steps = steps_of(plan, place.slide, page);
    if (page < place.page) count.step += steps;
    count.steps += steps;
  }
  return count;
}

std::optional<int> slide_after(const ShowPlan& plan, int slide, std::span<const int> cuts) {
  const auto is_next = [&](const ShowPlan& all, int to) { return on_the_path(all, slide, to, cuts); };
  return scan(plan, slide + 1, 1, is_next);
}

std::optional<int> slide_before(const ShowPlan& plan, int slide, std::span<const int> cuts) {
  const auto is_next = [&](const ShowPlan& all, int to) { return on_the_path(all, slide, to, cuts); };
  return scan(plan, slide - 1, -1, is_next);
}

std::optional<Place> step_after(const ShowPlan& plan, Place place, std::span<const int> cuts) {
  if (!may_show(plan, place.slide)) return std::nullopt;
  if (place.step + 1 < steps_of(plan, place.slide, place.page)) return Place{place.slide, place.page, place.step + 1};
  if (place.page + 1 < pages_of(plan, place.slide)) return Place{place.slide, place.page + 1, 0};
  const auto slide = slide_after(plan, place.slide, cuts);
  return slide ? std::optional(start_of(*slide)) : std::nullopt;
}

std::optional<Place> step_before(const ShowPlan& plan, Place place, std::span<const int> cuts) {
  if (!may_show(plan, place.slide)) return std::nullopt;
  if (place.step > 0) return Place{place.slide, place.page, place.step - 1};
  if (place.page > 0) return Place{place.slide, place.page - 1, steps_of(plan, place.slide, place.page - 1) - 1};
  const auto slide = slide_before(plan, place.slide, cuts);
  return slide ? std::optional(end_of(plan, *slide)) : std::nullopt;
}

std::optional<int> first_slide(const ShowPlan& plan) {
  const auto counted = scan(plan, 0, 1, is_counted);
  return counted ? counted : scan(plan, 0, 1, may_show);
}

std::optional<int> last_slide(const ShowPlan& plan) {
  const auto counted = scan(plan, size_of(plan) - 1, -1, is_counted);
  return counted ? counted : scan(plan, size_of(plan) - 1, -1, may_show);
}

int tile_at_distance(const ShowPlan& plan, int slide, int distance) {
  const int stride = distance < 0 ? -1 : 1;
  int at = slide;
  for (int left = distance < 0 ? -distance : distance; left > 0; --left) {
    const auto next = scan(plan, at + stride, stride, may_show);
    if (!next) return at;
    at = *next;
  }
  return at;
}

}  // namespace lectern
