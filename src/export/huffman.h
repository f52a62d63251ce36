#pragma once
// Huffman codes as deflate wants them (RFC 1951): lengths limited, codes canonical and stored with their bits reversed.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// A symbol's code, ready to be put into a stream that fills up from the lowest bit. Length 0: the symbol never occurs.
struct PrefixCode {
  std::uint16_t bits = 0;
  std::uint8_t length = 0;
};

/// Gives `codes` the codes for symbols that occur so often, none longer than `most` bits. At least two symbols get a
/// code, because some decoders refuse a code of one symbol. There are at most 2^most symbols, and at most 288.
void make_codes(std::span<const std::uint32_t> counts, int most, std::span<PrefixCode> codes);

/// Bytes with a growing end in bits.
class BitWriter {
 public:
  explicit BitWriter(std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}

  /// Makes room for so many bytes, which `put` does not check.
  void reserve(std::size_t more) {
    if (bytes_.size() < used_ + more + sizeof(std::uint64_t)) bytes_.resize((used_ + more) * 2 + sizeof(std::uint64_t));
  }

  /// Appends the `count` lowest bits, at most 48.
  void put(std::uint64_t bits, int count) {
    held_ |= bits << static_cast<unsigned>(count_);
    count_ += count;
    // Whole bytes go out eight at a time; what is not whole yet is written again.
    std::uint8_t* to = bytes_.data() + used_;
    for (unsigned i = 0; i < sizeof held_; ++i) to[i] = static_cast<std::uint8_t>(held_ >> (8U * i));
    const auto whole = static_cast<unsigned>(count_) / 8U;
    used_ += whole;
    held_ = whole == 8U ? 0 : held_ >> (8U * whole);
    count_ -= static_cast<int>(whole * 8U);
  }

  /// Starts where the bytes end now.
  void start_at(std::size_t used) { used_ = used; }
  /// Fills the last byte and cuts the bytes to what was put.
  void finish() {
    if (count_ > 0) put(0, 8 - count_);
    bytes_.resize(used_);
  }

 private:
  std::vector<std::uint8_t>& bytes_;
  std::size_t used_ = 0;
  std::uint64_t held_ = 0;
  int count_ = 0;
};

}  // namespace lectern
