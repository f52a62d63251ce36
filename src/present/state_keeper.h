#pragma once
// The state database on a thread of its own, so that neither a slow disk nor another program's lock ever holds up a
// slide. Jobs run in the order they were posted; all of them are done before the keeper goes.
//
// Nothing that should be kept is ever given up: what saves something is done again every second until it succeeds, and
// all of it once more when the database was deleted, replaced or damaged under the talk and another one was opened.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "present/kept_store.h"

namespace lectern {

class StateKeeper {
 public:
  /// Once: the database may not be there.
  using Job = std::function<void(KeptStore&)>;
  /// May be done again at any time; only called with a database that can be written.
  using Save = std::function<Result<void>(KeptStore&)>;
  /// What is saved, all of it each time: a later one of a kind takes the place of the one before.
  enum class Saves { talk, ink, screens, record };

  /// Opens the database on its thread. `tell` is called there when the speaker should know that nothing can be kept (a
  /// lock, a full disk: once, and again when it can), or that the database was damaged or deleted.
  explicit StateKeeper(std::function<void(const Error&)> tell);
  StateKeeper(const StateKeeper&) = delete;
  StateKeeper& operator=(const StateKeeper&) = delete;
  StateKeeper(StateKeeper&&) = delete;
  StateKeeper& operator=(StateKeeper&&) = delete;
  ~StateKeeper();

  void post(Job job);
  void keep(Saves what, Save save);

  /// True for as long as something cannot be kept, from when that was told. Any thread.
  bool is_refused() const { return has_told_; }

 private:
  struct Kept {
    Save save;
    bool is_due = true;
  };

  void work();
  /// Waits for the next job, but not for longer than until something is due; nothing at the end and where that came
  /// first.
  std::optional<Job> next_job(bool& is_end);
  void save_due(KeptStore& store);
  /// False where it has to be tried again later.
  bool try_to_save(Kept& kept, KeptStore& store);
  void tell_word_of(KeptStore& store);
  bool has_due() const;

  std::function<void(const Error&)> tell_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;        ///< guarded by mutex_
  bool stop_ = false;           ///< guarded by mutex_
  std::map<Saves, Kept> kept_;  ///< of the thread, like all below
  int opening_ = 0;
  std::atomic<bool> has_told_ = false;  ///< that something cannot be kept; read by any thread
  std::jthread thread_;
};

}  // namespace lectern
