#pragma once
// The names of a CFF font's glyphs, where they are numbers. For room `text` alone.

#include <cstdint>
#include <span>
#include <vector>

namespace lectern {

/// The CID of each glyph of a CFF font that is keyed by CID (Adobe Technical Note 5176, sections 13 and 18); empty for
/// one that is keyed by name, and for bytes that are no such font.
std::vector<std::uint16_t> cid_names(std::span<const std::uint8_t> cff);

}  // namespace lectern
