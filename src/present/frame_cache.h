#pragma once
// Painted pictures, kept within a budget of bytes. Belongs to the main thread. What the next key press may need is kept
// longest; of the rest the largest go first, since a thumbnail stands in for many of them, and of like size what was
// not looked at for the longest time.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>

#include "present/picture.h"
#include "present/picture_key.h"

namespace lectern {

class FrameCache {
 public:
  explicit FrameCache(std::size_t budget) : budget_(budget) {}

  void set_budget(std::size_t bytes) { budget_ = bytes; }
  std::size_t budget() const { return budget_; }

  void put(const PictureKey& key, Picture picture);
  /// Null where it is not there. The pointer holds until the next put or trim.
  const Picture* find(const PictureKey& key);
  /// The same question by somebody who does not look at it.
  bool contains(const PictureKey& key) const { return entries_.contains(key); }
  /// What that picture takes; nothing where it is not there.
  std::optional<std::size_t> bytes_of(const PictureKey& key) const;
  /// Any painting of the same state of the same slide, the largest, else of the same slide; null where there is none.
  const Picture* find_stand_in(const PictureKey& key);
  /// Drops pictures until the budget holds these and `incoming` more bytes, `wanted` ones last of all and never the
  /// first `kept` of them.
  void trim(std::span<const PictureKey> wanted, std::size_t kept, std::size_t incoming = 0);
  void drop_older_than(std::uint64_t generation);
  std::size_t bytes() const { return bytes_; }

 private:
  struct Entry {
    Picture picture;
    std::uint64_t used = 0;
  };
  void remove(std::map<PictureKey, Entry>::iterator entry);

  std::map<PictureKey, Entry> entries_;
  std::size_t budget_;
  std::size_t bytes_ = 0;
  std::uint64_t turn_ = 0;
};

}  // namespace lectern
