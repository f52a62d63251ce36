#include "present/kept_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

/// Between two tries to open what cannot be had or written; twice as long after each.
constexpr std::chrono::seconds kFirstPause{1};
constexpr std::chrono::seconds kLongestPause{8};

/// Why the database was opened again in the middle of a talk, and what became of it.
Error reopened(const Error& reason, const std::optional<Error>& notice) {
  const Error& told = notice ? *notice : reason;
  return {fmt::format("{}; everything of this talk goes into a new one", told.message), told.hint};
}

}  // namespace

KeptStore::KeptStore(Result<std::string> path) : path_(std::move(path)), pause_(kFirstPause) {
  open({});
}

void KeptStore::look_after() {
  if (can_write()) {
    const auto seen = store_->look();
    if (!seen && StateStore::needs_opening(seen.error())) open(seen.error());
  } else if (Clock::now() >= next_try_) {
    open({});
  }
}

bool KeptStore::mend(const Error& error) {
  if (!can_write() || !StateStore::needs_opening(error)) return false;
  // A database that is damaged again at once is not to be had.
  if (Clock::now() < next_try_) return false;
  open(error);
  return can_write();
}

std::optional<Error> KeptStore::take_word() {
  return std::exchange(word_, std::nullopt);
}

void KeptStore::open(const std::optional<Error>& reason) {
  // The old one is closed first: closed later, it would take the new one's log along.
  store_.reset();
  next_try_ = Clock::now() + pause_;
  const auto opening = reason ? StateStore::Opening::after_damage : StateStore::Opening::plain;
  auto opened = path_ ? StateStore::open(*path_, opening) : std::unexpected(path_.error());
  if (opened) {
    store_ = std::move(*opened);
    ++opening_;
  }
  if (can_write()) {
    pause_ = kFirstPause;
    trouble_.reset();
    word_ = reason ? reopened(*reason, store_->notice()) : store_->notice();
    return;
  }
  pause_ = std::min(pause_ * 2, kLongestPause);
  const bool is_new = !trouble_;
  trouble_ = opened ? store_->notice() : opened.error();
  if (is_new) word_ = trouble_;
}

}  // namespace lectern
