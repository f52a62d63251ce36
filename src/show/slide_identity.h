#pragma once
// How a slide is known again after its deck was edited, moved or renamed: by its content, never by its number alone.
// Plain values; pure.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// The words of a text as a short list of numbers: the least `kSketchSize` hashes of its words (of pairs of characters
/// where a script writes no spaces), sorted, each once. Texts of up to that many different words are kept whole; of
/// longer ones it is a fair sample (Broder, "On the resemblance and containment of documents", 1997).
using Sketch = std::vector<std::uint32_t>;
inline constexpr std::size_t kSketchSize = 64;

Sketch sketch_of(std::string_view text);

/// Share of words that two texts have in common, 0 to 1; two empty texts are equal.
float similarity(const Sketch& a, const Sketch& b);

/// What of a slide is remembered.
struct SlideIdentity {
  std::uint64_t fingerprint = 0;  ///< of all its bytes
  std::string anchor;             ///< unique in its deck
  std::string title;              ///< plain, for people
  Sketch sketch;                  ///< of all that it says, notes included
  bool operator==(const SlideIdentity&) const = default;
};

inline constexpr int kNotThere = -1;

/// For each slide of `before` the index in `after` of the same slide, or kNotThere. Untouched slides are found first,
/// then the most similar ones; no slide is taken twice. A slide may have moved anywhere; one that was reworded until
/// less than half of it is left (a third, where it kept its title) is another slide.
std::vector<int> same_slides(std::span<const SlideIdentity> before, std::span<const SlideIdentity> after);

/// Share of the slides of both decks that are the same, 0 to 1.
float deck_similarity(std::span<const SlideIdentity> before, std::span<const SlideIdentity> after);

}  // namespace lectern
