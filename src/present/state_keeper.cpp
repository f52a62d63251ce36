#include "present/state_keeper.h"

#include <memory>
#include <optional>
#include <utility>

namespace lectern {
namespace {

std::unique_ptr<StateStore> opened(std::optional<Error>& trouble) {
  auto path = state_database_path();
  auto store = path ? StateStore::open(*path) : std::unexpected(path.error());
  if (!store) {
    trouble = store.error();
    return nullptr;
  }
  trouble = (*store)->notice();
  return std::move(*store);
}

}  // namespace

StateKeeper::StateKeeper(std::function<void(const Error&)> tell) : tell_(std::move(tell)) {
  thread_ = std::jthread([this] { work(); });
}

StateKeeper::~StateKeeper() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void StateKeeper::post(Job job) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  changed_.notify_all();
}

void StateKeeper::work() {
  std::optional<Error> trouble;
  const std::unique_ptr<StateStore> store = opened(trouble);
  if (trouble) tell_(*trouble);
  bool has_failed = false;
  while (true) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stop_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    if (const auto done = job(store.get()); !done && !std::exchange(has_failed, true)) tell_(done.error());
  }
}

}  // namespace lectern
