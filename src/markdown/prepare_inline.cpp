// The part of Preparation that looks inside of lines: code, comments and citations.

#include <algorithm>
#include <string_view>

#include "base/words.h"
#include "markdown/preparation.h"

namespace lectern {

bool is_inline_mark(char c) {
  switch (c) {
    case '[':
    case ']':
    case '(':
    case ')':
    case '*':
    case '_':
    case '~':
    case '<':
    case '&':
    case '`':
    case '!':
    case '@':
    case '|':
    case '\\':
      return true;
    default:
      return false;
  }
}

void Preparation::scan_inline(std::size_t at, int quotes) {
  while (at < line_end_) {
    const char c = original_[at];
    if (!is_inline_mark(c)) {
      ++at;
      continue;
    }
    ++marks_;
    if (c == '\\') {
      at += 2;
    } else if (c == '`') {
      at = take_code_span(at);
    } else if (c == '<' && slides_ && original_.substr(at, kCommentOpens.size()) == kCommentOpens) {
      at = take_comment(at, quotes);
    } else if (c == '[' && slides_ && at + 1 < line_end_ && original_[at + 1] == '^') {
      at = take_reference(at);
    } else {
      ++at;
    }
  }
}

// Code spans hide comments: `<!-- x -->` is code. Returns where to go on.
std::size_t Preparation::take_code_span(std::size_t at) {
  std::size_t length = 0;
  while (at + length < line_end_ && original_[at + length] == '`') ++length;
  const std::size_t after = at + length;
  if (length >= kLongestCodeMark) return after;
  const std::size_t end = paragraph_end(at);
  if (no_closer_[length] == end) return after;
  for (std::size_t from = after; from < end;) {
    from = original_.find('`', from);
    if (from >= end) break;
    std::size_t run = 0;
    while (from + run < end && original_[from + run] == '`') ++run;
    if (run == length) {
      code_until_ = from + run;
      return std::min(code_until_, line_end_);
    }
    from += run;
  }
  no_closer_[length] = end;
  return after;
}

std::size_t Preparation::take_comment(std::size_t at, int quotes) {
  std::size_t inner_end = original_.find(kCommentCloses, at + 2);
  std::size_t end = inner_end == std::string_view::npos ? 0 : inner_end + kCommentCloses.size();
  if (inner_end == std::string_view::npos) {
    inner_end = end = unclosed_comment_end(at);
    reading_.diagnostics.error("unclosed-comment", place(at, at + kCommentOpens.size()), "a comment is never closed",
                               "write --> at its end; until the next slide everything is kept as a note");
  }
  const std::size_t inner = std::min(at + kCommentOpens.size(), inner_end);
  reading_.comments.push_back({place(at, end), place(inner, std::max(inner, inner_end)), quotes});
  std::fill(text_.work.begin() + static_cast<std::ptrdiff_t>(at), text_.work.begin() + static_cast<std::ptrdiff_t>(end),
            kFiller);
  fills_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
  if (end > line_end_) line_end_ = line_end(original_, end);
  return end;
}

// Neither may a private remark reach a slide nor may the rest of the deck be lost: it ends before the next line that
// begins a slide for sure, a rule or a heading of level 1 or 2 after a blank line.
std::size_t Preparation::unclosed_comment_end(std::size_t at) const {
  bool blank_before = false;
  std::size_t end = line_end(original_, at);
  for (std::size_t next = next_line(original_, end); next < original_.size();) {
    const std::size_t next_end = line_end(original_, next);
    const std::string_view line = trimmed(original_.substr(next, next_end - next));
    if (blank_before && !line.empty() &&
        (is_rule(line, 0, line.size()) || line.starts_with("# ") || line.starts_with("## "))) {
      break;
    }
    blank_before = line.empty();
    if (!line.empty()) end = next_end;
    next = next_line(original_, next_end);
  }
  return end;
}

std::size_t Preparation::take_reference(std::size_t at) {
  const std::size_t most = std::min(line_end_, at + kLongestLabel + 3);
  std::size_t end = at + 2;
  while (end < most && original_[end] != ']' && original_[end] != '[' && original_[end] != ' ' &&
         original_[end] != '\t')
    ++end;
  const bool labelled = end < most && original_[end] == ']' && end > at + 2;
  const bool link = labelled && end + 1 < line_end_ && original_[end + 1] == '(';
  const bool image = at > 0 && original_[at - 1] == '!';
  if (!labelled || link || image) return at + 1;
  text_.work[at] = kFootnote;
  return end + 1;
}

// Lines that hold nothing but comments become blank lines.
void Preparation::blank_comment_lines(const ScannedLine& line) {
  if (line.after_marker) return;
  const std::string_view left = std::string_view(text_.work).substr(line.content, line_end_ - line.content);
  if (left.find_first_not_of("\x01 \t") != std::string_view::npos) return;
  for (const SourceSpan& fill : fills_) blank_out(fill.begin, fill.end, line.quotes);
  scanner_.close_paragraph();
  end_paragraph();
  // What a blank line ends has ended.
  for (std::size_t at = next_line(original_, line_end(original_, line.content));
       at <= line_end_ && at < original_.size();) {
    const std::size_t end = line_end(original_, at);
    scanner_.scan(at, end);
    at = next_line(original_, end);
    if (end == original_.size()) break;
  }
}

// Spaces for everything but line ends and the marks of the quotes that the lines are in.
void Preparation::blank_out(std::size_t begin, std::size_t end, int quotes) {
  bool line_start = false;
  for (std::size_t i = begin; i < end; ++i) {
    const char c = original_[i];
    const bool ends_line = c == '\n' || c == '\r';
    const bool quote_mark = c == '>' && line_start && quotes > 0;
    text_.work[i] = ends_line || quote_mark ? c : ' ';
    line_start = ends_line || (line_start && (quote_mark || c == ' ' || c == '\t'));
  }
}

// Where the paragraph that holds `at` ends: before a blank line or a line that begins another block.
std::size_t Preparation::paragraph_end(std::size_t at) {
  if (at < paragraph_end_) return paragraph_end_;
  std::size_t end = line_end_;
  for (std::size_t next = next_line(original_, end); next < original_.size();) {
    const std::size_t next_end = line_end(original_, next);
    const std::string_view line = trimmed(original_.substr(next, next_end - next));
    if (line.empty() || line.starts_with(":::") || line.starts_with("```") || line.starts_with("~~~")) break;
    if (std::string_view("#->+|").find(line.front()) != std::string_view::npos) break;
    end = next_end;
    next = next_line(original_, next_end);
  }
  paragraph_end_ = end;
  return end;
}

}  // namespace lectern
