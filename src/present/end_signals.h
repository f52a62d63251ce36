#pragma once
// SIGINT, SIGTERM and SIGHUP as an orderly end: they are blocked for the whole program while this lives and read by a
// thread that may do what a signal handler may not. A second signal ends the program on the spot. SIGPIPE, meanwhile,
// does nothing: a terminal or a `tee` that is gone, and a word printed to it, must not end the talk.

#include <csignal>
#include <functional>
#include <thread>

namespace lectern {

class EndSignals {
 public:
  /// Make it before any other thread starts, so that all inherit the block. `on_signal` is called from the watch's
  /// thread.
  explicit EndSignals(std::function<void(int)> on_signal);
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;
  EndSignals(EndSignals&&) = delete;
  EndSignals& operator=(EndSignals&&) = delete;
  ~EndSignals();

 private:
  int signals_ = -1;                   ///< signalfd
  int stop_ = -1;                      ///< eventfd
  struct sigaction on_closed_pipe_{};  ///< what it did before
  std::jthread thread_;
};

}  // namespace lectern
