#pragma once
// A theme file's YAML as a small tree with places, so that one file alone knows the YAML library. What YAML would take
// amiss is read as it was meant: "paper: #FCFBF8" is a colour, not a comment.

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace lectern {

struct ThemeEntry;

struct ThemeNode {
  enum class Kind { empty, scalar, list, map };
  Kind kind = Kind::empty;
  std::string scalar;
  std::vector<ThemeNode> items;     ///< of a list
  std::vector<ThemeEntry> entries;  ///< of a map, in the file's order; no key twice
  SourceSpan where;
};

struct ThemeEntry {
  std::string key;
  SourceSpan key_where;
  ThemeNode value;
};

/// The file's map; empty where there is none. A part that is not YAML is reported and left out, the rest is read: parts
/// begin at the keys in the first column. Nodes deeper than a theme's are left out.
ThemeNode read_theme_tree(std::string_view source, Diagnostics& diagnostics);

}  // namespace lectern
