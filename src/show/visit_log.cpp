#include "show/visit_log.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace lectern {
namespace {

void count_up_to(VisitLog& log, Moment now) {
  const Moment passed = std::max(Moment{0}, now - log.counted_to);
  if (log.open && log.running) {
    Visit& visit = log.visits.back();
    visit.spoken += passed;
    if (log.covered) visit.covered += passed;
  }
  log.counted_to = std::max(log.counted_to, now);
}

bool is_at(const Visit& visit, const Place& place) {
  return visit.slide == place.slide && visit.page == place.page && visit.step == place.step;
}

}  // namespace

VisitLog noted(VisitLog log, const Show& show, Moment now) {
  count_up_to(log, now);
  if (!show.clock.started) {
    // Set back, or not begun.
    if (log.began) log = {};
    log.counted_to = now;
    return log;
  }
  if (!log.began) log.began = now;
  log.running = show.clock.running_since.has_value();
  log.covered = show.cover != Cover::none;
  const bool stays = log.open && is_at(log.visits.back(), show.place);
  if (stays || show.place.slide == kNoSlide) return log;
  if (log.open && log.visits.back().spoken == Moment{0}) log.visits.pop_back();
  log.visits.push_back({show.place.slide, show.place.page, show.place.step, now - *log.began, Moment{0}, Moment{0}});
  log.open = true;
  return log;
}

VisitLog taken_up(std::vector<Visit> visits, Moment now) {
  VisitLog log;
  const Moment end = visits.empty() ? Moment{0} : visits.back().begin + visits.back().spoken;
  log.visits = std::move(visits);
  log.began = now - end;
  log.counted_to = now;
  return log;
}

Moment total_spoken(const VisitLog& log) {
  Moment total{0};
  for (const Visit& visit : log.visits) total += visit.spoken;
  return total;
}

std::vector<Moment> spoken_by_slide(const VisitLog& log, int slides) {
  std::vector<Moment> spoken(static_cast<std::size_t>(std::max(0, slides)), Moment{0});
  for (const Visit& visit : log.visits) {
    const auto slide = static_cast<std::size_t>(visit.slide);
    if (visit.slide >= 0 && slide < spoken.size()) spoken[slide] += visit.spoken;
  }
  return spoken;
}

std::size_t finished_visits(const VisitLog& log) {
  return log.visits.size() - (log.open ? 1 : 0);
}

}  // namespace lectern
