#pragma once
// The talk's clock as a value: it is told the time, it never asks.

#include <chrono>
#include <optional>

namespace lectern {

/// Time since any fixed moment, from a clock that only runs forward.
using Moment = std::chrono::milliseconds;

/// Runs while `running_since` is set; `before` is what earlier stretches added up to.
struct Clock {
  bool started = false;
  std::optional<Moment> running_since;
  Moment before{0};
  bool operator==(const Clock&) const = default;
};

/// Time spoken so far, pauses left out; never negative.
Moment elapsed(const Clock& clock, Moment now);

Clock started(const Clock& clock, Moment now);
Clock paused(const Clock& clock, Moment now);

}  // namespace lectern
