#pragma once
// What picture files say about their colours and their resolution, for the formats whose own fields do not suffice.
// Pure; equal in every file.

#include <cstdint>
#include <vector>

namespace lectern {

/// The sRGB colour space (IEC 61966-2-1) as an ICC profile of version 4, with its curve as a formula: about 500 bytes.
const std::vector<std::uint8_t>& srgb_profile();

/// An EXIF block (TIFF 6.0, little-endian) with the resolution in dots an inch.
std::vector<std::uint8_t> exif_of_resolution(std::uint32_t dots_per_inch);

}  // namespace lectern
