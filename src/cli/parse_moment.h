#pragma once
// A moment as people and build systems write it.

#include <cstdint>
#include <optional>
#include <string_view>

namespace lectern {

/// Seconds since 1970 from "2015-02-07", "2015-02-07T12:30:00Z" (UTC), or the number itself, as SOURCE_DATE_EPOCH has
/// it. Years 1970 to 9999.
std::optional<std::int64_t> parse_moment(std::string_view text);

}  // namespace lectern
