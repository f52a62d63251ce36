#pragma once
// Durations as decks write them: "90s", "1m30s", "1:30", "2m", "1h", "1:02:30".

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

/// Seconds, or nothing when the text is not a duration. A bare number is not one: "5" could mean either unit.
std::optional<int> parse_duration(std::string_view text);

/// "1:30", "12:05", "1:02:30"; negative values get U+2212.
std::string format_duration(int seconds);

/// Seconds since midnight of "15:30" or "9:05", or nothing.
std::optional<int> parse_time_of_day(std::string_view text);

}  // namespace lectern
