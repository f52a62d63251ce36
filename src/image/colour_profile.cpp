#include "image/colour_profile.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "image/colours.h"

namespace lectern {
namespace {

StoredProfile stored_profile(const Image& image) {
  const ImageBytes bytes = image.source().data;
  switch (image.format()) {
    case ImageFormat::jpeg:
      return jpeg_profile(bytes);
    case ImageFormat::png:
      return png_profile(bytes);
    case ImageFormat::webp:
      return webp_profile(bytes);
    case ImageFormat::gif:
    case ImageFormat::svg:
      break;
  }
  return {};
}

// Numbers are big-endian, fractions have 16 bits behind the point (ICC.1:2010, chapter 4).
void put_16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(static_cast<std::uint8_t>(value >> 8U));
  out += static_cast<char>(static_cast<std::uint8_t>(value));
}

void put_32(std::string& out, std::uint32_t value) {
  put_16(out, value >> 16U);
  put_16(out, value);
}

void put_fixed(std::string& out, double value) {
  constexpr double kOne = 65'536;
  put_32(out, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * kOne))));
}

void put_fixed(std::string& out, std::initializer_list<double> values) {
  for (const double value : values) put_fixed(out, value);
}

// 10.13, multiLocalizedUnicodeType: one text in English.
std::string text_tag(std::string_view text) {
  std::string tag("mluc\0\0\0\0\0\0\0\1\0\0\0\14enUS", 20);
  put_32(tag, static_cast<std::uint32_t>(text.size() * 2));
  put_32(tag, 28);
  for (const char c : text) put_16(tag, static_cast<std::uint8_t>(c));
  tag.resize((tag.size() + 3) / 4 * 4, '\0');
  return tag;
}

// Inks to light: every second of C, M and Y, which are linear, and enough of K that programs that divide cells of this
// grid into tetrahedra stay within half a step of 255.
constexpr unsigned kBlacks = 129;

// 10.10, lutAToBType: straight curves, the grid, sRGB's curve, sRGB's primaries, straight curves.
std::string ink_table() {
  std::string straight;
  straight += std::string_view("curv\0\0\0\0\0\0\0\0", 12);
  std::string grid;
  for (const unsigned points : {2U, 2U, 2U, kBlacks}) grid += static_cast<char>(static_cast<std::uint8_t>(points));
  grid.resize(16, '\0');
  grid += std::string_view("\2\0\0\0", 4);  // bytes a number
  for (unsigned inks = 0; inks < 8; ++inks) {
    for (unsigned black = 0; black < kBlacks; ++black) {
      const std::uint32_t light = 65'535U * (kBlacks - 1 - black) / (kBlacks - 1);
      for (const unsigned bit : {4U, 2U, 1U}) put_16(grid, (inks & bit) != 0 ? 0 : light);
    }
  }
  std::string curve("para\0\0\0\0\0\3\0\0", 12);  // IEC 61966-2-1
  put_fixed(curve, {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045});
  // XYZ relative to D50, where 65,535 stands for nearly 2.
  constexpr double kHalf = 32'768.0 / 65'535;
  std::string matrix;
  for (const double part : {0.436066, 0.385147, 0.143066, 0.222488, 0.716873, 0.060608, 0.013916, 0.097076, 0.714096}) {
    put_fixed(matrix, part * kHalf);
  }
  put_fixed(matrix, {0, 0, 0});

  std::string body;
  std::array<std::uint32_t, 5> places{};  // of B curves, matrix, M curves, grid, A curves
  constexpr std::uint32_t kHead = 32;
  const auto put = [&](std::size_t index, const std::string& part, int times) {
    places.at(index) = kHead + static_cast<std::uint32_t>(body.size());
    for (int i = 0; i < times; ++i) body += part;
  };
  put(0, straight, 3);
  put(1, matrix, 1);
  put(2, curve, 3);
  put(3, grid, 1);
  put(4, straight, 4);
  std::string tag("mAB \0\0\0\0\4\3\0\0", 12);
  for (const std::uint32_t place : places) put_32(tag, place);
  return tag + body;
}

std::string make_ink_profile() {
  std::string white("XYZ \0\0\0\0", 8);
  put_fixed(white, {0.9642, 1.0, 0.8249});
  const std::array<std::pair<std::string_view, std::string>, 4> tags{
      {{"desc", text_tag("Inks that multiply")}, {"cprt", text_tag("CC0")}, {"wtpt", white}, {"A2B0", ink_table()}}};
  constexpr std::size_t kHeader = 128;
  const std::size_t start = kHeader + 4 + tags.size() * 12;
  std::string table;
  std::string data;
  put_32(table, static_cast<std::uint32_t>(tags.size()));
  for (const auto& [name, tag] : tags) {
    table += name;
    put_32(table, static_cast<std::uint32_t>(start + data.size()));
    put_32(table, static_cast<std::uint32_t>(tag.size()));
    data += tag;
  }
  // 7.2: of an input device, version 4.2, without a date.
  std::string header;
  put_32(header, static_cast<std::uint32_t>(start + data.size()));
  put_32(header, 0);
  put_32(header, 0x04200000);
  header += "scnrCMYKXYZ ";
  for (const std::uint32_t part : {2000U, 1U, 1U, 0U, 0U, 0U}) put_16(header, part);
  header += "acsp";
  header.resize(64, '\0');
  put_32(header, 1);  // relative to the medium
  put_fixed(header, {0.9642, 1.0, 0.8249});
  header.resize(kHeader, '\0');
  return header + table + data;
}

}  // namespace

std::string colour_profile(const Image& image) {
  StoredProfile found = stored_profile(image);
  if (ToScreen::from(found.profile, found.stored, DecodedAs::pixels)) return std::move(found.profile);
  return {};
}

const std::string& plain_ink_profile() {
  static const std::string profile = make_ink_profile();
  return profile;
}

}  // namespace lectern
