#pragma once
// The state database on a thread of its own, so that neither a slow disk nor another program's lock ever holds up a
// slide. Jobs run in the order they were posted; all of them are done before the keeper goes.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "store/state_store.h"

namespace lectern {

class StateKeeper {
 public:
  /// What to do with the store, null where there is none to be had. The first error is told.
  using Job = std::function<Result<void>(StateStore*)>;

  /// Opens the database on its thread. `tell` is called there, at most twice, when the speaker should know that nothing
  /// can be kept, or that a damaged database was saved.
  explicit StateKeeper(std::function<void(const Error&)> tell);
  StateKeeper(const StateKeeper&) = delete;
  StateKeeper& operator=(const StateKeeper&) = delete;
  StateKeeper(StateKeeper&&) = delete;
  StateKeeper& operator=(StateKeeper&&) = delete;
  ~StateKeeper();

  void post(Job job);

 private:
  void work();

  std::function<void(const Error&)> tell_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;  ///< guarded by mutex_
  bool stop_ = false;     ///< guarded by mutex_
  std::jthread thread_;
};

}  // namespace lectern
