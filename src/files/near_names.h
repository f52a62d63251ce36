#pragma once
// Files that a mistyped path may have meant, for room `files` alone.

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Paths below `root`, written relative to it with '/', best first, at most `most`: the same name in another case, with
/// another ending, in another folder, or within a few edits. Looks at a bounded number of files, in a fixed order.
std::vector<std::string> near_names(const std::string& root, std::string_view path, std::size_t most);

}  // namespace lectern
