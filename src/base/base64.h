#pragma once
// Base64 (RFC 4648, section 4), as data: addresses and hashes in HTML want it.

#include <cstdint>
#include <span>
#include <string>

namespace lectern {

void append_base64(std::string& text, std::span<const std::uint8_t> bytes);

}  // namespace lectern
