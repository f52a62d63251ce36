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

}  // namespace

ScannedLine LineScanner::scan(std::size_t begin, std::size_t end) {
  ScannedLine line;
  no_rule_mark_ = 0;
  Cursor cursor = cursor_at(begin, 0, end);
  const std::size_t matched = match_containers(cursor, end);
  if (scan_fence(cursor, end, matched, line)) {
    last_end_ = end;
    return line;
  }
  bool opened = false;
  while (cursor.next < end && cursor.indent() <= most_indent_) {
    const bool in_paragraph = paragraph_open_ && !opened;
    if (containers_.size() >= kMostContainers && (opened || matched >= kMostContainers)) {
      line.too_deep = text_[cursor.next] == '>' || item_marker_length(text_, cursor.next, end) > 0;
      if (line.too_deep) break;
    }
    const bool all_matched = matched == containers_.size();
    if (in_paragraph && all_matched && is_underline(text_, cursor.next, end)) break;
    if (is_rule_at(cursor.next, end)) break;
    if (!open_container(cursor, end, opened ? containers_.size() : matched, in_paragraph && all_matched)) break;
    opened = true;
    paragraph_open_ = false;
    line.after_marker = line.after_marker || !containers_.back().quote;
  }
  line.content = cursor.next;
  const bool continues = paragraph_open_ && !opened;
  const bool all_matched = matched == containers_.size() || opened;
  if (cursor.next == end) {
    paragraph_open_ = false;
  } else if (cursor.indent() > most_indent_ && !continues) {
    line.kind = LineKind::code;
  } else if (continues && all_matched && cursor.indent() <= most_indent_ && is_underline(text_, cursor.next, end)) {
    line.kind = LineKind::underline;
    paragraph_open_ = false;
  } else if (line.too_deep || cursor.indent() > most_indent_) {
    line.kind = LineKind::text;
    line.in_paragraph = continues;
    paragraph_open_ = true;
  } else {
    scan_leaf(cursor.next, end, continues, line);
  }
  // A line of text may continue the paragraph of containers whose marks it lacks; any other ends them.
  const bool lazy = line.kind == LineKind::text && continues;
  follow_table(line, end, continues, all_matched && !opened);
  if (!opened && !lazy) containers_.resize(matched);
  if (line.kind == LineKind::fence) fence_.depth = containers_.size();
  line.containers = opened ? containers_.size() : matched;
  const auto own = containers_.begin() + static_cast<std::ptrdiff_t>(line.containers);
  line.quotes = static_cast<int>(std::count_if(containers_.begin(), own, [](const Container& c) { return c.quote; }));
  last_end_ = end;
  return line;
}

// A paragraph of one line becomes a table by the delimiter below it; text lines then are rows.
void LineScanner::follow_table(ScannedLine& line, std::size_t end, bool continues, bool all_matched) {
  const bool text = line.kind == LineKind::text && all_matched;
  const bool row = text && table_open_;
  const bool delimiter = text && continues && one_line_ && is_table_delimiter(text_, line.content, end);
  line.after_row = table_open_ && all_matched;
  line.delimiter = delimiter;
  one_line_ = line.kind == LineKind::text && !continues;
  table_open_ = row || delimiter;
  if (table_open_) {
    line.in_paragraph = true;
    paragraph_open_ = false;
  }
}

void LineScanner::finish(std::size_t end) {
  if (fence_.mark == 0) return;
  structure_.fences.push_back({static_cast<std::uint32_t>(fence_.begin), static_cast<std::uint32_t>(end)});
  fence_.mark = 0;
}

LineScanner::Cursor LineScanner::cursor_at(std::size_t at, std::size_t column, std::size_t end) const {
  Cursor cursor{column, at, column};
  for (; cursor.next < end && is_blank(text_[cursor.next]); ++cursor.next) {
    cursor.next_column += text_[cursor.next] == '\t' ? 4 - cursor.next_column % 4 : 1;
  }
  return cursor;
}

