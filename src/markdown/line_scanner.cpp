#include "markdown/line_scanner.h"

#include <algorithm>

namespace lectern {
namespace {

// md4c looks at every container of a line for every line; more than this is no briefing and would cost its square.
constexpr std::size_t kMostContainers = 256;

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t run_length(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t length = 0;
  while (at + length < end && text[at + length] == text[at]) ++length;
  return length;
}

// marker := [-+*] | digit{1,9} [.)]  and then a space, a tab or the end of the line. Returns its length, 0 for none.
std::size_t marker_length(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t length = 0;
  if (text[at] == '-' || text[at] == '+' || text[at] == '*') {
    length = 1;
  } else {
    while (at + length < end && is_digit(text[at + length]) && length < 10) ++length;
    if (length == 0 || length > 9 || at + length >= end) return 0;
    if (text[at + length] != '.' && text[at + length] != ')') return 0;
    ++length;
  }
  return at + length == end || is_blank(text[at + length]) ? length : 0;
}

}  // namespace

ScannedLine LineScanner::scan(std::size_t begin, std::size_t end) {
  ScannedLine line;
  Cursor cursor{begin, 0, 0};
  const std::size_t matched = match_containers(cursor, end);
  if (scan_fence(cursor, end, matched, line)) {
    last_end_ = end;
    return line;
  }
  bool opened = false;
  Indent space = indent(cursor, end);
  while (space.next < end) {
    const bool in_paragraph = paragraph_open_ && !opened;
    if (space.columns > most_indent_) break;
    if (containers_.size() >= kMostContainers && (opened || matched >= kMostContainers)) {
      line.too_deep = text_[space.next] == '>' || marker_length(text_, space.next, end) > 0;
      if (line.too_deep) break;
    }
    if (in_paragraph && matched == containers_.size() && is_underline(text_, space.next, end)) break;
    if (is_rule(text_, space.next, end)) break;
    const std::size_t keep = opened ? containers_.size() : matched;
    if (!open_container(cursor, space, end, keep, in_paragraph && matched == containers_.size())) break;
    opened = true;
    paragraph_open_ = false;
    line.after_marker = line.after_marker || !containers_.back().quote;
    space = indent(cursor, end);
  }
  line.content = space.next;
  const bool continues = paragraph_open_ && !opened;
  const bool all_matched = matched == containers_.size() || opened;
  if (space.next == end) {
    if (!opened) containers_.resize(matched);
    paragraph_open_ = false;
  } else if (space.columns > most_indent_ && !continues) {
    if (!opened) containers_.resize(matched);
    line.kind = LineKind::code;
  } else if (continues && all_matched && space.columns <= most_indent_ && is_underline(text_, space.next, end)) {
    line.kind = LineKind::underline;
    paragraph_open_ = false;
  } else if (line.too_deep || space.columns > most_indent_) {
    line.kind = LineKind::text;
    line.in_paragraph = continues;
    paragraph_open_ = true;
  } else {
    scan_leaf(space.next, end, continues, line);
    const bool lazy = line.kind == LineKind::text && continues;
    if (!opened && !lazy) containers_.resize(matched);
    if (line.kind == LineKind::fence) fence_.depth = containers_.size();
  }
  const auto own = static_cast<std::ptrdiff_t>(opened ? containers_.size() : std::min(matched, containers_.size()));
  line.containers = static_cast<std::size_t>(own);
  line.quotes = static_cast<int>(std::count_if(containers_.begin(), containers_.begin() + own,
                                               [](const Container& container) { return container.quote; }));
  last_end_ = end;
  return line;
}

void LineScanner::finish(std::size_t end) {
  if (fence_.mark == 0) return;
  structure_.fences.push_back({static_cast<std::uint32_t>(fence_.begin), static_cast<std::uint32_t>(end)});
  fence_.mark = 0;
}

LineScanner::Indent LineScanner::indent(const Cursor& cursor, std::size_t end) const {
  std::size_t column = cursor.column;
  std::size_t at = cursor.at;
  for (; at < end && is_blank(text_[at]); ++at) column += text_[at] == '\t' ? 4 - column % 4 : 1;
  return {cursor.spare + column - cursor.column, at};
}

void LineScanner::advance(Cursor& cursor, std::size_t columns, std::size_t end) const {
  const std::size_t from_spare = std::min(cursor.spare, columns);
  cursor.spare -= from_spare;
  columns -= from_spare;
  while (columns > 0 && cursor.at < end && is_blank(text_[cursor.at])) {
    const std::size_t width = text_[cursor.at] == '\t' ? 4 - cursor.column % 4 : 1;
    ++cursor.at;
    cursor.column += width;
    cursor.spare = width > columns ? width - columns : 0;
    columns -= std::min(width, columns);
  }
}

std::size_t LineScanner::match_containers(Cursor& cursor, std::size_t end) const {
  std::size_t matched = 0;
  for (const Container& container : containers_) {
    const Indent space = indent(cursor, end);
    if (container.quote) {
      if (space.columns > 3 || space.next == end || text_[space.next] != '>') break;
      cursor = {space.next + 1, cursor.column + space.columns + 1, 0};
      advance(cursor, 1, end);
    } else if (space.next != end) {
      if (space.columns < container.width) break;
      advance(cursor, container.width, end);
    }
    ++matched;
  }
  return matched;
}

// Opens the quote or item that begins at the cursor, inside the first `keep` containers.
bool LineScanner::open_container(Cursor& cursor, const Indent& space, std::size_t end, std::size_t keep,
                                 bool interrupts) {
  const std::size_t at = space.next;
  if (text_[at] == '>') {
    structure_.containers.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1), true});
    containers_.resize(keep);
    containers_.push_back({true, 0});
    cursor = {at + 1, cursor.column + space.columns + 1, 0};
    advance(cursor, 1, end);
    return true;
  }
  const std::size_t length = marker_length(text_, at, end);
  if (length == 0) return false;
  Cursor after{at + length, cursor.column + space.columns + length, 0};
  const Indent gap = indent(after, end);
  const bool empty = gap.next == end;
  // Only an item that is not empty and counts from 1 interrupts a paragraph.
  if (interrupts && (empty || (is_digit(text_[at]) && text_.substr(at, length - 1) != "1"))) return false;
  const std::size_t padding = empty || gap.columns > 4 ? 1 : gap.columns;
  structure_.containers.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length), false});
  containers_.resize(keep);
  containers_.push_back({false, space.columns + length + padding});
  cursor = after;
  advance(cursor, padding, end);
  return true;
}

