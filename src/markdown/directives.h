#pragma once
// Comments that are settings: every line that is not blank is "known-key: value" with the key exactly as written here,
// or a lone "optional", "backup" or "hidden". Any other comment is a private note.

#include <optional>
#include <string_view>
#include <vector>

#include "base/source_span.h"
#include "markdown/reading.h"

namespace lectern {

struct Directive {
  std::string_view key;     ///< without its "_"
  bool this_slide = false;  ///< for this slide alone
  std::string_view value;   ///< without quotes around it; "true" for a lone word
  SourceSpan key_place;
  SourceSpan value_place;
};

/// The settings of a comment, or nothing when it is a note. A note that looks like a mistyped setting is reported.
std::optional<std::vector<Directive>> read_directives(const Comment& comment, Reading& reading);

/// Marp's settings that carry on, and "marking": the keys that may also stand in the front matter.
bool carries_on(std::string_view key);

}  // namespace lectern
