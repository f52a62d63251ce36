#include "present/gallery.h"

#include <algorithm>
#include <iterator>

namespace lectern {
namespace {

/// What a picture will take, the most where it can be packed; a photograph that cannot is seen to be larger when it is
/// there.
std::size_t bytes_of(const PictureKey& key) {
  const std::size_t bytes =
      static_cast<std::size_t>(key.width) * static_cast<std::size_t>(std::max(key.height, 64)) * sizeof(std::uint32_t);
  return is_packed_size({key.width, key.height}) ? bytes / 3 : bytes;
}

std::size_t bytes_of(std::span<const PictureKey> keys) {
  std::size_t sum = 0;
  for (const PictureKey& key : keys) sum += bytes_of(key);
  return sum;
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

std::optional<PictureKey> glance_of(const PictureKey& key) {
  constexpr int kWidth = 960;
  if (key.kind != PictureKind::slide || key.width < 2 * kWidth) return std::nullopt;
  PictureKey small = key;
  small.height = std::max(1, key.height * kWidth / key.width);
  small.width = kWidth;
  return small;
}

std::vector<PictureKey> Gallery::missing(std::span<const PictureKey> keys) {
  std::vector<PictureKey> result;
  std::ranges::copy_if(keys, std::back_inserter(result),
                       [this](const PictureKey& key) { return !cache_.contains(key); });
  return result;
}

void Gallery::fetch(const PaintSource& source, std::span<const PictureKey> keys, std::span<const PictureKey> behind,
                    std::chrono::milliseconds patience) {
  std::vector<PictureKey> wishes = missing(keys);
  const std::size_t awaited = wishes.size();
  if (awaited == 0) return;
  std::vector<PictureKey> then;
  for (std::size_t i = 0; i < awaited; ++i) {
    // What is being painted already is there as soon as its glance would be.
    const bool has_other = cache_.find_stand_in(wishes[i]) != nullptr || pool_.is_painting(wishes[i]);
    const auto glance = has_other ? std::nullopt : glance_of(wishes[i]);
    if (glance) then.push_back(*glance);
  }
  then.insert(then.end(), behind.begin(), behind.end());
  std::ranges::move(missing(then), std::back_inserter(wishes));
  Merge merge;
  merge.add(keys, then);
  wanted_ = std::move(merge.keys());
  urgent_ = wanted_.size();
  make_room(wishes);
  pool_.want(source, wishes, awaited);
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
  if (!results.pictures.empty()) cache_.trim(wanted_, urgent_);
  std::ranges::move(results.facts, std::back_inserter(facts_));
  return was_awaited;
}

void Gallery::make_room(std::span<const PictureKey> missing) {
  cache_.trim(wanted_, urgent_, bytes_of(missing));
}

void Gallery::ask(const PaintSource& source, const WishList& audience, const WishList& console) {
  const auto urgent_of = [](const WishList& list) { return std::span(list.keys).first(list.urgent); };
  const auto rest_of = [](const WishList& list) { return std::span(list.keys).subspan(list.urgent); };
  Merge merge;
  merge.add(urgent_of(audience), urgent_of(console));
  urgent_ = merge.keys().size();
  merge.add(rest_of(audience), rest_of(console));
  wanted_ = std::move(merge.keys());
  // At 4K a frame has 33 MB where it cannot be packed: the shown one and its neighbours, and little more.
  const auto cost_of = [this](const PictureKey& key) { return cache_.bytes_of(key).value_or(bytes_of(key)); };
  std::size_t bytes = 0;
  for (const PictureKey& key : std::span(wanted_).first(urgent_)) bytes += cost_of(key);
  const bool are_large =
      std::ranges::any_of(wanted_, [](const PictureKey& key) { return is_packed_size({key.width, key.height}); });
  cache_.set_budget(std::max(are_large ? kLeastBudgetAt4K : kLeastBudget, bytes + bytes / 8));
  // Where another frame does not fit, thumbnails still do.
  const auto rest = std::ranges::subrange(wanted_.begin() + static_cast<std::ptrdiff_t>(urgent_), wanted_.end());
  const auto [left_out, end] = std::ranges::remove_if(rest, [&](const PictureKey& key) {
    const bool fits = bytes + cost_of(key) <= cache_.budget();
    if (fits) bytes += cost_of(key);
    return !fits;
  });
  wanted_.erase(left_out, end);
  std::vector<PictureKey> wishes = missing(wanted_);
  make_room(wishes);
  pool_.want(source, std::move(wishes));
}

}  // namespace lectern
