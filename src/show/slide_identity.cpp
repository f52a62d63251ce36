#include "show/slide_identity.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/words.h"

namespace lectern {
namespace {

constexpr float kSameText = 0.5F;
constexpr float kSameTitle = 0.33F;

/// FNV-1a, folded to 32 bits.
class WordHash {
 public:
  void add(char32_t c) {
    hash_ = (hash_ ^ c) * 1099511628211ULL;
    empty_ = false;
  }
  bool empty() const { return empty_; }
  std::uint32_t value() const { return static_cast<std::uint32_t>(hash_ ^ (hash_ >> 32U)); }

 private:
  std::uint64_t hash_ = 14695981039346656037ULL;
  bool empty_ = true;
};

char32_t folded(char32_t c) {
  return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
}

// Scripts without spaces: from the Thai block to Hangul's neighbours, and the supplementary ideographs. Hangul has
// spaces, but its words carry endings, so that pairs serve it as well.
bool is_unspaced(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x3040 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_part_of_word(char32_t c) {
  if (c < 0x80) return (c >= U'0' && c <= U'9') || (folded(c) >= U'a' && folded(c) <= U'z');
  // General and CJK punctuation, spaces and signs separate; everything else is taken for a letter.
  const bool is_sign = (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || c == 0xFEFF || c == 0xFFFD;
  return c >= 0xC0 && !is_sign;
}

/// A pair of slides that may be the same, best first.
struct Candidate {
  float score = 0;
  int before = 0;
  int after = 0;
};

/// Pairs off equal fingerprints, in order where a deck has the same slide several times.
void match_untouched(std::span<const SlideIdentity> before, std::span<const SlideIdentity> after,
                     std::vector<int>& matches, std::vector<bool>& taken) {
  std::multimap<std::uint64_t, int> places;
  for (std::size_t i = 0; i < after.size(); ++i) places.emplace(after[i].fingerprint, static_cast<int>(i));
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto found = places.find(before[i].fingerprint);
    if (found == places.end()) continue;
    matches[i] = found->second;
    taken[static_cast<std::size_t>(found->second)] = true;
    places.erase(found);
  }
}

}  // namespace

Sketch sketch_of(std::string_view text) {
  Sketch hashes;
  WordHash word;
  char32_t last = 0;
  const auto end_word = [&] {
    if (!word.empty()) hashes.push_back(word.value());
    word = {};
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = folded(next_code_point(text, at));
    const bool unspaced = is_unspaced(c) && is_part_of_word(c);
    if (unspaced) {
      end_word();
      WordHash pair;
      if (last != 0) pair.add(last);
      pair.add(c);
      hashes.push_back(pair.value());
    } else if (is_part_of_word(c)) {
      word.add(c);
    } else {
      end_word();
    }
    last = unspaced ? c : 0;
  }
  end_word();
  std::ranges::sort(hashes);
  const auto repeats = std::ranges::unique(hashes);
  hashes.erase(repeats.begin(), repeats.end());
  if (hashes.size() > kSketchSize) hashes.resize(kSketchSize);
  return hashes;
}

float similarity(const Sketch& a, const Sketch& b) {
  if (a.empty() && b.empty()) return 1;
  // Of the least hashes of both together, the share that both have.
  std::size_t i = 0;
  std::size_t j = 0;
  std::size_t all = 0;
  std::size_t common = 0;
  while (all < kSketchSize && (i < a.size() || j < b.size())) {
    ++all;
    if (j == b.size() || (i < a.size() && a[i] < b[j])) {
      ++i;
    } else if (i == a.size() || b[j] < a[i]) {
      ++j;
    } else {
      ++common;
      ++i;
      ++j;
    }
  }
  return static_cast<float>(common) / static_cast<float>(all);
}

std::vector<int> same_slides(std::span<const SlideIdentity> before, std::span<const SlideIdentity> after) {
  std::vector<int> matches(before.size(), kNotThere);
  std::vector<bool> taken(after.size(), false);
  match_untouched(before, after, matches, taken);
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (matches[i] != kNotThere) continue;
    for (std::size_t j = 0; j < after.size(); ++j) {
      if (taken[j]) continue;
      const bool same_title = !before[i].title.empty() && before[i].title == after[j].title;
      const float alike = similarity(before[i].sketch, after[j].sketch);
      if (alike >= (same_title ? kSameTitle : kSameText))
        candidates.push_back({alike + (same_title ? 0.5F : 0), static_cast<int>(i), static_cast<int>(j)});
    }
  }
  std::ranges::sort(candidates, {},
                    [](const Candidate& pair) { return std::tuple(-pair.score, pair.before, pair.after); });
  for (const Candidate& pair : candidates) {
    int& match = matches[static_cast<std::size_t>(pair.before)];
    if (match != kNotThere || taken[static_cast<std::size_t>(pair.after)]) continue;
    match = pair.after;
    taken[static_cast<std::size_t>(pair.after)] = true;
  }
  return matches;
}

float deck_similarity(std::span<const SlideIdentity> before, std::span<const SlideIdentity> after) {
  if (before.empty() && after.empty()) return 1;
  const std::vector<int> matches = same_slides(before, after);
  const auto common = std::ranges::count_if(matches, [](int match) { return match != kNotThere; });
  return 2 * static_cast<float>(common) / static_cast<float>(before.size() + after.size());
}

}  // namespace lectern
