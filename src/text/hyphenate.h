#pragma once
// Where a word may be parted, by its language's patterns (Liang 1983), read by libhyphen. Immutable; safe to use from
// any thread.

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace lectern {

class Hyphenator {
 public:
  Hyphenator(const Hyphenator&) = delete;
  Hyphenator& operator=(const Hyphenator&) = delete;
  Hyphenator(Hyphenator&&) = delete;
  Hyphenator& operator=(Hyphenator&&) = delete;
  ~Hyphenator();

  /// Reads patterns in libhyphen's format; null where they are none.
  static std::shared_ptr<const Hyphenator> open(const SharedBytes& patterns);

  /// Code points before which a hyphen may part `word`, in rising order: at least two before the first, three after the
  /// last. Places at which the spelling would change are left out.
  std::vector<std::uint32_t> places(std::u32string_view word) const;

 private:
  struct Internals;
  explicit Hyphenator(std::unique_ptr<Internals> internals);
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
