#include "deck/slide_name.h"

#include <fmt/format.h>

#include <cstddef>
#include <string_view>

#include "base/words.h"

namespace lectern {

std::string slide_name(const Slide& slide) {
  constexpr std::size_t kMostCodePoints = 48;
  const bool titled = !slide.title.empty();
  std::string text;
  std::string_view whole = titled ? std::string_view(slide.title.text) : std::string_view();
  const std::string body = titled ? std::string() : text_of(slide.blocks);
  if (!titled) whole = trimmed(body);
  std::size_t at = 0;
  for (std::size_t count = 0; at < whole.size() && (titled || count < kMostCodePoints); ++count) {
    const char32_t c = next_code_point(whole, at);
    append_utf8(text, c < U' ' || c == U'\u2028' ? U' ' : c);
  }
  if (titled) return text;
  if (text.empty()) return "(no text)";
  return fmt::format("({}{})", text, at < whole.size() ? "…" : "");
}

}  // namespace lectern
