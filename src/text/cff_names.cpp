#include "text/cff_names.h"

#include <cstddef>
#include <optional>

namespace lectern {
namespace {

// Big-endian numbers at growing places; reading past the end gives zeros and marks the reader as failed.
class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes, std::size_t at = 0) : bytes_(bytes), at_(at) {}

  std::uint32_t number(unsigned bytes) {
    std::uint32_t value = 0;
    for (; bytes > 0; --bytes) {
      ok_ = ok_ && at_ < bytes_.size();
      value = value << 8U | (ok_ ? bytes_[at_] : 0U);
      ++at_;
    }
    return value;
  }
  bool ok() const { return ok_; }
  bool more() const { return at_ < bytes_.size(); }
  std::size_t at() const { return at_; }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_;
  bool ok_ = true;
};

// count, size of an offset, count + 1 offsets from the byte before the data, data (5176, section 5).
struct Index {
  std::uint32_t count = 0;
  std::size_t end = 0;  ///< the byte after it
  std::span<const std::uint8_t> first_entry;
};

std::optional<Index> index_at(std::span<const std::uint8_t> cff, std::size_t at) {
  Reader reader(cff, at);
  Index index;
  index.count = reader.number(2);
  index.end = reader.at();
  if (!reader.ok()) return std::nullopt;
  if (index.count == 0) return index;
  const unsigned width = reader.number(1);
  if (width < 1 || width > 4) return std::nullopt;
  const std::size_t offsets = reader.at();
  const std::size_t base = offsets + (std::size_t{index.count} + 1) * width - 1;
  const auto offset = [&](std::size_t i) {
    Reader one(cff, offsets + i * width);
    return base + one.number(width);
  };
  const std::size_t begin = offset(0);
  const std::size_t next = offset(1);
  index.end = offset(index.count);
  if (begin > next || next > index.end || index.end > cff.size()) return std::nullopt;
  index.first_entry = cff.subspan(begin, next - begin);
  return index;
}

struct TopDict {
  bool keyed_by_cid = false;
  std::uint32_t charset = 0;
  std::uint32_t char_strings = 0;
};

// Operands, then an operator of one byte, or of 12 and another (5176, section 4).
TopDict read_top_dict(std::span<const std::uint8_t> dict) {
  constexpr std::uint32_t kCharset = 15;
  constexpr std::uint32_t kCharStrings = 17;
  constexpr std::uint32_t kRos = 30;
  TopDict top;
  std::uint32_t operand = 0;
  for (Reader reader(dict); reader.more();) {
    const std::uint32_t byte = reader.number(1);
    if (byte == 12) {
      if (reader.number(1) == kRos) top.keyed_by_cid = true;
    } else if (byte == kCharset) {
      top.charset = operand;
    } else if (byte == kCharStrings) {
      top.char_strings = operand;
    } else if (byte == 28) {
      operand = reader.number(2);
    } else if (byte == 29) {
      operand = reader.number(4);
    } else if (byte == 30) {
      // A real number ends at a nibble of 15; none is looked for here.
      for (std::uint32_t pair = 0; reader.more() && (pair & 0xFU) != 0xFU && pair >> 4U != 0xFU;)
        pair = reader.number(1);
    } else if (byte >= 32 && byte <= 246) {
      operand = byte - 139;
    } else if (byte >= 247 && byte <= 250) {
      operand = (byte - 247) * 256 + reader.number(1) + 108;
    } else if (byte >= 251 && byte <= 254) {
      reader.number(1);
      operand = 0;
    }
  }
  return top;
}

}  // namespace

std::vector<std::uint16_t> cid_names(std::span<const std::uint8_t> cff) {
  if (cff.size() < 4) return {};
  const auto names = index_at(cff, cff[2]);
  if (!names) return {};
  const auto dicts = index_at(cff, names->end);
  if (!dicts) return {};
  const TopDict top = read_top_dict(dicts->first_entry);
  if (!top.keyed_by_cid) return {};
  const auto glyphs = index_at(cff, top.char_strings);
  if (!glyphs) return {};
  std::vector<std::uint16_t> cids{0};
  // Charsets 0 to 2 are predefined, and none of them is for fonts keyed by CID: glyph numbers stand.
  Reader reader(cff, top.charset);
  const std::uint32_t format = top.charset > 2 ? reader.number(1) : 0xFF;
  if (format > 2) {
    for (std::uint32_t i = 1; i < glyphs->count; ++i) cids.push_back(static_cast<std::uint16_t>(i));
    return cids;
  }
  while (cids.size() < glyphs->count && reader.ok()) {
    const std::uint32_t first = reader.number(2);
    const std::uint32_t more = format == 0 ? 0 : reader.number(format);
    for (std::uint32_t i = 0; i <= more && cids.size() < glyphs->count; ++i) {
      cids.push_back(static_cast<std::uint16_t>(first + i));
    }
  }
  return cids;
}

}  // namespace lectern
