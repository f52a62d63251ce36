#include "present/inbox.h"

#include <utility>

namespace lectern {

void Inbox::post_read(ReadResult result) {
  {
    const std::lock_guard lock(mutex_);
    read_ = std::move(result);
  }
  wake();
}

void Inbox::post_signal(int number) {
  {
    const std::lock_guard lock(mutex_);
    signal_ = number;
  }
  wake();
}

void Inbox::post_lost_connection() {
  const std::lock_guard lock(mutex_);
  has_lost_connection_ = true;
}

bool Inbox::has_lost_connection() {
  const std::lock_guard lock(mutex_);
  return has_lost_connection_;
}

void Inbox::post_word(std::string word) {
  {
    const std::lock_guard lock(mutex_);
    word_ = std::move(word);
  }
  wake();
}

std::optional<std::string> Inbox::take_word() {
  const std::lock_guard lock(mutex_);
  return std::exchange(word_, std::nullopt);
}

std::optional<ReadResult> Inbox::take_read() {
  const std::lock_guard lock(mutex_);
  return std::exchange(read_, std::nullopt);
}

std::optional<int> Inbox::signal() {
  const std::lock_guard lock(mutex_);
  return signal_;
}

}  // namespace lectern
