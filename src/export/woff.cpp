#include "export/woff.h"

#include <libdeflate.h>

#include <algorithm>
#include <cstddef>
#include <memory>

namespace lectern {
namespace {

// All numbers are big-endian.
//
//   sfnt: flavour u32, tables u16, search u16 x 3, then per table: tag u32, checksum u32, offset u32, length u32
//   WOFF: "wOFF", flavour u32, length u32, tables u16, 0 u16, sfnt size u32, version u16 x 2, 0 u32 x 5,
//         then per table: tag u32, offset u32, packed length u32, length u32, checksum u32
constexpr std::size_t kSfntHeader = 12;
constexpr std::size_t kSfntEntry = 16;
constexpr std::size_t kWoffHeader = 44;
constexpr std::size_t kWoffEntry = 20;
constexpr std::uint32_t kSignature = 0x774F4646;
constexpr int kLevel = 12;  // small fonts: time does not matter

std::uint32_t read(std::span<const std::uint8_t> bytes, std::size_t at) {
  return static_cast<std::uint32_t>(bytes[at]) << 24U | static_cast<std::uint32_t>(bytes[at + 1]) << 16U |
         static_cast<std::uint32_t>(bytes[at + 2]) << 8U | bytes[at + 3];
}

void write(std::vector<std::uint8_t>& bytes, std::size_t at, std::size_t value) {
  for (unsigned i = 0; i < 4; ++i) bytes[at + i] = static_cast<std::uint8_t>(value >> (24U - 8U * i));
}

std::size_t padded(std::size_t length) {
  return (length + 3) / 4 * 4;
}

}  // namespace

std::vector<std::uint8_t> woff_from_font(std::span<const std::uint8_t> font) {
  if (font.size() < kSfntHeader) return {};
  const std::size_t count = read(font, 4) >> 16U;
  if (font.size() < kSfntHeader + count * kSfntEntry) return {};
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(kLevel), &libdeflate_free_compressor);
  if (!compressor) return {};

  std::vector<std::uint8_t> woff(kWoffHeader + count * kWoffEntry, 0);
  std::size_t sfnt_size = kSfntHeader + count * kSfntEntry;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t from = kSfntHeader + i * kSfntEntry;
    const std::size_t offset = read(font, from + 8);
    const std::size_t length = read(font, from + 12);
    if (offset > font.size() || length > font.size() - offset) return {};
    sfnt_size += padded(length);

    const std::size_t at = woff.size();
    woff.resize(at + std::max(length, libdeflate_zlib_compress_bound(compressor.get(), length)));
    std::size_t packed =
        libdeflate_zlib_compress(compressor.get(), font.data() + offset, length, woff.data() + at, woff.size() - at);
    // What does not shrink is stored as it is.
    if (packed == 0 || packed >= length) {
      std::copy_n(font.data() + offset, length, woff.data() + at);
      packed = length;
    }
    woff.resize(at + padded(packed));
    std::fill(woff.begin() + static_cast<std::ptrdiff_t>(at + packed), woff.end(), std::uint8_t{0});
    const std::size_t entry = kWoffHeader + i * kWoffEntry;
    write(woff, entry, read(font, from));
    write(woff, entry + 4, at);
    write(woff, entry + 8, packed);
    write(woff, entry + 12, length);
    write(woff, entry + 16, read(font, from + 4));
  }
  write(woff, 0, kSignature);
  write(woff, 4, read(font, 0));
  write(woff, 8, woff.size());
  write(woff, 12, count << 16U);
  write(woff, 16, sfnt_size);
  write(woff, 20, 1U << 16U);  // version 1.0
  return woff;
}

}  // namespace lectern
