#include "paint/pdf_syntax.h"

#include <fmt/format.h>
#include <libdeflate.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <memory>

#include "base/civil_time.h"
#include "base/words.h"
#include "base/xml_text.h"

namespace lectern {
namespace {

constexpr std::array<std::int64_t, 7> kPowers{1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};
constexpr std::string_view kHexDigits = "0123456789ABCDEF";

bool is_plain(std::string_view text) {
  for (const char c : text)
    if (c < ' ' || c > '~') return false;
  return true;
}

}  // namespace

void put_number(std::string& out, double value, int decimals) {
  const std::int64_t power = kPowers.at(static_cast<std::size_t>(decimals));
  if (!(std::abs(value) < 1e9)) value = 0;  // no page is that large; what is no number is nowhere
  std::int64_t scaled = std::llround(value * static_cast<double>(power));
  if (scaled < 0) {
    out += '-';
    scaled = -scaled;
  }
  std::array<char, 24> digits{};
  std::size_t at = digits.size();
  std::int64_t whole = scaled / power;
  std::int64_t part = scaled % power;
  if (part != 0) {
    int length = decimals;
    for (; part % 10 == 0; part /= 10) --length;
    for (; length > 0; --length, part /= 10) digits[--at] = static_cast<char>('0' + part % 10);
    digits[--at] = '.';
  } else if (whole == 0) {
    if (!out.empty() && out.back() == '-') out.pop_back();
    out += '0';
    return;
  }
  for (; whole != 0; whole /= 10) digits[--at] = static_cast<char>('0' + whole % 10);
  out.append(digits.data() + at, digits.size() - at);
}

void put_numbers(std::string& out, std::initializer_list<double> values, int decimals) {
  for (const double value : values) {
    put_number(out, value, decimals);
    out += ' ';
  }
}

void put_hex(std::string& out, std::uint32_t value, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
    out += kHexDigits[value >> static_cast<unsigned>(shift) & 15U];
}

std::string utf16_hex(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    if (c < 0x10000) {
      put_hex(out, c, 4);
    } else {
      put_hex(out, 0xD800U + ((c - 0x10000U) >> 10U), 4);
      put_hex(out, 0xDC00U + ((c - 0x10000U) & 0x3FFU), 4);
    }
  }
  return out;
}

std::string pdf_bytes(std::string_view bytes) {
  std::string out = "(";
  for (const char c : bytes) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    if (c == '\r') {
      out += "\\r";
    } else {
      out += c;
    }
  }
  return out + ")";
}

std::string pdf_text(std::string_view utf8) {
  return is_plain(utf8) ? pdf_bytes(utf8) : "<FEFF" + utf16_hex(utf8) + ">";
}

std::string pdf_date(std::int64_t seconds) {
  const CivilTime t = civil_time(seconds);
  return fmt::format("D:{:04}{:02}{:02}{:02}{:02}{:02}Z", t.year, t.month, t.day, t.hour, t.minute, t.second);
}

std::string xmp_text(std::string_view utf8) {
  std::string out = xml_text(utf8);
  for (char& c : out)
    if (c == '\n' || c == '\t') c = ' ';
  return out;
}

std::string deflated(std::string_view bytes, int level) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(level), &libdeflate_free_compressor);
  if (compressor == nullptr) return {};
  std::string out;
  out.resize(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()));
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace lectern
