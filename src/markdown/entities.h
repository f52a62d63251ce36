#pragma once
// Character references: "&amp;", "&#8212;", "&#x2014;".

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

/// `reference` with its "&" and ";". Named ones are those of HTML 4.01 and a few of HTML 5; nothing for an unknown
/// name.
std::optional<std::string> decode_entity(std::string_view reference);

}  // namespace lectern
