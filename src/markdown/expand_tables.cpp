#include "markdown/expand_tables.h"

#include <algorithm>

#include "base/words.h"
#include "markdown/line_scanner.h"

namespace lectern {
namespace {

constexpr std::size_t kDashes = 3;
// Every row is filled up to the columns of its head, so "|" below a broad head costs far more memory than its two
// bytes. This many cells may be missing in one text.
constexpr std::size_t kMostMissingCells = 50000;

struct Wanted {
  std::size_t at = 0;  // in the original
  std::string text;
};

bool has_delimiter_line(std::string_view text) {
  for (std::size_t at = text.find('|'); at != std::string_view::npos; at = text.find('|', at)) {
    std::size_t begin = at;
    while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r') --begin;
    const std::size_t end = line_end(text, at);
    // "- | a" has marks before it; any line with a bar and a dash may be one.
    if (text.substr(begin, end - begin).find('-') != std::string_view::npos) return true;
    at = end;
  }
  return false;
}

std::size_t count_cells(std::string_view row) {
  row = trimmed(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  if (row.ends_with('|') && !row.ends_with("\\|")) row.remove_suffix(1);
  std::size_t cells = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\') {
      ++i;
    } else if (row[i] == '|') {
      ++cells;
    }
  }
  return cells;
}

// Dashes for the cells of a delimiter row that have fewer than three marks.
void widen_delimiter(std::string_view text, std::size_t at, std::size_t end, std::vector<Wanted>& wanted) {
  while (at < end) {
    std::size_t marks = 0;
    std::size_t dash = end;
    for (; at < end && text[at] != '|'; ++at) {
      if (text[at] != '-' && text[at] != ':') continue;
      ++marks;
      if (text[at] == '-') dash = at;
    }
    if (marks > 0 && marks < kDashes && dash < end) wanted.push_back({dash, std::string(kDashes - marks, '-')});
    ++at;
  }
}

// Spaces between the bars of empty cells: to md4c "||" is one bar. Bars in code are left alone.
void part_bars(std::string_view text, std::size_t at, std::size_t end, std::vector<Wanted>& wanted) {
  bool code = false;
  for (; at < end; ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '`') {
      code = !code;
    } else if (text[at] == '|' && !code && at + 1 < end && text[at + 1] == '|') {
      wanted.push_back({at + 1, " "});
    }
  }
}

// A div line or a pause.
bool is_mark(const ScannedLine& line, std::string_view content) {
  return line.kind == LineKind::text && (content.starts_with(":::") || trimmed(content) == ". . .");
}

bool begins_block(const ScannedLine& line, std::string_view content) {
  switch (line.kind) {
    case LineKind::heading:
    case LineKind::fence:
      return true;
    case LineKind::text:
      return is_mark(line, content);
    case LineKind::code:
    case LineKind::blank:
    case LineKind::rule:
    case LineKind::underline:
      break;
  }
  return false;
}

std::vector<Wanted> find_wanted(std::string_view text, bool indented_code, std::optional<std::size_t>& cut) {
  std::vector<Wanted> wanted;
  std::size_t columns = 0;
  std::size_t missing = 0;
  LineStructure structure;
  LineScanner scanner(text, structure, indented_code);
  std::string_view before;
  std::size_t before_at = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = line_end(text, at);
    const ScannedLine line = scanner.scan(at, end);
    const std::string_view content = text.substr(line.content, end - line.content);
    if (line.delimiter && count_cells(before) == count_cells(content)) {
      part_bars(text, before_at, before_at + before.size(), wanted);
      widen_delimiter(text, line.content, end, wanted);
    }
    if (line.delimiter) columns = count_cells(content);
    const bool row = line.after_row && line.kind == LineKind::text;
    if (row) missing += columns - std::min(columns, count_cells(content));
    const bool too_many = row && missing > kMostMissingCells;
    if (too_many && !cut) cut = at;
    if (line.after_row && (too_many || begins_block(line, content))) {
      // A blank line, in the same quotes.
      std::string blank(text.substr(at, line.content - at));
      while (blank.ends_with(' ') || blank.ends_with('\t')) blank.pop_back();
      wanted.push_back({at, blank + "\n"});
      scanner.close_paragraph();
    } else if (row) {
      part_bars(text, line.content, end, wanted);
    }
    if (is_mark(line, content)) scanner.close_paragraph();  // a table may begin right below
    before = content;
    before_at = line.content;
    at = next_line(text, end);
  }
  return wanted;
}

}  // namespace

ExpandedText expand_tables(std::string_view original, bool indented_code) {
  ExpandedText expanded;
  if (!has_delimiter_line(original)) return expanded;
  const std::vector<Wanted> wanted = find_wanted(original, indented_code, expanded.cut);
  if (wanted.empty()) return expanded;
  std::size_t done = 0;
  std::size_t sum = 0;
  for (const Wanted& piece : wanted) {
    expanded.text += original.substr(done, piece.at - done);
    sum += piece.text.size();
    expanded.insertions.push_back({expanded.text.size(), piece.text.size(), sum});
    expanded.text += piece.text;
    done = piece.at;
  }
  expanded.text += original.substr(done);
  return expanded;
}

std::size_t offset_before(const std::vector<Insertion>& insertions, std::size_t offset) {
  const auto after = std::ranges::upper_bound(insertions, offset, {}, &Insertion::at);
  if (after == insertions.begin()) return offset;
  const Insertion& last = *(after - 1);
  const std::size_t inside = std::min(offset - last.at, last.length);
  return offset - (last.sum - last.length) - inside;
}

}  // namespace lectern
