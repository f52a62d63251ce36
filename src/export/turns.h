#pragma once
// Lets threads hand over what they made in a fixed order, whoever is ready first. For room `export` alone.

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <stop_token>

namespace lectern {

class Turns {
 public:
  /// False where a stop was asked for before the turn came.
  bool wait_for(std::size_t turn, const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    return changed_.wait(lock, stop, [&] { return next_ == turn; });
  }
  void pass() {
    {
      const std::scoped_lock lock(mutex_);
      ++next_;
    }
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::size_t next_ = 0;
};

}  // namespace lectern
