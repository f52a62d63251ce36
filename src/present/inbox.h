#pragma once
// What other threads leave for the main thread. Every function may be called from any thread.

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "present/reload_watcher.h"

namespace lectern {

/// What other threads leave for the main thread, with an SDL event to wake it.
class Inbox {
 public:
  explicit Inbox(std::uint32_t wake_event) : wake_event_(wake_event) {}
  void post_read(ReadResult result);
  void post_signal(int number);
  /// A word for the speaker.
  void post_word(std::string word);
  /// Only wakes the main thread; false results of workers are fetched where they are.
  void wake() const;
  std::optional<ReadResult> take_read();
  std::optional<int> signal();
  std::optional<std::string> take_word();

 private:
  std::uint32_t wake_event_;
  std::mutex mutex_;
  std::optional<ReadResult> read_;
  std::optional<int> signal_;
  std::optional<std::string> word_;
};

}  // namespace lectern
