#include "present/history.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <climits>
#include <cstdlib>
#include <ctime>
#include <utility>

namespace lectern {
namespace {

/// Runs that are looked at: times come from the last three of each slide, which may have been left out of some.
constexpr int kRunsLookedAt = 12;

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr), &std::free);
  return resolved ? std::string(resolved.get()) : path;
}

std::tm local_time(std::time_t time) {
  std::tm local{};
  localtime_r(&time, &local);
  return local;
}

}  // namespace

std::string deck_name(const Briefing& briefing) {
  const std::string& title = briefing.deck.meta.title.text;
  return title.empty() ? briefing.file_name.substr(briefing.file_name.rfind('/') + 1) : title;
}

DeckSeen deck_seen(const Briefing& briefing, const ShowPlan& plan, const std::string& path) {
  DeckSeen seen;
  seen.path = real_path(path);
  seen.title = deck_name(briefing);
  seen.slides = identities_of(plan);
  return seen;
}

Result<std::unique_ptr<StateStore>> open_state_if_any() {
  const auto path = state_database_path();
  if (!path) return std::unexpected(path.error());
  struct stat found{};
  if (::stat(path->c_str(), &found) != 0) return nullptr;
  return StateStore::open(*path);
}

HistoryOfTimes history_of_times(StateStore* store, const DeckSeen& seen, const ShowPlan& plan) {
  HistoryOfTimes history;
  if (store == nullptr) return history;
  if (const auto latest = store->latest_runs(kRunsLookedAt)) history.known.own_rate = learnt_rate(*latest);
  const auto deck = store->find_deck(seen);
  if (!deck || !*deck) return history;
  const auto runs = store->full_runs(**deck, {.whole_only = false, .kind = {}, .most = kRunsLookedAt});
  if (!runs) return history;
  history.known.rehearsed = rehearsed_times(plan, *runs);
  const bool any = std::ranges::any_of(history.known.rehearsed, [](const auto& time) { return time.has_value(); });
  history.runs = any ? static_cast<int>(runs->size()) : 0;
  return history;
}

int seconds_of_day() {
  const std::tm local = local_time(std::time(nullptr));
  return local.tm_hour * 3600 + local.tm_min * 60 + local.tm_sec;
}

CalendarTime calendar_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  return {ms, static_cast<int>(local_time(static_cast<std::time_t>(ms / 1000)).tm_gmtoff)};
}

}  // namespace lectern
