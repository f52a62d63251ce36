#pragma once
// The font catalogue as the build made it from fonts/catalogue.txt. Static data.

#include <cstdint>
#include <span>
#include <string_view>

namespace lectern {

/// One `face` line. `begin` and `end` bound the bytes of an embedded face and are null for the others.
struct CatalogueFace {
  std::string_view family;
  int weight = 400;
  bool italic = false;
  int index = 0;
  std::string_view scripts;    ///< separated by blanks
  std::string_view languages;  ///< separated by blanks
  std::string_view path;       ///< where the Debian package puts it
  std::string_view package;
  std::string_view licence;  ///< SPDX
  const std::uint8_t* begin = nullptr;
  const std::uint8_t* end = nullptr;
};

/// In the catalogue's order.
std::span<const CatalogueFace> catalogue_table();

}  // namespace lectern
