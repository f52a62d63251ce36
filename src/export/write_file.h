#pragma once
// Files that are either whole or not there. Nobody ever sees a half-written file, and an older file stays until the new
// one is complete, also when the program is killed.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace lectern {

/// Writes `bytes` as a GrowingFile (growing_file.h) that takes an older file's place and its permissions.
Result<void> write_atomically(const std::string& path, std::span<const std::uint8_t> bytes);
Result<void> write_atomically(const std::string& path, std::string_view text);

/// As write_atomically, but fails when something of that name is there already.
Result<void> write_new_file(const std::string& path, std::string_view text);

/// Makes a folder and those above it where they are missing, and makes sure that it can be written to.
Result<void> make_folder(const std::string& path);

/// True when both names lead to one existing file.
bool same_file(const std::string& a, const std::string& b);

}  // namespace lectern
