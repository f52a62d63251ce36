#pragma once
// The smallest pieces of PDF: numbers, strings, dates, compressed bytes (ISO 32000-1, section 7). For room `paint`
// alone.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Appends a number with at most `decimals` (0 to 6) digits after the point and no idle zeros: "12", "0.5", "-3.25".
void put_number(std::string& out, double value, int decimals = 2);

/// Appends numbers, each followed by a space.
void put_numbers(std::string& out, std::initializer_list<double> values, int decimals = 2);

/// Appends `digits` hexadecimal digits.
void put_hex(std::string& out, std::uint32_t value, int digits);

/// UTF-16BE in hexadecimal digits, without a byte order mark.
std::string utf16_hex(std::string_view utf8);

/// A text string: "(as it is)" for plain ASCII, "<FEFF...>" for everything else.
std::string pdf_text(std::string_view utf8);

/// A byte string in brackets, escaped.
std::string pdf_bytes(std::string_view bytes);

/// "D:20240229120000Z" from seconds since 1970.
std::string pdf_date(std::int64_t seconds);

/// xml_text in one line: line ends and tabs are spaces.
std::string xmp_text(std::string_view utf8);

/// A zlib stream (FlateDecode). `level` as libdeflate's, 1 to 12.
std::string deflated(std::string_view bytes, int level = 6);

inline std::string_view as_text(std::span<const std::uint8_t> bytes) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): a byte is a byte
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline std::span<const std::uint8_t> as_bytes(std::string_view text) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as above
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace lectern
