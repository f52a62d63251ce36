#pragma once
// Moves from place to place. Pure and total: any place in, a place that the plan has out.

#include <optional>
#include <span>

#include "show/show.h"
#include "show/show_plan.h"

namespace lectern {

/// The nearest place that the plan has; a slide that may not be shown gives way to the next one that may, else to the
/// one before.
Place nearest_place(const ShowPlan& plan, Place place);

Place start_of(int slide);
/// The last state of the slide's last page.
Place end_of(const ShowPlan& plan, int slide);

/// How far along its slide a place is, counted in states through all pages: the first of five is {0, 5}.
struct StepCount {
  int step = 0;
  int steps = 1;
};
StepCount step_count(const ShowPlan& plan, Place place);

/// The slide that follows on the talk's path: from a counted slide the next counted one; from a backup slide whatever
/// may be shown next, since a speaker who asked for one of them wants its neighbours. Slides in `cuts` are passed over.
std::optional<int> slide_after(const ShowPlan& plan, int slide, std::span<const int> cuts = {});
std::optional<int> slide_before(const ShowPlan& plan, int slide, std::span<const int> cuts = {});

/// One step on or back; nothing at either end.
std::optional<Place> step_after(const ShowPlan& plan, Place place, std::span<const int> cuts = {});
std::optional<Place> step_before(const ShowPlan& plan, Place place, std::span<const int> cuts = {});

/// First and last slide of the path, or of all that may be shown where nothing is counted.
std::optional<int> first_slide(const ShowPlan& plan);
std::optional<int> last_slide(const ShowPlan& plan);

/// `distance` tiles on (or back, where negative) among the slides that may be shown; stops at the ends.
int tile_at_distance(const ShowPlan& plan, int slide, int distance);

}  // namespace lectern
