#include "markdown/shortcodes.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace lectern {
namespace {

constexpr std::size_t kLongestName = 64;

bool is_of_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-';
}

bool is_of_a_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// ":name:" at `at` of a text: its length with both colons, or 0.
std::size_t length_at(std::string_view text, std::size_t at, std::size_t end) {
  if (text[at] != ':' || (at > 0 && is_of_a_word(text[at - 1]))) return 0;
  std::size_t last = at + 1;
  while (last < end && last - at <= kLongestName && is_of_a_name(text[last])) ++last;
  if (last == at + 1 || last >= end || text[last] != ':') return 0;
  const bool in_word = last + 1 < text.size() && is_of_a_word(text[last + 1]);
  return in_word ? 0 : last + 1 - at;
}

// The backslash is in the source alone: there a span begins right behind it.
bool is_escaped(const StyleSpan& span, std::size_t at, std::string_view source) {
  return at == span.begin && span.source.begin > 0 && span.source.begin <= source.size() &&
         source[span.source.begin - 1] == '\\';
}

bool is_literal(std::string_view text, const std::vector<Link>& links, const StyleSpan& span) {
  if (span.style.code || span.style.keyboard) return true;
  if (span.link < 0) return false;
  const std::string& target = links[static_cast<std::size_t>(span.link)].target;
  return target.ends_with(text.substr(span.begin, span.end - span.begin));
}

}  // namespace

std::string_view emoji_of(std::string_view name) {
  static const std::map<std::string_view, std::string_view> kByName = [] {
    std::map<std::string_view, std::string_view> by_name;
    for (const Shortcode& shortcode : shortcode_table()) by_name.emplace(shortcode.name, shortcode.emoji);
    return by_name;
  }();
  const auto found = kByName.find(name);
  return found == kByName.end() ? std::string_view() : found->second;
}

void set_emoji(RichText& text, std::string_view source) {
  if (std::ranges::count(text.text, ':') < 2) return;
  const std::string old = std::exchange(text.text, {});
  const std::vector<StyleSpan> spans = std::exchange(text.spans, {});
  const auto add = [&](const StyleSpan& part, std::string_view words) {
    if (words.empty()) return;
    StyleSpan span = part;
    span.begin = static_cast<std::uint32_t>(text.text.size());
    text.text += words;
    span.end = static_cast<std::uint32_t>(text.text.size());
    text.spans.push_back(span);
  };
  for (const StyleSpan& span : spans) {
    const bool literal = is_literal(old, text.links, span);
    std::uint32_t done = span.begin;
    for (std::uint32_t at = span.begin; !literal && at < span.end; ++at) {
      const auto length = static_cast<std::uint32_t>(length_at(old, at, span.end));
      if (length == 0 || is_escaped(span, at, source)) continue;
      const std::string_view emoji = emoji_of(std::string_view(old).substr(at + 1, length - 2));
      if (emoji.empty()) continue;
      add(part_of(span, done, at), std::string_view(old).substr(done, at - done));
      add(part_of(span, at, at + length), emoji);
      done = at + length;
      at = done - 1;
    }
    add(part_of(span, done, span.end), std::string_view(old).substr(done, span.end - done));
  }
}

}  // namespace lectern