std::size_t LineScanner::match_containers(Cursor& cursor, std::size_t end) {
  std::size_t matched = 0;
  for (Container& container : containers_) {
    if (container.quote) {
      if (cursor.indent() > 3 || cursor.next == end || text_[cursor.next] != '>') break;
      cursor = cursor_at(cursor.next + 1, cursor.next_column + 1, end);
      if (cursor.indent() > 0) ++cursor.column;
    } else if (cursor.next != end) {
      if (cursor.indent() < container.width) break;
      cursor.column += container.width;
      container.empty = false;
    } else if (container.empty) {
      break;
    }
    ++matched;
  }
  return matched;
}

// Opens the quote or item that begins at the cursor, inside the first `keep` containers.
bool LineScanner::open_container(Cursor& cursor, std::size_t end, std::size_t keep, bool interrupts) {
  const std::size_t at = cursor.next;
  const bool quote = text_[at] == '>';
  const std::size_t length = quote ? 1 : item_marker_length(text_, at, end);
  if (length == 0) return false;
  Cursor after = cursor_at(at + length, cursor.next_column + length, end);
  const bool empty = after.next == end;
  // Only an item that is not empty and counts from 1 interrupts a paragraph (to md4c 0.4.8 a space is not empty).
  const bool counts_on = !quote && is_digit(text_[at]) && text_.substr(at, length - 1) != "1";
  if (interrupts && !quote && (at + length == end || counts_on)) return false;
  const std::size_t padding = empty || after.indent() > 4 ? 1 : after.indent();
  structure_.containers.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length), quote});
  containers_.resize(keep);
  containers_.push_back({quote, quote ? 0 : cursor.indent() + length + padding, !quote && empty});
  after.column += std::min(after.indent(), quote ? 1 : padding);
  cursor = after;
  return true;
}

// A line while a fence is open. False when the fence ended because its quote or item did.
bool LineScanner::scan_fence(const Cursor& cursor, std::size_t end, std::size_t matched, ScannedLine& line) {
  if (fence_.mark == 0) return false;
  if (matched < fence_.depth) {
    finish(last_end_);
    return false;
  }
  line.content = cursor.next;
  line.kind = LineKind::code;
  line.containers = containers_.size();
  if (cursor.indent() > 3 || cursor.next == end || text_[cursor.next] != fence_.mark) return true;
  const std::size_t length = run_length(text_, cursor.next, end);
  if (length < fence_.length || cursor_at(cursor.next + length, 0, end).next != end) return true;
  line.kind = LineKind::fence;
  finish(end);
  return true;
}

// is_rule, without reading "- - - - ... x" once for each of its items.
bool LineScanner::is_rule_at(std::size_t at, std::size_t end) {
  const char mark = text_[at];
  if (mark != '-' && mark != '*' && mark != '_') return false;
  if (mark == no_rule_mark_ && at < no_rule_until_) return false;
  if (is_rule(text_, at, end)) return true;
  no_rule_mark_ = mark;
  for (no_rule_until_ = at; no_rule_until_ < end; ++no_rule_until_) {
    if (text_[no_rule_until_] != mark && !is_blank(text_[no_rule_until_])) break;
  }
  return false;
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
  } else if (is_rule_at(at, end)) {
    line.kind = LineKind::rule;
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

// marker := [-+*] | digit{1,9} [.)]  and then a space, a tab or the end of the line. Returns its length, 0 for none.
std::size_t item_marker_length(std::string_view text, std::size_t at, std::size_t end) {
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

// delimiter := [ "|" ] cell { "|" cell } [ "|" ]     cell := [ ":" ] "-"+ [ ":" ]     with at least one bar
bool is_table_delimiter(std::string_view text, std::size_t at, std::size_t end) {
  const auto skip_blanks = [&] {
    while (at < end && is_blank(text[at])) ++at;
  };
  bool bar = at < end && text[at] == '|';
  if (bar) ++at;
  while (true) {
    skip_blanks();
    if (at < end && text[at] == ':') ++at;
    if (at >= end || text[at] != '-') return false;
    at += run_length(text, at, end);
    if (at < end && text[at] == ':') ++at;
    skip_blanks();
    const bool more = at < end && text[at] == '|';
    if (more) {
      bar = true;
      ++at;
      skip_blanks();
    }
    if (at == end) return bar;
    if (!more) return false;
  }
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
