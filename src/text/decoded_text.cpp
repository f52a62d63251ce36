#include "text/decoded_text.h"

#include <algorithm>

#include "base/words.h"

namespace lectern {

DecodedText::DecodedText(std::string_view text) {
  code_points_.reserve(text.size());
  bytes_.reserve(text.size() + 1);
  utf16_.reserve(text.size());
  bool one_unit_each = true;
  for (std::size_t at = 0; at < text.size();) {
    bytes_.push_back(static_cast<std::uint32_t>(at));
    const char32_t c = next_code_point(text, at);
    code_points_.push_back(c);
    ascii_ = ascii_ && c < 0x80;
    one_unit_each = one_unit_each && c < 0x10000;
    if (c < 0x10000) {
      utf16_.push_back(static_cast<char16_t>(c));
    } else {
      utf16_.push_back(static_cast<char16_t>(0xD7C0U + (c >> 10U)));
      utf16_.push_back(static_cast<char16_t>(0xDC00U + (c & 0x3FFU)));
    }
  }
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
  if (one_unit_each) return;
  units_.reserve(utf16_.size() + 1);
  for (std::uint32_t i = 0; i < size(); ++i) {
    units_.push_back(i);
    if (code_points_[i] >= 0x10000) units_.push_back(i);
  }
  units_.push_back(size());
}

std::uint32_t DecodedText::index_of_byte(std::uint32_t byte) const {
  if (ascii_) return std::min(byte, size());
  const auto after = std::ranges::upper_bound(bytes_, byte);
  return static_cast<std::uint32_t>(after - bytes_.begin()) - 1;
}

}  // namespace lectern
