#include "base/base64.h"

#include <string_view>

namespace lectern {

void append_base64(std::string& text, std::span<const std::uint8_t> bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t at = text.size();
  text.resize(at + (bytes.size() + 2) / 3 * 4, '=');
  char* to = text.data() + at;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = bytes.size() - i;
    std::uint32_t three = static_cast<std::uint32_t>(bytes[i]) << 16U;
    if (left > 1) three |= static_cast<std::uint32_t>(bytes[i + 1]) << 8U;
    if (left > 2) three |= bytes[i + 2];
    *to++ = kDigits[three >> 18U];
    *to++ = kDigits[three >> 12U & 63U];
    if (left > 1) *to = kDigits[three >> 6U & 63U];
    ++to;
    if (left > 2) *to = kDigits[three & 63U];
    ++to;
  }
}

}  // namespace lectern
