#include "scene/line_join.h"

#include <cstddef>

#include "base/words.h"
#include "scene/shown_text.h"

namespace lectern {
namespace {

// The text that follows what a piece shows, in its run.
std::string_view hanging_text(const DrawText& text) {
  const std::string_view shown = shown_text(text);
  const std::string_view whole = text.run->text;
  if (shown.empty()) return whole;
  return whole.substr(static_cast<std::size_t>(shown.data() - whole.data()) + shown.size());
}

bool ends_wide(std::string_view text) {
  // The last code point is of the CJK blocks: lines break between those without a space.
  std::size_t begin = text.size();
  const auto is_inside = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U; };
  if (begin > 0) --begin;
  while (begin > 0 && is_inside(begin)) --begin;
  std::size_t at = begin;
  return begin < text.size() && next_code_point(text, at) >= 0x2E80;
}

}  // namespace

LineJoin join_after(const DrawText& last) {
  if (last.run == nullptr) return LineJoin::space;
  const std::string_view shown = shown_text(last);
  const std::string_view hanging = hanging_text(last);
  if (shown.ends_with(kLineSeparatorText) || hanging.starts_with(kLineSeparatorText)) return LineJoin::line_break;
  if (hanging.starts_with(' ') || shown.ends_with(' ')) {
    const auto other = hanging.find_first_not_of(' ');
    const bool broken = other != std::string_view::npos && hanging.substr(other).starts_with(kLineSeparatorText);
    return broken ? LineJoin::line_break : LineJoin::space;
  }
  if (!hanging.empty()) return LineJoin::nothing;
  return ends_wide(shown) || shown.ends_with('-') || shown.ends_with(kSoftHyphenText) ? LineJoin::nothing
                                                                                      : LineJoin::space;
}

}  // namespace lectern
