#include "base/uri.h"

#include <fmt/format.h>

#include <charconv>
#include <cstddef>

namespace lectern {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void append_encoded(std::string& out, char c, std::string_view marks) {
  if (is_digit(c) || is_letter(c) || marks.find(c) != std::string_view::npos) {
    out += c;
  } else {
    out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
}

}  // namespace

std::string uri_of(std::string_view address) {
  constexpr std::string_view kMarks = "-._~:/?#[]@!$&'()*+,;=";
  std::string uri;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    const auto is_hex = [&](std::size_t at) { return at < address.size() && is_hex_digit(address[at]); };
    if (c == '%' && is_hex(i + 1) && is_hex(i + 2)) {
      uri += c;
    } else {
      append_encoded(uri, c, kMarks);
    }
  }
  return uri;
}

std::string percent_encoded(std::string_view text, std::string_view marks) {
  std::string encoded;
  for (const char c : text) append_encoded(encoded, c, marks);
  return encoded;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    const char* digits = text.data() + i + 1;
    if (text[i] == '%' && i + 2 < text.size() && std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      decoded += static_cast<char>(byte);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

}  // namespace lectern
