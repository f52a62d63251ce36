#include "deck/rich_text.h"

#include <algorithm>
#include <utility>

namespace lectern {

RichText plain_text(std::string text, SourceSpan source) {
  RichText rich;
  if (text.empty()) return rich;
  rich.spans.push_back({0, static_cast<std::uint32_t>(text.size()), {}, -1, -1, -1, source});
  rich.text = std::move(text);
  return rich;
}

void append(RichText& text, const RichText& more) {
  const auto shift = static_cast<std::uint32_t>(text.text.size());
  const int links = static_cast<int>(text.links.size());
  const int readings = static_cast<int>(text.readings.size());
  text.text += more.text;
  for (StyleSpan span : more.spans) {
    span.begin += shift;
    span.end += shift;
    if (span.link >= 0) span.link += links;
    if (span.reading >= 0) span.reading += readings;
    text.spans.push_back(span);
  }
  text.links.insert(text.links.end(), more.links.begin(), more.links.end());
  text.readings.insert(text.readings.end(), more.readings.begin(), more.readings.end());
}

StyleSpan part_of(const StyleSpan& span, std::uint32_t from, std::uint32_t to) {
  StyleSpan part = span;
  // Where source and text agree byte by byte the place moves along, else the whole source stands for the part.
  if (span.source.end - span.source.begin == span.end - span.begin) {
    part.source = {span.source.begin + (from - span.begin), span.source.end - (span.end - to)};
  }
  part.begin = from;
  part.end = to;
  return part;
}

RichText part_of(const RichText& text, std::size_t begin, std::size_t end) {
  RichText part;
  end = std::min(end, text.text.size());
  if (begin >= end) return part;
  part.text = text.text.substr(begin, end - begin);
  part.links = text.links;
  part.readings = text.readings;
  for (StyleSpan span : text.spans) {
    const auto from = std::max<std::size_t>(span.begin, begin);
    const auto to = std::min<std::size_t>(span.end, end);
    if (from >= to) continue;
    span = part_of(span, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to));
    span.begin = static_cast<std::uint32_t>(from - begin);
    span.end = static_cast<std::uint32_t>(to - begin);
    part.spans.push_back(span);
  }
  return part;
}

}  // namespace lectern
