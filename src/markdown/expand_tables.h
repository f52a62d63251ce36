#pragma once
// md4c 0.4.8 and GitHub differ about tables: GitHub takes one dash for a delimiter ("|-|-|"), md4c wants three; "||" is
// an empty cell to GitHub and nothing to md4c; and a heading, fenced code or a div right below a row ends GitHub's
// table, but is one more row to md4c. Here bytes are put in, so that md4c sees what GitHub sees; the list of them takes
// every offset back to the file.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// `length` bytes that are not in the file begin at `at` of the expanded text; up to and with them, `sum` bytes are
/// not.
struct Insertion {
  std::size_t at = 0;
  std::size_t length = 0;
  std::size_t sum = 0;
};

struct ExpandedText {
  std::string text;
  std::vector<Insertion> insertions;  ///< by `at`
  std::optional<std::size_t> cut;     ///< where, in the original, a table was ended for having too many missing cells
};

/// No insertions, and no text, where the tables of `original` need none.
ExpandedText expand_tables(std::string_view original, bool indented_code);

/// The offset in the file for one in the expanded text.
std::size_t offset_before(const std::vector<Insertion>& insertions, std::size_t offset);

}  // namespace lectern
