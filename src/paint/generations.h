#pragma once
// A cache bounded by bytes: when its young half is full, the young become the old and the former old go. What is asked
// for again is carried over. For room `paint` alone; not thread-safe.

#include <cstddef>
#include <unordered_map>
#include <utility>

namespace lectern {

template <class Key, class Value, class Hash>
class Generations {
 public:
  explicit Generations(std::size_t most_bytes) : most_(most_bytes / 2) {}

  /// Null when it is not there. The pointer holds until the next call of either function.
  const Value* find(const Key& key) {
    if (const auto young = young_.find(key); young != young_.end()) return &young->second.value;
    const auto old = old_.find(key);
    if (old == old_.end()) return nullptr;
    Entry entry = std::move(old->second);
    old_.erase(old);
    return insert(key, std::move(entry));
  }

  /// `bytes` is what the value takes.
  const Value* add(const Key& key, Value value, std::size_t bytes) {
    return insert(key, Entry{std::move(value), bytes});
  }

 private:
  struct Entry {
    Value value;
    std::size_t bytes = 0;
  };

  const Value* insert(const Key& key, Entry entry) {
    if (bytes_ + entry.bytes > most_ && !young_.empty()) {
      old_ = std::exchange(young_, {});
      bytes_ = 0;
    }
    bytes_ += entry.bytes;
    return &young_.insert_or_assign(key, std::move(entry)).first->second.value;
  }

  std::size_t most_;
  std::size_t bytes_ = 0;
  std::unordered_map<Key, Entry, Hash> young_;
  std::unordered_map<Key, Entry, Hash> old_;
};

/// Mixes one more number into a hash (the finaliser of SplitMix64, Steele et al. 2014).
inline std::size_t mixed(std::size_t hash, std::size_t value) {
  std::size_t z = hash + 0x9E3779B97F4A7C15ULL + value;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

}  // namespace lectern
