#include "markdown/inline_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/words.h"
#include "markdown/entities.h"

namespace lectern {
namespace {

constexpr std::string_view kLineSeparator = "\u2028";

// Scripts that are set without spaces between words: a line break in the source between two of them is nothing.
bool is_unspaced(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
         (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFF);
}

char32_t last_code_point(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) --at;
  if (at > 0) --at;
  return text.empty() ? 0 : next_code_point(text, at);
}

bool is_plain_ascii(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) - 1U < 0x7FU; });
}

}  // namespace

std::string shown_text(std::string_view bytes) {
  if (is_plain_ascii(bytes)) return std::string(bytes);
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t c = next_code_point(bytes, at);
    append_utf8(text, c == 0 ? 0xFFFD : c);
  }
  return text;
}

void InlineText::start(std::size_t cursor, bool cell) {
  cell_ = cell;
  rich_ = {};
  pictures_.clear();
  picture_.reset();
  attributes_at_.reset();
  tags_.clear();
  emphasis_ = strong_ = code_ = strike_ = 0;
  link_ = -1;
  soft_break_ = false;
  first_ = kNowhere;
  last_ = cursor;
  last_line_ = 0;
}

void InlineText::change(Span span, int by) {
  switch (span) {
    case Span::emphasis:
      emphasis_ += by;
      break;
    case Span::strong:
      strong_ += by;
      break;
    case Span::code:
      code_ += by;
      break;
    case Span::strike:
      strike_ += by;
      break;
    case Span::other:
      break;
  }
}

void InlineText::open_link(std::string target, std::string title) {
  if (picture_) return;
  link_ = static_cast<int>(rich_.links.size());
  rich_.links.push_back({std::move(target), std::move(title)});
}

void InlineText::close_link() {
  if (!picture_) link_ = -1;
}

void InlineText::text(std::size_t begin, std::size_t end) {
  if (attributes_at_) begin = take_attributes(begin, end);
  if (begin == end) return;
  touch(begin, end);
  std::size_t run = begin;
  for (std::size_t at = begin; at < end; ++at) {
    const char c = source_.work[at];
    const bool written_over = c != source_.original[at];
    if (code_ > 0 && cell_ && c == '\\' && at + 1 < end && source_.work[at + 1] == '|') {
      add_run(run, at);
      run = at + 1;
      continue;
    }
    if (code_ > 0 && (!written_over || (c != kFiller && c != ' '))) continue;
    if (!written_over && c != ' ' && c != '\t') continue;
    if (written_over && c == kFootnote) {
      add_run(run, at);
      const std::size_t closing = std::min(source_.original.find(']', at), end - 1);
      add_reference(at, closing + 1);
      at = closing;
      run = at + 1;
    } else if (written_over && c != kPlain) {
      add_run(run, at);  // a comment: nothing is shown
      run = at + 1;
    } else if (c == ' ' || c == '\t') {
      // A run of white space is one space.
      const bool doubled = at + 1 < end && (source_.work[at + 1] == ' ' || source_.work[at + 1] == '\t' ||
                                            source_.work[at + 1] == kFiller);
      const bool after_space =
          at == run && (soft_break_ || rich_.text.empty() || rich_.text.back() == ' ') && !picture_;
      if (c == '\t' || doubled || after_space) {
        add_run(run, at);
        if (!after_space && (rich_.text.empty() || rich_.text.back() != ' ')) add(" ", source_.place(at, at + 1));
        run = at + 1;
      }
    }
  }
  add_run(run, end);
}

void InlineText::literal(std::string_view text) {
  add(shown_text(text), source_.place(last_, last_));
}

void InlineText::entity(std::size_t begin, std::size_t end) {
  attributes_at_.reset();
  touch(begin, end);
  const std::string_view written = source_.original.substr(begin, end - begin);
  const auto decoded = decode_entity(written);
  if (!decoded) {
    reading_.diagnostics.note("unknown-entity", source_.place(begin, end),
                              "unknown character name: " + std::string(written), "write the character itself");
  }
  add(decoded ? *decoded : shown_text(written), source_.place(begin, end));
}

void InlineText::soft_break() {
  if (picture_) {
    picture_->alt += ' ';
    return;
  }
  soft_break_ = true;
  soft_break_style_ = {style(), link_};
}

void InlineText::hard_break() {
  if (picture_) {
    picture_->alt += ' ';
    return;
  }
  soft_break_ = false;
  trim_end(false);
  if (rich_.text.empty()) return;
  add(kLineSeparator, source_.place(last_, last_));
  last_line_ = rich_.text.size();
}

