#pragma once
// What other threads leave for the main thread. Functions may be called from any thread where they do not say
// otherwise.

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "present/event_wait.h"
#include "present/reload_watcher.h"

namespace lectern {

/// What other threads leave for the main thread, and its sleep, which they end.
class Inbox {
 public:
  /// `wake_event`: the SDL event that tells of a wake.
  explicit Inbox(std::uint32_t wake_event) : events_(wake_event) {}
  /// Main thread.
  EventWait& events() { return events_; }
  void post_read(ReadResult result);
  void post_signal(int number);
  /// The window system cut the connection: nothing can be shown any more. The main thread notices it first.
  void post_lost_connection();
  /// A word for the speaker.
  void post_word(std::string word);
  /// Only wakes the main thread; false results of workers are fetched where they are.
  void wake() const { events_.wake(); }
  std::optional<ReadResult> take_read();
  std::optional<int> signal();
  bool has_lost_connection();
  std::optional<std::string> take_word();

 private:
  EventWait events_;
  std::mutex mutex_;
  std::optional<ReadResult> read_;
  std::optional<int> signal_;
  bool has_lost_connection_ = false;
  std::optional<std::string> word_;
};

}  // namespace lectern
