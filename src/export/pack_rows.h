#pragma once
// A zlib stream (RFC 1950) of a picture's rows, made for slides: flat paper, type, and rows that repeat. Where a
// general packer looks everywhere, this one looks one pixel back, one row back, and at the last place that began alike.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

class RowPacker {
 public:
  /// Appends the stream of `rows`, each `stride` bytes long, to `file`. `unit` is the number of bytes of a pixel, which
  /// is how far back a flat colour repeats.
  void pack(std::span<const std::uint8_t> rows, std::size_t stride, std::size_t unit, std::vector<std::uint8_t>& file);

 private:
  std::vector<std::uint32_t> tokens_;  // of one block: a literal byte, or kMatch | length << 16 | distance - 1
  std::vector<std::uint32_t> places_;  // last place + 1 at which four bytes of this hash began
};

}  // namespace lectern
