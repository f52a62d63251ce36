#pragma once
// Places in a source file. Spans are byte offsets; line and column are computed only when something is printed.

#include <cstdint>
#include <string_view>
#include <vector>

namespace lectern {

/// Bytes [begin, end) of one source file. An empty span at 0 means "the file as a whole".
struct SourceSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const SourceSpan&) const = default;
};

/// Line and column, both counted from 1; a column counts code points, as editors do.
struct SourcePosition {
  int line = 1;
  int column = 1;
  bool operator==(const SourcePosition&) const = default;
};

/// Finds lines in a text by bisection. Borrows the text: it must outlive the map. LF, CRLF and lone CR end a line.
class LineMap {
 public:
  explicit LineMap(std::string_view text);
  /// Position of a byte offset; one past the end gives the end of the last line.
  SourcePosition position(std::uint32_t offset) const;
  /// Number of lines (at least 1).
  int line_count() const { return static_cast<int>(starts_.size()); }
  /// The bytes of a line counted from 1, without its line ending.
  std::string_view line(int number) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace lectern
