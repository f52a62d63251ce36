#include "export/srgb_profile.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace lectern {
namespace {

using Bytes = std::string;

// ICC.1:2010, chapter 4: numbers are big-endian, fractions have 16 bits behind the point.
void put_16(Bytes& out, std::uint32_t value) {
  out += static_cast<char>(static_cast<std::uint8_t>(value >> 8U));
  out += static_cast<char>(static_cast<std::uint8_t>(value));
}

void put_32(Bytes& out, std::uint32_t value) {
  put_16(out, value >> 16U);
  put_16(out, value);
}

void put_fixed(Bytes& out, double value) {
  constexpr double kOne = 65'536;
  put_32(out, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * kOne))));
}

void put_name(Bytes& out, std::string_view name) {
  out += name;
}

// 10.15, multiLocalizedUnicodeType: one text in English.
Bytes text_tag(std::string_view text) {
  Bytes tag;
  put_name(tag, "mluc");
  put_32(tag, 0);
  put_32(tag, 1);   // one record
  put_32(tag, 12);  // of so many bytes
  put_name(tag, "enUS");
  put_32(tag, static_cast<std::uint32_t>(text.size() * 2));
  put_32(tag, 28);  // where the text begins
  for (const char c : text) put_16(tag, static_cast<std::uint8_t>(c));
  return tag;
}

Bytes numbers_tag(std::string_view type, std::initializer_list<double> numbers) {
  Bytes tag;
  put_name(tag, type);
  put_32(tag, 0);
  for (const double number : numbers) put_fixed(tag, number);
  return tag;
}

// 10.18, parametricCurveType, function 3: a power with a straight foot (IEC 61966-2-1).
Bytes curve_tag() {
  Bytes tag;
  put_name(tag, "para");
  put_32(tag, 0);
  put_16(tag, 3);
  put_16(tag, 0);
  for (const double number : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) put_fixed(tag, number);
  return tag;
}

constexpr std::size_t kHeader = 128;
constexpr std::size_t kTableEntry = 12;

// 7.2: a display profile of version 4 without a date.
Bytes header_of(std::size_t size) {
  Bytes header;
  put_32(header, static_cast<std::uint32_t>(size));
  put_32(header, 0);
  put_32(header, 0x04200000);
  put_name(header, "mntrRGB XYZ ");
  for (const std::uint32_t part : {2000U, 1U, 1U, 0U, 0U, 0U}) put_16(header, part);
  put_name(header, "acsp");
  for (int i = 0; i < 7; ++i) put_32(header, 0);  // platform, flags, maker, model, attributes, perceptual
  for (const double white : {0.9642, 1.0, 0.8249}) put_fixed(header, white);
  header.resize(kHeader, '\0');
  return header;
}

Bytes make_profile() {
  // The primaries and the white of sRGB, adapted to D50 by the matrix in "chad" (Bradford).
  const std::array<std::pair<std::string_view, Bytes>, 8> tags{{
      {"desc", text_tag("sRGB")},
      {"cprt", text_tag("CC0")},
      {"wtpt", numbers_tag("XYZ ", {0.9642, 1.0, 0.8249})},
      {"chad", numbers_tag("sf32", {1.047882, 0.022919, -0.050217, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076,
                                    0.751678})},
      {"rXYZ", numbers_tag("XYZ ", {0.436066, 0.222488, 0.013916})},
      {"gXYZ", numbers_tag("XYZ ", {0.385147, 0.716873, 0.097076})},
      {"bXYZ", numbers_tag("XYZ ", {0.143066, 0.060608, 0.714096})},
      {"rTRC", curve_tag()},
  }};
  const std::array<std::string_view, 2> same_curve{"gTRC", "bTRC"};
  const std::size_t count = tags.size() + same_curve.size();
  Bytes table;
  Bytes data;
  put_32(table, static_cast<std::uint32_t>(count));
  const std::size_t start = kHeader + 4 + count * kTableEntry;
  const auto put_entry = [&](std::string_view name, std::size_t at, std::size_t size) {
    put_name(table, name);
    put_32(table, static_cast<std::uint32_t>(start + at));
    put_32(table, static_cast<std::uint32_t>(size));
  };
  std::size_t curve = 0;
  for (const auto& [name, tag] : tags) {
    curve = data.size();
    put_entry(name, data.size(), tag.size());
    data += tag;
    data.resize((data.size() + 3) / 4 * 4, '\0');
  }
  for (const std::string_view name : same_curve) put_entry(name, curve, tags.back().second.size());
  return header_of(start + data.size()) + table + data;
}

void put_little(Bytes& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i)
    out += static_cast<char>(static_cast<std::uint8_t>(value >> (8U * static_cast<unsigned>(i))));
}

std::vector<std::uint8_t> as_vector(const Bytes& bytes) {
  return {bytes.begin(), bytes.end()};
}

}  // namespace

const std::vector<std::uint8_t>& srgb_profile() {
  static const std::vector<std::uint8_t> profile = as_vector(make_profile());
  return profile;
}

std::vector<std::uint8_t> exif_of_resolution(std::uint32_t dots_per_inch) {
  // TIFF 6.0, section 2: a header, a directory of three fields, and the two fractions that do not fit into them.
  constexpr std::uint32_t kFields = 3;
  constexpr std::uint32_t kDirectory = 8;
  constexpr std::uint32_t kFractions = kDirectory + 2 + kFields * 12 + 4;
  constexpr std::uint32_t kShort = 3;
  constexpr std::uint32_t kFraction = 5;
  Bytes exif;
  put_name(exif, "II");
  put_little(exif, 42, 2);
  put_little(exif, kDirectory, 4);
  put_little(exif, kFields, 2);
  const auto put_field = [&](std::uint32_t tag, std::uint32_t type, std::uint32_t value) {
    put_little(exif, tag, 2);
    put_little(exif, type, 2);
    put_little(exif, 1, 4);
    put_little(exif, value, 4);
  };
  put_field(0x011A, kFraction, kFractions);      // XResolution
  put_field(0x011B, kFraction, kFractions + 8);  // YResolution
  put_field(0x0128, kShort, 2);                  // ResolutionUnit: the inch
  put_little(exif, 0, 4);
  for (int axis = 0; axis < 2; ++axis) {
    put_little(exif, dots_per_inch, 4);
    put_little(exif, 1, 4);
  }
  return as_vector(exif);
}

}  // namespace lectern
