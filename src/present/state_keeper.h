#pragma once
// The state database on a thread of its own, so that neither a slow disk nor another program's lock ever holds up a
// slide. Jobs run in the order they were posted; all of them are done before the keeper goes.

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "store/state_store.h"

namespace lectern {

class StateKeeper {
 public:
  /// What to do with the store, null where there is none to be had.
  using Job = std::function<Result<void>(StateStore*)>;
  /// What a job saves: one that failed is tried again every second until it is done or a later one of its kind is.
  enum class Saves { nothing, talk, ink };

  /// Opens the database on its thread. `tell` is called there when the speaker should know that nothing can be kept (a
  /// lock, a full disk: once, and again when it can), or that a damaged database was saved.
  explicit StateKeeper(std::function<void(const Error&)> tell);
  StateKeeper(const StateKeeper&) = delete;
  StateKeeper& operator=(const StateKeeper&) = delete;
  StateKeeper(StateKeeper&&) = delete;
  StateKeeper& operator=(StateKeeper&&) = delete;
  ~StateKeeper();

  void post(Job job, Saves saves = Saves::nothing);

 private:
  struct Posted {
    Job job;
    Saves saves = Saves::nothing;
  };

  void work();
  /// The next job; nothing where failed ones are due before another came, or at the end.
  std::optional<Posted> next_job(bool has_failed, bool& is_end);
  void try_again(StateStore* store, std::map<Saves, Job>& failed);

  std::function<void(const Error&)> tell_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Posted> jobs_;  ///< guarded by mutex_
  bool stop_ = false;        ///< guarded by mutex_
  std::jthread thread_;
};

}  // namespace lectern
