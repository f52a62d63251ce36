// The part of BlockBuilder that knows where a block is: md4c says it of none.

#include <algorithm>
#include <iterator>

#include "markdown/block_builder.h"

namespace lectern {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

}  // namespace

// Containers have no text: each takes the last markers before the first thing inside it.
void BlockBuilder::place_frames(std::size_t at) {
  std::size_t waiting = 0;
  for (auto frame = frames_.rbegin(); frame != frames_.rend() && !frame->placed; ++frame) {
    if (frame->kind == Kind::quote || frame->kind == Kind::item) ++waiting;
  }
  const auto& marks = source_.structure.containers;
  while (next_container_ < marks.size() && marks[next_container_].begin < cursor_) ++next_container_;
  std::size_t known = next_container_;
  while (known < marks.size() && marks[known].begin <= at) ++known;
  std::size_t take = known - std::min(known - next_container_, waiting);
  next_container_ = known;
  // NOLINTNEXTLINE(modernize-use-ranges): the iterator's base() is what counts
  auto first = std::find_if(frames_.rbegin(), frames_.rend(),
                            [](const Frame& frame) { return frame.placed || frame.kind == Kind::root; });
  for (auto frame = first.base(); frame != frames_.end(); ++frame) {
    if (frame->kind == Kind::table || frame->kind == Kind::div) continue;
    const bool marked = take < known;
    frame->begin = marked ? marks[take].begin : content_begin(at);
    frame->end = frame->begin;
    frame->placed = true;
    if (frame->kind != Kind::list && marked) ++take;
  }
}

// An empty quote or item has no text to be placed by: its marker is the next one that was not used.
void BlockBuilder::place_empty_frame() {
  if (top().placed) return;
  const auto& marks = source_.structure.containers;
  while (next_container_ < marks.size() && marks[next_container_].begin < cursor_) ++next_container_;
  // The marks of the containers around it that are empty so far come before it.
  std::size_t last = next_container_;
  for (auto frame = std::next(frames_.rbegin()); frame != frames_.rend() && !frame->placed; ++frame) {
    const bool marked = frame->kind == Kind::quote || frame->kind == Kind::item;
    if (marked && last + 1 < marks.size()) ++last;
  }
  const bool fits = last < marks.size() && marks[last].quote == (top().kind == Kind::quote);
  place_frames(fits ? marks[last].begin : cursor_);
  cursor_ = std::max(cursor_, std::min(top().begin + 1, source_.original.size()));
}

// The first byte of the block whose first text is at `at`: after quote marks, the item's marker and the task mark.
std::size_t BlockBuilder::content_begin(std::size_t at) const {
  const std::string_view text = source_.original;
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r') --begin;
  if (next_container_ > 0)
    begin =
        std::max<std::size_t>(begin, std::min<std::size_t>(source_.structure.containers[next_container_ - 1].end, at));
  while (begin < at && (is_blank(text[begin]) || text[begin] == '>')) ++begin;
  const Frame& frame = frames_.back();
  if (frame.kind == Kind::item && frame.checked && frame.blocks.empty() && begin + 3 <= at && text[begin] == '[' &&
      text[begin + 2] == ']') {
    begin += 3;
    while (begin < at && is_blank(text[begin])) ++begin;
  }
  return begin;
}

std::size_t BlockBuilder::trimmed_line_end(std::size_t at) const {
  std::size_t end = line_end(source_.original, at);
  while (end > at && is_blank(source_.original[end - 1])) --end;
  return end;
}

// A rule has no text: it is the first line from here that looks like one, after the marks of its containers.
SourceSpan BlockBuilder::find_rule() {
  const std::string_view text = source_.work;
  for (std::size_t at = cursor_; at < text.size() && !no_more_rules_;) {
    const std::size_t end = line_end(text, at);
    while (at < end) {
      while (at < end && (is_blank(text[at]) || text[at] == '>')) ++at;
      if (at < end && is_rule(text, at, end)) return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      const std::size_t marker = at < end ? item_marker_length(text, at, end) : 0;
      if (marker == 0) break;
      at += marker;
    }
    at = next_line(text, end);
  }
  no_more_rules_ = true;
  const auto here = static_cast<std::uint32_t>(cursor_);
  return {here, here};
}

// md4c gives the indentation of code as spaces. Where it is the whole beginning of the line it is taken as it is
// written, tabs and all.
std::string BlockBuilder::written_indent(std::size_t at, std::size_t columns) const {
  const std::string_view text = source_.original;
  std::size_t begin = at;
  while (begin > 0 && is_blank(text[begin - 1])) --begin;
  std::size_t width = 0;
  for (std::size_t i = begin; i < at; ++i) width += text[i] == '\t' ? 4 - width % 4 : 1;
  const bool whole_line = begin == 0 || text[begin - 1] == '\n' || text[begin - 1] == '\r';
  if (whole_line && width == columns) return std::string(text.substr(begin, at - begin));
  return std::string(columns, ' ');
}

}  // namespace lectern
