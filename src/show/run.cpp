#include "show/run.h"

#include <cstddef>

namespace lectern {

std::vector<SlideIdentity> identities_of(const Run& run) {
  std::vector<SlideIdentity> identities;
  identities.reserve(run.slides.size());
  for (const RunSlide& slide : run.slides) identities.push_back(slide.identity);
  return identities;
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
