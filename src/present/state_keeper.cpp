#include "present/state_keeper.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace lectern {
namespace {

constexpr std::chrono::seconds kTriedAgainAfter{1};
/// How often it is looked whether the database is still there while a talk stands on one slide.
constexpr std::chrono::seconds kLookedAfter{2};

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

void StateKeeper::keep(Saves what, Save save) {
  post([this, what, save = std::move(save)](KeptStore&) mutable {
    kept_.insert_or_assign(what, Kept{std::move(save), true});
  });
}

void StateKeeper::work() {
  KeptStore store(state_database_path());
  opening_ = store.opening();
  has_told_ = !store.can_write();
  tell_word_of(store);
  for (bool is_end = false; !is_end;) {
    const auto job = next_job(is_end);
    store.look_after();
    if (job) (*job)(store);
    save_due(store);
    tell_word_of(store);
  }
}

std::optional<StateKeeper::Job> StateKeeper::next_job(bool& is_end) {
  std::unique_lock lock(mutex_);
  const auto has_news = [this] { return stop_ || !jobs_.empty(); };
  if (kept_.empty()) {
    changed_.wait(lock, has_news);
  } else {
    changed_.wait_for(lock, has_due() ? kTriedAgainAfter : kLookedAfter, has_news);
  }
  is_end = stop_ && jobs_.empty();
  if (jobs_.empty()) return std::nullopt;
  Job next = std::move(jobs_.front());
  jobs_.pop_front();
  return next;
}

void StateKeeper::save_due(KeptStore& store) {
  for (bool goes_on = store.can_write(); goes_on;) {
    if (std::exchange(opening_, store.opening()) != store.opening()) {
      for (auto& [what, kept] : kept_) kept.is_due = true;
    }
    const int opening = opening_;
    for (auto& [what, kept] : kept_) {
      if (kept.is_due) kept.is_due = !try_to_save(kept, store);
    }
    // Where the database was opened again on the way, all of it is due once more.
    goes_on = store.opening() != opening && store.can_write();
  }
  if (store.can_write() && !has_due() && has_told_.exchange(false))
    tell_({"what is reached and drawn is kept again", {}});
}

bool StateKeeper::try_to_save(Kept& kept, KeptStore& store) {
  if (!store.can_write()) return false;
  const auto saved = kept.save(store);
  if (saved) return true;
  const bool is_mended = store.mend(saved.error());
  if (!is_mended && !has_told_.exchange(true)) tell_(saved.error());
  return false;
}

void StateKeeper::tell_word_of(KeptStore& store) {
  if (!store.can_write()) has_told_ = true;
  if (const auto word = store.take_word()) tell_(*word);
}

bool StateKeeper::has_due() const {
  return std::ranges::any_of(kept_, [](const auto& one) { return one.second.is_due; });
}

}  // namespace lectern
