// What earlier runs tell of the talk's times, read on a thread of its own once the first slide stands, and when the
// slot ends by the clock.

#include <chrono>
#include <future>
#include <utility>

#include "present/history.h"
#include "present/presenter.h"

namespace lectern {

/// A rehearsal has read its history before it began; its plan stays as it was then.
void Presenter::ask_history() {
  if (practice_) return;
  history_ = std::async(std::launch::async, [seen = deck_seen(*source_.briefing, plan_, options_.deck_path),
                                             plan = plan_, &inbox = inbox_] {
    const auto store = open_state_if_any();
    TimesKnown known = history_of_times(store ? store->get() : nullptr, seen, plan).known;
    inbox.wake();
    return known;
  });
}

void Presenter::learn_times() {
  if (!history_.valid() || history_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
  TimesKnown known = history_.get();
  // Another deck was read meanwhile; its own history is on the way.
  if (known.rehearsed.size() > plan_.slides.size()) return;
  known.start_of_day = times_known_.start_of_day;
  times_known_ = std::move(known);
  pace_.learn(times_known_);
  pace_.follow(plan_, {});
  needs_draw_ = true;
}

/// `ends:` says how much of the slot is left once it is known when the talk begins.
void Presenter::reckon_slot(const Show& before) {
  if (before.clock.started || !show_.clock.started) return;
  times_known_.start_of_day = seconds_of_day();
  pace_.learn(times_known_);
  pace_.follow(plan_, {});
}

}  // namespace lectern
