#include "export/pack_rows.h"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "export/huffman.h"

namespace lectern {
namespace {

constexpr std::size_t kLeastMatch = 4;  // three bytes would be allowed; they rarely pay
constexpr std::size_t kMostMatch = 258;
constexpr std::size_t kWindow = 32'768;
constexpr std::uint32_t kMatch = 1U << 31U;
constexpr std::size_t kTokensInBlock = 1U << 16U;
constexpr unsigned kHashBits = 14;

// Symbols of RFC 1951, section 3.2.5: 0 to 255 literals, 256 the end, 257 to 285 lengths.
constexpr std::size_t kEndOfBlock = 256;
constexpr std::size_t kLengthSymbols = 286;
constexpr std::size_t kDistanceSymbols = 30;

struct Coded {
  std::uint16_t symbol = 0;
  std::uint8_t extra_bits = 0;
  std::uint16_t base = 0;
};

// Length or distance -> symbol, extra bits and the value that the symbol alone means. Both tables of section 3.2.5 grow
// in the same way: `step` symbols share a number of extra bits, which then rises by one.
constexpr Coded coded(std::uint32_t value, std::uint32_t step) {
  // value counts from 0. Below 2 * step each value has its own symbol.
  if (value < 2 * step) return {static_cast<std::uint16_t>(value), 0, static_cast<std::uint16_t>(value)};
  const auto extra = static_cast<unsigned>(std::bit_width(value / step)) - 1U;
  const std::uint32_t symbol = extra * step + (value >> extra);
  return {static_cast<std::uint16_t>(symbol), static_cast<std::uint8_t>(extra),
          static_cast<std::uint16_t>((value >> extra) << extra)};
}

constexpr Coded length_code(std::size_t length) {
  if (length == kMostMatch) return {285, 0, 258};
  const Coded code = coded(static_cast<std::uint32_t>(length - 3), 4);
  return {static_cast<std::uint16_t>(257 + code.symbol), code.extra_bits, static_cast<std::uint16_t>(code.base + 3)};
}

constexpr Coded distance_code(std::size_t distance) {
  return coded(static_cast<std::uint32_t>(distance - 1), 2);
}

static_assert(length_code(3).symbol == 257 && length_code(10).symbol == 264 && length_code(11).symbol == 265);
static_assert(length_code(257).symbol == 284 && length_code(257).extra_bits == 5 && length_code(131).symbol == 281);
static_assert(distance_code(1).symbol == 0 && distance_code(5).symbol == 4 && distance_code(5).extra_bits == 1);
static_assert(distance_code(24'577).symbol == 29 && distance_code(32'768).extra_bits == 13);

constexpr auto kLengthCodes = [] {
  std::array<Coded, kMostMatch + 1> table{};
  for (std::size_t length = 3; length <= kMostMatch; ++length) table[length] = length_code(length);
  return table;
}();

std::uint64_t load64(const std::uint8_t* from) {
  std::uint64_t value = 0;
  std::memcpy(&value, from, sizeof value);
  return value;
}

std::size_t equal_bytes(const std::uint8_t* a, const std::uint8_t* b, std::size_t most) {
  std::size_t length = 0;
  for (; length + 8 <= most; length += 8) {
    const std::uint64_t difference = load64(a + length) ^ load64(b + length);
    if (difference == 0) continue;
    const int zeros =
        std::endian::native == std::endian::little ? std::countr_zero(difference) : std::countl_zero(difference);
    return length + static_cast<std::size_t>(zeros) / 8;
  }
  while (length < most && a[length] == b[length]) ++length;
  return length;
}

std::uint32_t hash_of(const std::uint8_t* from) {
  std::uint32_t four = 0;
  std::memcpy(&four, from, sizeof four);
  return (four * 0x9E3779B1U) >> (32U - kHashBits);
}

struct Match {
  std::size_t length = 0;
  std::size_t distance = 0;
};

// The best of three guesses. A nearer match is worth a few bytes: far distances cost up to 13 bits.
Match best_match(std::span<const std::uint8_t> rows, std::size_t at, std::size_t stride, std::size_t unit,
                 std::uint32_t place) {
  const std::uint8_t* here = rows.data() + at;
  const std::size_t left = rows.size() - at;
  constexpr std::size_t kLongEnough = 24;
  constexpr std::size_t kNearness = 3;
  Match best;
  if (at >= unit && here[0] == *(here - unit)) best = {equal_bytes(here, here - unit, left), unit};
  if (at >= stride && stride <= kWindow) {
    const std::size_t length = equal_bytes(here, here - stride, left);
    if (length > best.length + kNearness) best = {length, stride};
  }
  if (best.length < kLongEnough && place > 0 && at - (place - 1) <= kWindow) {
    const std::size_t length = equal_bytes(here, rows.data() + place - 1, left);
    if (length > best.length + kNearness) best = {length, at - (place - 1)};
  }
  return best;
}

struct Codes {
  std::array<PrefixCode, kLengthSymbols> lengths;
  std::array<PrefixCode, kDistanceSymbols> distances;
};

// The code lengths of both alphabets, themselves run-length coded and Huffman coded (RFC 1951, section 3.2.7).
void put_codes(const Codes& codes, BitWriter& out) {
  constexpr std::array<std::uint8_t, 19> kOrder{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  std::array<std::uint8_t, kLengthSymbols + kDistanceSymbols> all{};
  for (std::size_t i = 0; i < kLengthSymbols; ++i) all[i] = codes.lengths[i].length;
  for (std::size_t i = 0; i < kDistanceSymbols; ++i) all[kLengthSymbols + i] = codes.distances[i].length;

  struct Piece {
    std::uint8_t symbol = 0;
    std::uint8_t extra = 0;
    std::uint8_t bits = 0;
  };
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t run = 1;
    while (i + run < all.size() && all[i + run] == all[i]) ++run;
    if (all[i] == 0 && run >= 3) {
      run = std::min<std::size_t>(run, 138);
      pieces.push_back(run <= 10 ? Piece{17, static_cast<std::uint8_t>(run - 3), 3}
                                 : Piece{18, static_cast<std::uint8_t>(run - 11), 7});
    } else if (run >= 4) {  // the first of a run says what is repeated
      run = std::min<std::size_t>(run, 7);
      pieces.push_back({all[i], 0, 0});
      pieces.push_back({16, static_cast<std::uint8_t>(run - 4), 2});
    } else {
      run = 1;
      pieces.push_back({all[i], 0, 0});
    }
    i += run;
  }
  std::array<std::uint32_t, 19> counts{};
  for (const Piece& piece : pieces) ++counts[piece.symbol];
  std::array<PrefixCode, 19> piece_codes;
  make_codes(counts, 7, piece_codes);
  std::size_t sent = kOrder.size();
  while (sent > 4 && piece_codes[kOrder[sent - 1]].length == 0) --sent;

  out.put(kLengthSymbols - 257, 5);
  out.put(kDistanceSymbols - 1, 5);
  out.put(sent - 4, 4);
  for (std::size_t i = 0; i < sent; ++i) out.put(piece_codes[kOrder[i]].length, 3);
  for (const Piece& piece : pieces) {
    out.put(piece_codes[piece.symbol].bits, piece_codes[piece.symbol].length);
    if (piece.bits > 0) out.put(piece.extra, piece.bits);
  }
}

void put_block(std::span<const std::uint32_t> tokens, bool last, BitWriter& out) {
  std::array<std::uint32_t, kLengthSymbols> length_counts{};
  std::array<std::uint32_t, kDistanceSymbols> distance_counts{};
  length_counts[kEndOfBlock] = 1;
  for (const std::uint32_t token : tokens) {
    if ((token & kMatch) == 0) {
      ++length_counts[token];
    } else {
      ++length_counts[kLengthCodes[(token >> 16U) & 0x1FFU].symbol];
      ++distance_counts[distance_code((token & 0x7FFFU) + 1).symbol];
    }
  }
  Codes codes;
  make_codes(length_counts, 15, codes.lengths);
  make_codes(distance_counts, 15, codes.distances);

  // A match takes at most 15 + 5 + 15 + 13 bits; the header stays far below a kilobyte.
  out.reserve(tokens.size() * 6 + 1024);
  out.put(last ? 1 : 0, 1);
  out.put(2, 2);
  put_codes(codes, out);
  for (const std::uint32_t token : tokens) {
    if ((token & kMatch) == 0) {
      out.put(codes.lengths[token].bits, codes.lengths[token].length);
      continue;
    }
    const std::size_t length = (token >> 16U) & 0x1FFU;
    const std::size_t distance = (token & 0x7FFFU) + 1;
    const Coded length_coded = kLengthCodes[length];
    const Coded distance_coded = distance_code(distance);
    const PrefixCode first = codes.lengths[length_coded.symbol];
    const PrefixCode second = codes.distances[distance_coded.symbol];
    std::uint64_t bits = first.bits;
    unsigned count = first.length;
    bits |= static_cast<std::uint64_t>(length - length_coded.base) << count;
    count += length_coded.extra_bits;
    bits |= static_cast<std::uint64_t>(second.bits) << count;
    count += second.length;
    bits |= static_cast<std::uint64_t>(distance - 1 - distance_coded.base) << count;
    count += distance_coded.extra_bits;
    out.put(bits, static_cast<int>(count));
  }
  out.put(codes.lengths[kEndOfBlock].bits, codes.lengths[kEndOfBlock].length);
}

}  // namespace

void RowPacker::pack(std::span<const std::uint8_t> rows, std::size_t stride, std::size_t unit,
                     std::vector<std::uint8_t>& file) {
  tokens_.clear();
  places_.assign(std::size_t{1} << kHashBits, 0);
  BitWriter out(file);
  out.start_at(file.size());
  out.reserve(2);
  out.put(0x0178, 16);  // deflate with a window of 32 KiB, packed fast (RFC 1950)

  for (std::size_t at = 0; at < rows.size();) {
    if (tokens_.size() >= kTokensInBlock) {
      put_block(tokens_, false, out);
      tokens_.clear();
    }
    std::uint32_t place = 0;
    if (rows.size() - at >= 4)
      place = std::exchange(places_[hash_of(rows.data() + at)], static_cast<std::uint32_t>(at + 1));
    Match match = best_match(rows, at, stride, unit, place);
    if (match.length < kLeastMatch) {
      tokens_.push_back(rows[at++]);
      continue;
    }
    at += match.length;
    while (match.length > 0) {
      // A rest of one or two bytes could not be a match.
      const std::size_t piece =
          match.length <= kMostMatch ? match.length : std::min(kMostMatch, match.length - kLeastMatch);
      tokens_.push_back(kMatch | static_cast<std::uint32_t>(piece << 16U) |
                        static_cast<std::uint32_t>(match.distance - 1));
      match.length -= piece;
    }
  }
  put_block(tokens_, true, out);
  out.finish();
  const std::uint32_t check = libdeflate_adler32(1, rows.data(), rows.size());
  for (unsigned i = 0; i < 4; ++i) file.push_back(static_cast<std::uint8_t>(check >> (24U - 8U * i)));
}

}  // namespace lectern