RichText InlineText::finish() {
  for (const OpenTag& tag : tags_) {
    reading_.diagnostics.warn("unclosed-html", tag.source, fmt::format("<{}> is never closed", tag.name),
                              "write </" + tag.name + "> in the same paragraph");
  }
  trim_end(true);
  last_line_ = std::min(last_line_, rich_.text.size());
  return std::exchange(rich_, {});
}

void InlineText::trim_end(bool line_breaks) {
  while (!rich_.text.empty()) {
    const std::size_t length = rich_.text.back() == ' '                              ? 1
                               : line_breaks && rich_.text.ends_with(kLineSeparator) ? kLineSeparator.size()
                                                                                     : 0;
    if (length == 0) break;
    rich_.text.resize(rich_.text.size() - length);
    const auto size = static_cast<std::uint32_t>(rich_.text.size());
    StyleSpan& span = rich_.spans.back();
    const std::uint32_t taken = span.end - size;
    if (span.source.end - span.source.begin == span.end - span.begin) span.source.end -= taken;
    span.end = size;
    if (span.begin == span.end) rich_.spans.pop_back();
  }
}

void InlineText::touch(std::size_t begin, std::size_t end) {
  if (first_ == kNowhere) first_ = begin;
  last_ = std::max(last_, end);
}

// [begin, end) as it is in the original.
void InlineText::add_run(std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  const std::string_view bytes = source_.original.substr(begin, end - begin);
  if (is_plain_ascii(bytes)) {
    add(bytes, source_.place(begin, end));
  } else {
    add(shown_text(bytes), source_.place(begin, end));
  }
}

void InlineText::add_reference(std::size_t at, std::size_t end) {
  const std::string_view written = source_.original.substr(at, end - at);
  if (picture_ || written.size() < 4 || !written.ends_with(']')) {
    add(shown_text(written), source_.place(at, end));
    return;
  }
  flush_soft_break(written, source_.place(at, at));
  StyleSpan span;
  span.begin = static_cast<std::uint32_t>(rich_.text.size());
  rich_.text += shown_text(written);
  span.end = static_cast<std::uint32_t>(rich_.text.size());
  span.style = style();
  span.link = link_;
  span.footnote = static_cast<int>(reading_.references.size());
  span.source = source_.place(at, end);
  rich_.spans.push_back(span);
  reading_.references.push_back({shown_text(written.substr(2, written.size() - 3)), span.source});
}

void InlineText::flush_soft_break(std::string_view next, SourceSpan source) {
  if (!std::exchange(soft_break_, false) || rich_.text.empty()) return;
  std::size_t at = 0;
  if (is_unspaced(last_code_point(rich_.text)) && is_unspaced(next_code_point(next, at))) {
    last_line_ = rich_.text.size();
    return;
  }
  const SourceSpan before = rich_.spans.back().source;
  if (rich_.text.back() != ' ' && !rich_.text.ends_with(kLineSeparator)) {
    add_styled(" ", {std::min(before.end, source.begin), source.begin}, soft_break_style_.first,
               soft_break_style_.second);
  }
  last_line_ = rich_.text.size();
}

void InlineText::add(std::string_view piece, SourceSpan source) {
  if (piece.empty()) return;
  if (picture_) {
    picture_->alt += piece;
    return;
  }
  flush_soft_break(piece, source);
  if (rich_.text.empty() && piece == " ") return;
  add_styled(piece, source, style(), link_);
}

void InlineText::add_styled(std::string_view piece, SourceSpan source, const InlineStyle& style, int link) {
  const auto begin = static_cast<std::uint32_t>(rich_.text.size());
  rich_.text += piece;
  const auto end = static_cast<std::uint32_t>(rich_.text.size());
  if (!rich_.spans.empty()) {
    // Pieces that follow each other in source and text, byte by byte, are one span.
    StyleSpan& last = rich_.spans.back();
    const bool same = last.style == style && last.link == link && last.footnote < 0;
    const bool exact = last.source.end - last.source.begin == last.end - last.begin &&
                       source.end - source.begin == end - begin && last.source.end == source.begin;
    if (same && (exact || source_.whole)) {
      last.end = end;
      last.source.end = source.end;
      return;
    }
  }
  StyleSpan span;
  span.begin = begin;
  span.end = end;
  span.style = style;
  span.link = link;
  span.source = source;
  rich_.spans.push_back(span);
}

InlineStyle InlineText::style() const {
  InlineStyle style;
  style.emphasis = emphasis_ > 0;
  style.strong = strong_ > 0;
  style.code = code_ > 0;
  style.strike = strike_ > 0;
  for (const OpenTag& tag : tags_) {
    if (tag.name == "sub") style.subscript = true;
    if (tag.name == "sup") style.superscript = true;
    if (tag.name == "kbd") style.keyboard = true;
    if (tag.name == "mark") style.mark = true;
  }
  return style;
}

}  // namespace lectern
