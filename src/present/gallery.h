#pragma once
// The painted pictures that both windows draw from, and the one way to the workers that paint them. Main thread only.

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "present/frame_cache.h"
#include "present/paint_pool.h"

namespace lectern {

/// A small picture of a large one's slide, painted in a few milliseconds: what is seen after a far jump until the large
/// one is there. Nothing where the picture itself is as quick.
std::optional<PictureKey> glance_of(const PictureKey& key);

class Gallery {
 public:
  explicit Gallery(PaintPool& pool) : pool_(pool), cache_(kLeastBudget) {}

  /// Null where it is not painted. The pointer holds until the next call that is not a find.
  const Picture* find(const PictureKey& key) { return cache_.find(key); }
  /// A painting of the same slide to stretch until the right one is there.
  const Picture* find_stand_in(const PictureKey& key) { return cache_.find_stand_in(key); }

  /// Of `keys`, those that are not painted.
  std::vector<PictureKey> missing(std::span<const PictureKey> keys);
  /// Asks for `keys` and nothing else, and waits until they are painted, at most `patience`; behind them a glance of
  /// those that nothing could stand in for, then `behind`, are asked for too, without waiting.
  void fetch(const PaintSource& source, std::span<const PictureKey> keys, std::span<const PictureKey> behind,
             std::chrono::milliseconds patience);

  /// What the frames on the windows still wait for.
  void await(std::span<const PictureKey> keys) { awaited_.insert(keys.begin(), keys.end()); }
  void await_nothing() { awaited_.clear(); }
  /// Takes what workers have painted; true where one of the windows waits for some of it.
  bool collect(std::uint64_t generation);
  /// Facts about slides that came with the pictures.
  std::vector<SlideFacts> take_facts() { return std::exchange(facts_, {}); }

  /// Hands the workers what is not painted yet, as far as the cache can hold it, the windows in turns. Makes room for
  /// it first: the old pictures and the new ones never stand beside each other.
  void ask(const PaintSource& source, const WishList& audience, const WishList& console);

  /// What all pictures take now.
  std::size_t bytes() const { return cache_.bytes(); }
  /// What they may take, beside the few that a worker finished after they were no longer wanted.
  std::size_t budget() const { return cache_.budget(); }

 private:
  static constexpr std::size_t kLeastBudget = std::size_t{96} << 20U;
  /// Where the windows' own pixels, and those that are being painted, take so much more.
  static constexpr std::size_t kLeastBudgetAt4K = std::size_t{64} << 20U;

  bool keep(PaintResults results, std::uint64_t generation);
  /// Drops what is wanted least, until `missing` has room.
  void make_room(std::span<const PictureKey> missing);

  PaintPool& pool_;
  FrameCache cache_;
  std::vector<PictureKey> wanted_;  ///< most urgent first
  std::size_t urgent_ = 0;          ///< so many of them stay whatever it takes
  std::set<PictureKey> awaited_;
  std::vector<SlideFacts> facts_;
};

}  // namespace lectern
