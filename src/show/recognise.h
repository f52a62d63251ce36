#pragma once
// Which of the decks that were seen before is this one? Pure: what is on the disk is given.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "show/slide_identity.h"

namespace lectern {

struct KnownDeck {
  std::int64_t id = 0;
  std::string path;
  bool file_is_there = false;  ///< something still lies at `path`
  std::vector<SlideIdentity> slides;
};

/// The deck at the same path, however much it was edited; else the most similar one whose file has gone from its place,
/// if at least half of the slides are the same: it was moved or renamed. A copy beside its original is a new deck.
/// Where the deck at the path has nothing in common with this one and a vanished one has, the vanished one was moved
/// over it.
std::optional<std::int64_t> recognised(std::span<const KnownDeck> known, const std::string& path,
                                       std::span<const SlideIdentity> slides);

}  // namespace lectern
