#pragma once
// One language's hyphenation patterns, before they are read. Room `files` lists them, room `text` reads them when
// needed.

#include <functional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace lectern {

/// Plain data; `open` may be called from any thread and more than once.
struct PatternFile {
  std::string language;  ///< BCP 47: "en", "en-GB", "de-AT"
  std::function<Result<SharedBytes>()> open;
};

}  // namespace lectern
