#include "present/gallery.h"

#include <algorithm>
#include <iterator>

namespace lectern {
namespace {

/// Frames that the cache has room for, at the least: the shown one and its neighbours. At 4K a frame has 33 MB, so it
/// matters that there is no room for more.
constexpr std::size_t kFramesKept = 3;

std::size_t bytes_of(const PictureKey& key) {
  return static_cast<std::size_t>(key.width) * static_cast<std::size_t>(std::max(key.height, 64)) *
         sizeof(std::uint32_t);
}

/// Takes the wishes of two lists in turns, each once.
class Merge {
 public:
  void add(std::span<const PictureKey> one, std::span<const PictureKey> other) {
    for (std::size_t i = 0; i < std::max(one.size(), other.size()); ++i) {
      if (i < one.size()) add(one[i]);
      if (i < other.size()) add(other[i]);
    }
  }
  std::vector<PictureKey>& keys() { return keys_; }

 private:
  void add(const PictureKey& key) {
    if (known_.insert(key).second) keys_.push_back(key);
  }

  std::vector<PictureKey> keys_;
  std::set<PictureKey> known_;
};

}  // namespace

std::vector<PictureKey> Gallery::missing(std::span<const PictureKey> keys) {
  std::vector<PictureKey> result;
  std::ranges::copy_if(keys, std::back_inserter(result),
                       [this](const PictureKey& key) { return cache_.find(key) == nullptr; });
  return result;
}

void Gallery::fetch(const PaintSource& source, std::span<const PictureKey> keys, std::span<const PictureKey> behind,
                    std::chrono::milliseconds patience) {
  std::vector<PictureKey> wishes = missing(keys);
  const std::size_t awaited = wishes.size();
  std::ranges::move(missing(behind), std::back_inserter(wishes));
  if (awaited == 0) return;
  pool_.want(source, wishes);
  pool_.wait_for(std::span(wishes).first(awaited), patience);
  keep(pool_.take(), source.generation);
}

bool Gallery::collect(std::uint64_t generation) {
  return keep(pool_.take(), generation);
}

bool Gallery::keep(PaintResults results, std::uint64_t generation) {
  bool was_awaited = false;
  for (PaintedPicture& painted : results.pictures) {
    if (painted.key.generation != generation) continue;
    was_awaited = awaited_.contains(painted.key) || was_awaited;
    cache_.put(painted.key, std::move(painted.picture));
  }
  std::ranges::move(results.facts, std::back_inserter(facts_));
  return was_awaited;
}

void Gallery::ask(const PaintSource& source, const WishList& audience, const WishList& console,
                  std::size_t frame_bytes) {
  const auto urgent_of = [](const WishList& list) { return std::span(list.keys).first(list.urgent); };
  const auto rest_of = [](const WishList& list) { return std::span(list.keys).subspan(list.urgent); };
  Merge merge;
  merge.add(urgent_of(audience), urgent_of(console));
  const std::size_t urgent = merge.keys().size();
  merge.add(rest_of(audience), rest_of(console));
  std::vector<PictureKey>& wishes = merge.keys();
  cache_.set_budget(std::max(kLeastBudget, kFramesKept * frame_bytes));
  std::size_t bytes = 0;
  std::size_t count = 0;
  while (count < wishes.size() && (count < urgent || bytes + bytes_of(wishes[count]) <= cache_.budget()))
    bytes += bytes_of(wishes[count++]);
  wishes.resize(count);
  cache_.trim(wishes, urgent);
  std::erase_if(wishes, [this](const PictureKey& key) { return cache_.find(key) != nullptr; });
  pool_.want(source, std::move(wishes));
}

}  // namespace lectern
