#include "present/frame_cache.h"

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>
#include <vector>

namespace lectern {
namespace {

bool same_part(const PictureKey& a, const PictureKey& b) {
  return a.part_x == b.part_x && a.part_y == b.part_y && a.part_width == b.part_width;
}

}  // namespace

void FrameCache::put(const PictureKey& key, Picture picture) {
  const auto old = entries_.find(key);
  if (old != entries_.end()) remove(old);
  bytes_ += picture.bytes();
  entries_[key] = {std::move(picture), ++turn_};
}

const Picture* FrameCache::find(const PictureKey& key) {
  const auto entry = entries_.find(key);
  if (entry == entries_.end()) return nullptr;
  entry->second.used = ++turn_;
  return &entry->second.picture;
}

std::optional<std::size_t> FrameCache::bytes_of(const PictureKey& key) const {
  const auto entry = entries_.find(key);
  return entry == entries_.end() ? std::nullopt : std::optional(entry->second.picture.bytes());
}

const Picture* FrameCache::find_stand_in(const PictureKey& key) {
  if (key.kind != PictureKind::slide) return nullptr;
  const Picture* best = nullptr;
  bool best_is_same_state = false;
  for (const auto& [other, entry] : entries_) {
    if (other.kind != PictureKind::slide || other.slide != key.slide || other.generation != key.generation) continue;
    // A dimmed picture, or another part of the slide, would be a flash of something else.
    if (other.look != key.look || !same_part(other, key)) continue;
    const bool same_state = other.page == key.page && other.step == key.step;
    if (best_is_same_state && !same_state) continue;
    const bool larger = best == nullptr || entry.picture.size().width > best->size().width;
    if (larger || (same_state && !best_is_same_state)) best = &entry.picture;
    best_is_same_state = best_is_same_state || same_state;
  }
  return best;
}

void FrameCache::trim(std::span<const PictureKey> wanted, std::size_t kept, std::size_t incoming) {
  const auto fits = [&] { return bytes_ + incoming <= budget_; };
  if (fits()) return;
  // Rank 0 goes first. Wanted pictures rank above all others, the more urgent the higher.
  struct Candidate {
    std::size_t rank = 0;
    int smallness = 0;  ///< halvings: pictures of like size are told apart by their use
    std::uint64_t used = 0;
    PictureKey key;
  };
  std::vector<Candidate> candidates;
  for (const auto& [key, entry] : entries_) {
    const auto place = static_cast<std::size_t>(std::ranges::find(wanted, key) - wanted.begin());
    if (place < kept && place < wanted.size()) continue;
    candidates.push_back({wanted.size() - place, std::countl_zero(entry.picture.bytes()), entry.used, key});
  }
  std::ranges::sort(candidates, {}, [](const Candidate& one) { return std::tuple(one.rank, one.smallness, one.used); });
  for (const Candidate& candidate : candidates) {
    if (fits()) return;
    remove(entries_.find(candidate.key));
  }
}

void FrameCache::drop_older_than(std::uint64_t generation) {
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    const auto next = std::next(entry);
    if (entry->first.generation < generation) remove(entry);
    entry = next;
  }
}

void FrameCache::remove(std::map<PictureKey, Entry>::iterator entry) {
  bytes_ -= entry->second.picture.bytes();
  entries_.erase(entry);
}

}  // namespace lectern
