#pragma once
// Where a JPEG picture ends inside its file. Telephones write more behind it: a film with its place, a second picture
// with its own camera data (CIPA DC-007). Pure.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace lectern {

/// The bytes from the beginning of the file to behind the end marker of its first picture; nothing where the markers do
/// not lead there: the file is cut short, broken, or no JPEG.
std::optional<std::size_t> jpeg_extent(std::span<const std::uint8_t> bytes);

}  // namespace lectern
