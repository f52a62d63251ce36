#pragma once
// The block of settings at the head of a file: finding it, and reading it line by line through YAML, so that one line
// that is not YAML loses no other.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source_span.h"
#include "markdown/reading.h"

namespace lectern {

struct Setting {
  std::string key;
  std::string value;                                     ///< the text; items of a list are joined by ", "
  bool literal = true;                                   ///< `value` is what stands at `value_place`, byte by byte
  std::vector<std::pair<std::string, std::string>> map;  ///< of a nested map
  SourceSpan key_place;
  SourceSpan value_place;
};

struct FrontMatter {
  std::vector<Setting> settings;
  SourceSpan span;       ///< with its fences; empty when there is none
  std::size_t body = 0;  ///< where the slides' text begins

  const Setting* find(std::string_view key) const;
};

/// Reads the front matter of `reading.file`. Duplicate keys are reported, the last one holds.
FrontMatter read_front_matter(Reading& reading);

}  // namespace lectern
