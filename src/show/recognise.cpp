#include "show/recognise.h"

namespace lectern {
namespace {

constexpr float kMoved = 0.5F;
constexpr float kNothingInCommon = 0.1F;

}  // namespace

std::optional<std::int64_t> recognised(std::span<const KnownDeck> known, const std::string& path,
                                       std::span<const SlideIdentity> slides) {
  const KnownDeck* here = nullptr;
  const KnownDeck* moved = nullptr;
  float most = kMoved;
  for (const KnownDeck& deck : known) {
    if (deck.path == path) {
      here = &deck;
    } else if (!deck.file_is_there) {
      const float alike = slides.empty() ? 0 : deck_similarity(deck.slides, slides);
      if (alike < most || (moved != nullptr && alike == most)) continue;
      most = alike;
      moved = &deck;
    }
  }
  if (here == nullptr) return moved == nullptr ? std::nullopt : std::optional(moved->id);
  const bool replaced = moved != nullptr && deck_similarity(here->slides, slides) < kNothingInCommon;
  return replaced ? moved->id : here->id;
}

}  // namespace lectern
