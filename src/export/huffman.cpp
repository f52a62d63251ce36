#include "export/huffman.h"

#include <algorithm>

namespace lectern {
namespace {

constexpr std::size_t kMostSymbols = 288;

struct Leaf {
  std::uint32_t count = 0;
  std::uint16_t symbol = 0;
};

// Depths of the leaves of a Huffman tree over counts in rising order, by the two-queue method: leaves and inner nodes
// both come up in rising order, so no heap is needed.
void tree_depths(std::span<const Leaf> leaves, std::span<int> depths) {
  const std::size_t n = leaves.size();
  std::array<std::uint64_t, kMostSymbols> weight{};
  std::array<std::size_t, 2 * kMostSymbols> parent{};
  std::size_t next_leaf = 0;
  std::size_t next_inner = 0;
  for (std::size_t made = 0; made + 1 < n; ++made) {
    for (int child = 0; child < 2; ++child) {
      const bool leaf = next_leaf < n && (next_inner == made || leaves[next_leaf].count <= weight[next_inner]);
      weight[made] += leaf ? leaves[next_leaf].count : weight[next_inner];
      parent[leaf ? next_leaf++ : n + next_inner++] = made;
    }
  }
  std::array<int, kMostSymbols> inner_depth{};
  for (std::size_t i = n - 1; i-- > 1;) inner_depth[i - 1] = inner_depth[parent[n + i - 1]] + 1;
  for (std::size_t i = 0; i < n; ++i) depths[i] = inner_depth[parent[i]] + 1;
}

// Cuts depths to `most` and makes the code complete again: a code too long by so much is paid for by lengthening others
// (Kraft's sum in units of 2^-most).
void limit_depths(std::span<int> depths, int most) {
  const auto unit = [&](int depth) { return std::int64_t{1} << static_cast<unsigned>(most - depth); };
  std::int64_t sum = 0;
  for (int& depth : depths) {
    depth = std::min(depth, most);
    sum += unit(depth);
  }
  // Leaves come in rising order of count: the rare ones are lengthened first, the frequent ones shortened first.
  for (std::size_t i = 0; sum > unit(0); i = (i + 1) % depths.size()) {
    if (depths[i] < most) sum -= unit(++depths[i]);
  }
  for (std::size_t i = depths.size(); i-- > 0;) {
    while (depths[i] > 1 && sum + unit(depths[i]) <= unit(0)) sum += unit(depths[i]--);
  }
}

std::uint16_t reversed(std::uint32_t bits, int length) {
  std::uint32_t out = 0;
  for (int i = 0; i < length; ++i)
    out |= ((bits >> static_cast<unsigned>(i)) & 1U) << static_cast<unsigned>(length - 1 - i);
  return static_cast<std::uint16_t>(out);
}

}  // namespace

void make_codes(std::span<const std::uint32_t> counts, int most, std::span<PrefixCode> codes) {
  std::ranges::fill(codes, PrefixCode{});
  std::array<Leaf, kMostSymbols> storage;
  std::size_t n = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) storage[n++] = {counts[i], static_cast<std::uint16_t>(i)};
  }
  for (std::uint16_t i = 0; n < 2; ++i) {
    if (counts[i] == 0) storage[n++] = {1, i};
  }
  const std::span<Leaf> leaves(storage.data(), n);
  std::ranges::sort(leaves,
                    [](Leaf a, Leaf b) { return a.count != b.count ? a.count < b.count : a.symbol < b.symbol; });
  std::array<int, kMostSymbols> depths{};
  tree_depths(leaves, depths);
  limit_depths({depths.data(), n}, most);
  for (std::size_t i = 0; i < n; ++i) codes[leaves[i].symbol].length = static_cast<std::uint8_t>(depths[i]);

  // RFC 1951, section 3.2.2.
  std::array<std::uint32_t, 17> of_length{};
  for (const PrefixCode& code : codes) ++of_length[code.length];
  of_length[0] = 0;
  std::array<std::uint32_t, 17> next{};
  for (std::size_t length = 1; length < next.size(); ++length)
    next[length] = (next[length - 1] + of_length[length - 1]) << 1U;
  for (PrefixCode& code : codes) {
    if (code.length > 0) code.bits = reversed(next[code.length]++, code.length);
  }
}

}  // namespace lectern
