#include "present/state_keeper.h"

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace lectern {
namespace {

constexpr std::chrono::seconds kTriedAgainAfter{1};

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

void StateKeeper::post(Job job, Saves saves) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back({std::move(job), saves});
  }
  changed_.notify_all();
}

void StateKeeper::work() {
  std::optional<Error> trouble;
  const std::unique_ptr<StateStore> store = opened(trouble);
  if (trouble) tell_(*trouble);
  std::map<Saves, Job> failed;
  bool has_told = false;
  for (bool is_end = false; !is_end;) {
    auto next = next_job(!failed.empty(), is_end);
    if (next) {
      if (next->saves != Saves::nothing) failed.erase(next->saves);
      if (const auto done = next->job(store.get()); !done) {
        if (!std::exchange(has_told, true)) tell_(done.error());
        if (next->saves != Saves::nothing) failed.insert_or_assign(next->saves, std::move(next->job));
        continue;
      }
    }
    try_again(store.get(), failed);
    if (failed.empty() && std::exchange(has_told, false)) tell_({"what is reached and drawn is kept again", {}});
  }
}

std::optional<StateKeeper::Posted> StateKeeper::next_job(bool has_failed, bool& is_end) {
  std::unique_lock lock(mutex_);
  const auto has_news = [this] { return stop_ || !jobs_.empty(); };
  if (has_failed) {
    changed_.wait_for(lock, kTriedAgainAfter, has_news);
  } else {
    changed_.wait(lock, has_news);
  }
  is_end = stop_ && jobs_.empty();
  if (jobs_.empty()) return std::nullopt;
  Posted next = std::move(jobs_.front());
  jobs_.pop_front();
  return next;
}

void StateKeeper::try_again(StateStore* store, std::map<Saves, Job>& failed) {
  std::erase_if(failed, [&](const auto& job) { return job.second(store).has_value(); });
}

}  // namespace lectern
