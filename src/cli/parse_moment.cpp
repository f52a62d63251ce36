#include "cli/parse_moment.h"

#include <charconv>
#include <chrono>
#include <cstddef>

namespace lectern {
namespace {

constexpr std::int64_t kLastSecond = 253'402'300'799;  // of the year 9999

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<std::int64_t> seconds_of_day(std::string_view time) {
  if (time.empty()) return 0;
  // T12:30:00Z
  if (time.size() != 10 || time[0] != 'T' || time[3] != ':' || time[6] != ':' || time[9] != 'Z') return std::nullopt;
  const auto hour = digits(time, 1, 2);
  const auto minute = digits(time, 4, 2);
  const auto second = digits(time, 7, 2);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return (*hour * 60 + *minute) * 60 + *second;
}

}  // namespace

std::optional<std::int64_t> parse_moment(std::string_view text) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (!text.empty() && error == std::errc() && end == text.data() + text.size()) {
    return seconds >= 0 && seconds <= kLastSecond ? std::optional(seconds) : std::nullopt;
  }
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day || text[4] != '-' || text[7] != '-' || *year < 1970) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  const auto time = seconds_of_day(text.substr(10));
  if (!date.ok() || !time) return std::nullopt;
  return std::chrono::sys_days{date}.time_since_epoch().count() * std::int64_t{86'400} + *time;
}

}  // namespace lectern
