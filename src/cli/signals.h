#pragma once
// SIGINT and SIGTERM as a request to stop, so that an export ends after the files in work.

#include <atomic>
#include <stop_token>
#include <thread>

namespace lectern {

/// While it lives, the first SIGINT or SIGTERM requests a stop and a second one ends the program at once. Make it
/// before other threads start: they inherit that these signals wait for it. One at a time.
class SignalWatch {
 public:
  SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;
  SignalWatch(SignalWatch&&) = delete;
  SignalWatch& operator=(SignalWatch&&) = delete;
  ~SignalWatch();

  std::stop_token stop() const { return stop_.get_token(); }
  /// The signal that came, or 0.
  int caught() const { return caught_; }

 private:
  void watch();

  std::stop_source stop_;
  std::atomic<int> caught_{0};
  std::atomic<bool> ending_{false};
  std::thread thread_;
};

}  // namespace lectern