// A line while a fence is open. False when the fence ended because its quote or item did.
bool LineScanner::scan_fence(const Cursor& cursor, std::size_t end, std::size_t matched, ScannedLine& line) {
  if (fence_.mark == 0) return false;
  if (matched < fence_.depth) {
    finish(last_end_);
    return false;
  }
  const Indent space = indent(cursor, end);
  line.content = space.next;
  line.kind = LineKind::code;
  line.containers = containers_.size();
  if (space.columns > 3 || space.next == end || text_[space.next] != fence_.mark) return true;
  const std::size_t length = run_length(text_, space.next, end);
  if (length < fence_.length || indent({space.next + length, 0, 0}, end).next != end) return true;
  line.kind = LineKind::fence;
  finish(end);
  return true;
}

bool LineScanner::open_fence(std::size_t at, std::size_t end) {
  if (text_[at] != '`' && text_[at] != '~') return false;
  const std::size_t length = run_length(text_, at, end);
  if (length < 3) return false;
  if (text_[at] == '`' && text_.substr(at + length, end - at - length).find('`') != std::string_view::npos)
    return false;
  fence_ = {text_[at], length, 0, at};
  return true;
}

void LineScanner::scan_leaf(std::size_t at, std::size_t end, bool continues, ScannedLine& line) {
  paragraph_open_ = false;
  const SourceSpan span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
  if (open_fence(at, end)) {
    line.kind = LineKind::fence;
  } else if (is_atx_heading(text_, at, end)) {
    line.kind = LineKind::heading;
    structure_.headings.push_back(span);
  } else if (is_rule(text_, at, end)) {
    line.kind = LineKind::rule;
    structure_.rules.push_back(span);
  } else {
    line.kind = LineKind::text;
    line.in_paragraph = continues;
    paragraph_open_ = true;
  }
}

bool is_rule(std::string_view text, std::size_t at, std::size_t end) {
  const char mark = text[at];
  if (mark != '-' && mark != '*' && mark != '_') return false;
  int marks = 0;
  for (; at < end; ++at) {
    if (text[at] == mark) {
      ++marks;
    } else if (!is_blank(text[at])) {
      return false;
    }
  }
  return marks >= 3;
}

bool is_underline(std::string_view text, std::size_t at, std::size_t end) {
  if (at >= end || (text[at] != '-' && text[at] != '=')) return false;
  at += run_length(text, at, end);
  while (at < end && is_blank(text[at])) ++at;
  return at == end;
}

bool is_atx_heading(std::string_view text, std::size_t at, std::size_t end) {
  if (at >= end || text[at] != '#') return false;
  const std::size_t length = run_length(text, at, end);
  return length <= 6 && (at + length == end || is_blank(text[at + length]));
}

std::size_t line_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\n' && text[at] != '\r') ++at;
  return at;
}

std::size_t next_line(std::string_view text, std::size_t end) {
  if (end >= text.size()) return text.size();
  return text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? end + 2 : end + 1;
}

}  // namespace lectern
