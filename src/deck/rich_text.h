#pragma once
// Running text with styles: one UTF-8 string and sorted spans that cover it, flat, because shaping wants that.

#include <cstdint>
#include <string>
#include <vector>

#include "base/source_span.h"

namespace lectern {

/// What an inline piece of text is. Combinations are allowed.
struct InlineStyle {
  bool strong = false;
  bool emphasis = false;
  bool code = false;
  bool strike = false;
  bool mark = false;         ///< <mark>
  bool superscript = false;  ///< <sup>, footnote references
  bool subscript = false;    ///< <sub>
  bool keyboard = false;     ///< <kbd>
  bool operator==(const InlineStyle&) const = default;
};

/// Bytes [begin, end) of RichText::text in one style.
struct StyleSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  InlineStyle style;
  int link = -1;      ///< index into RichText::links, or -1
  int footnote = -1;  ///< index into Slide::footnotes for a reference mark, or -1
  int reading = -1;   ///< index into RichText::readings for a word with a reading above it (ruby), or -1
  SourceSpan source;
  bool operator==(const StyleSpan&) const = default;
};

struct Link {
  std::string target;  ///< as written: "https://...", "mailto:...", "#slide-name", or a path
  std::string title;
  bool operator==(const Link&) const = default;
};

/// `spans` is sorted and covers `text` without gaps or overlaps. A hard line break is U+2028 in `text`. Soft line
/// breaks are already spaces (or nothing between two CJK characters).
struct RichText {
  std::string text;
  std::vector<StyleSpan> spans;
  std::vector<Link> links;
  std::vector<std::string> readings;
  bool empty() const { return text.empty(); }
  bool operator==(const RichText&) const = default;
};

/// Text in one plain style.
RichText plain_text(std::string text, SourceSpan source = {});

/// Appends `more` (its links are renumbered).
void append(RichText& text, const RichText& more);

/// Bytes [from, to) of a span that holds them, with their place.
StyleSpan part_of(const StyleSpan& span, std::uint32_t from, std::uint32_t to);

/// Bytes [begin, end) with their styles; links keep their numbers.
RichText part_of(const RichText& text, std::size_t begin, std::size_t end);

}  // namespace lectern
