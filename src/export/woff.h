#pragma once
// A font as browsers take it over a wire: WOFF 1.0 (W3C Recommendation, 2012), each table packed with zlib.

#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// `font` is a TrueType or OpenType file. Equal fonts give equal bytes. Empty when it is no such file, or when memory
/// ran out.
std::vector<std::uint8_t> woff_from_font(std::span<const std::uint8_t> font);

}  // namespace lectern
