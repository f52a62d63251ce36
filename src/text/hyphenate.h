#pragma once
// Where a word may be parted, by its language's patterns: F. M. Liang, "Word Hy-phen-a-tion by Com-put-er" (1983).
// Immutable; safe to use from any thread. (libhyphen reads the same files, but German's takes it a second or two.)

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"

namespace lectern {

class Hyphenator {
 public:
  /// Reads patterns as Hunspell's dictionaries have them: the encoding in the first line, then a pattern a line, such
  /// as
  /// ".ach4" or "4ab1ä". Null where they are none.
  static std::shared_ptr<const Hyphenator> open(const SharedBytes& patterns);

  /// Code points before which a hyphen may part `word`, in rising order: at least two before the first, three after the
  /// last. Places at which the spelling would change are left out.
  std::vector<std::uint32_t> places(std::u32string_view word) const;

 private:
  Hyphenator() = default;
  void add(std::u16string_view line);

  /// Letters (with "." for the edge of the word) and a digit before each of them and behind the last: odd ones part.
  std::unordered_map<std::u16string, std::string> patterns_;
  std::size_t longest_ = 0;
};

}  // namespace lectern
