#pragma once
// The names of settings, for reading them and for hints.

#include <span>
#include <string>
#include <string_view>

namespace lectern {

bool is_front_matter_key(std::string_view key);
std::span<const std::string_view> front_matter_keys();

/// A key as it is shown in a message: well-formed and not long.
std::string shown_key(std::string_view key);

}  // namespace lectern
