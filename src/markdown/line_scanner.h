#pragma once
// The block structure of Markdown, line by line: which line opens a quote or an item, is a rule, a heading, code or
// text (CommonMark 0.31, section 4 and 5, as far as lines go). It runs beside md4c, which gives no positions: it tells
// the pre-pass where settings may stand, and places the blocks that have no text of their own. Offsets are into the
// text given to the constructor, which is borrowed.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/source_span.h"

namespace lectern {

enum class LineKind { blank, text, heading, rule, underline, fence, code };

struct ScannedLine {
  LineKind kind = LineKind::blank;
  std::size_t content = 0;     ///< first byte after quote marks, item markers and indentation
  bool in_paragraph = false;   ///< the line before is text of the same paragraph
  bool too_deep = false;       ///< at `content` one more container would open than may
  bool after_marker = false;   ///< an item begins on this line
  bool after_row = false;      ///< the line before is a row of a table in the same containers
  bool delimiter = false;      ///< the line below the head of a table
  std::size_t containers = 0;  ///< how many containers the line itself is in (a lazy line may continue deeper text)
  int quotes = 0;              ///< how many of them are quotes
};

/// A quote or an item: from its marker to the first byte after it.
struct ContainerMark {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool quote = false;
};

/// What the scanner found, in order.
struct LineStructure {
  std::vector<ContainerMark> containers;
  std::vector<SourceSpan> headings;  ///< lines that begin with one to six "#"
  std::vector<SourceSpan> fences;    ///< whole fenced code blocks
};

class LineScanner {
 public:
  /// `indented_code`: whether four columns of indentation make code.
  LineScanner(std::string_view text, LineStructure& structure, bool indented_code)
      : text_(text), structure_(structure), most_indent_(indented_code ? 3 : static_cast<std::size_t>(-1)) {}

  /// The next line, [begin, end) without its line ending.
  ScannedLine scan(std::size_t begin, std::size_t end);
  /// The line just scanned holds nothing that md4c sees: no paragraph is open after it.
  void close_paragraph() { paragraph_open_ = table_open_ = false; }
  /// The text ended at `end`.
  void finish(std::size_t end);

 private:
  struct Container {
    bool quote = false;
    std::size_t width = 0;  ///< columns that the content of an item is indented by
    bool empty = false;     ///< an item whose first line has nothing after the marker; a blank line ends it
  };
  struct Fence {
    char mark = 0;  ///< 0: no fence is open
    std::size_t length = 0;
    std::size_t depth = 0;
    std::size_t begin = 0;
  };
  // Where a line has been read to. Columns are counted as if tabs were spaces up to the next multiple of four, so a
  // container may take a part of a tab.
  struct Cursor {
    std::size_t column = 0;       ///< read up to here
    std::size_t next = 0;         ///< first byte after it that is no space or tab
    std::size_t next_column = 0;  ///< its column
    std::size_t indent() const { return next_column - column; }
  };

  Cursor cursor_at(std::size_t at, std::size_t column, std::size_t end) const;
  std::size_t match_containers(Cursor& cursor, std::size_t end);
  bool open_container(Cursor& cursor, std::size_t end, std::size_t keep, bool interrupts);
  bool scan_fence(const Cursor& cursor, std::size_t end, std::size_t matched, ScannedLine& line);
  bool open_fence(std::size_t at, std::size_t end);
  bool is_rule_at(std::size_t at, std::size_t end);
  void follow_table(ScannedLine& line, std::size_t end, bool continues, bool all_matched);
  void scan_leaf(std::size_t at, std::size_t end, bool continues, ScannedLine& line);

  std::string_view text_;
  LineStructure& structure_;
  std::size_t most_indent_;
  std::vector<Container> containers_;
  Fence fence_;
  bool paragraph_open_ = false;
  bool one_line_ = false;    ///< the open paragraph has one line so far
  bool table_open_ = false;  ///< the last line was a row of a table, which is no paragraph
  char no_rule_mark_ = 0;    ///< up to no_rule_until_ no rule of this mark begins on the line
  std::size_t no_rule_until_ = 0;
  std::size_t last_end_ = 0;
};

/// "---", "* * *", "___": a thematic break in text[at, end).
bool is_rule(std::string_view text, std::size_t at, std::size_t end);
/// "---" or "===" with nothing else, as under a setext heading.
bool is_underline(std::string_view text, std::size_t at, std::size_t end);
/// The length of an item's marker, "-", "*", "+", "1." or "1)", at `at`; 0 where there is none.
std::size_t item_marker_length(std::string_view text, std::size_t at, std::size_t end);
/// One to six "#" and then a space or nothing.
bool is_atx_heading(std::string_view text, std::size_t at, std::size_t end);
/// "|---|:-:|", the line under the head of a table.
bool is_table_delimiter(std::string_view text, std::size_t at, std::size_t end);
/// Where the line that begins at `at` ends (before its LF, CRLF or CR).
std::size_t line_end(std::string_view text, std::size_t at);
/// Where the line after the one that ends at `end` begins.
std::size_t next_line(std::string_view text, std::size_t end);

}  // namespace lectern
