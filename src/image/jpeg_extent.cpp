#include "image/jpeg_extent.h"

#include <cstring>

namespace lectern {

// ITU-T T.81, B.1: segments with their lengths, and after a scan's header coded bytes, in which FF is followed by 00 or
// by a restart marker.
std::optional<std::size_t> jpeg_extent(std::span<const std::uint8_t> bytes) {
  std::size_t at = 2;
  while (at + 1 < bytes.size()) {
    if (bytes[at] != 0xFF) {  // coded bytes, or padding that decoders skip
      const auto rest = bytes.subspan(at);
      const void* const next = std::memchr(rest.data(), 0xFF, rest.size());
      if (next == nullptr) return std::nullopt;
      at += static_cast<std::size_t>(static_cast<const std::uint8_t*>(next) - rest.data());
      continue;
    }
    const std::uint8_t marker = bytes[at + 1];
    if (marker == 0xD9) return at + 2;
    if (marker == 0xFF) {
      ++at;
    } else if (marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
      at += 2;
    } else {
      if (at + 3 >= bytes.size()) return std::nullopt;
      at += 2 + (static_cast<std::size_t>(bytes[at + 2]) << 8U | bytes[at + 3]);
    }
  }
  return std::nullopt;
}

}  // namespace lectern
