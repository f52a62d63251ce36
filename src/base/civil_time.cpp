#include "base/civil_time.h"

#include <fmt/format.h>

#include <chrono>

namespace lectern {

CivilTime civil_time(std::int64_t seconds) {
  constexpr std::int64_t kDay = 86'400;
  const std::int64_t days = seconds >= 0 ? seconds / kDay : -((kDay - 1 - seconds) / kDay);
  const auto rest = static_cast<int>(seconds - days * kDay);
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
  return {static_cast<int>(date.year()),
          static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()),
          rest / 3600,
          rest / 60 % 60,
          rest % 60};
}

std::string iso_date(std::int64_t seconds) {
  const CivilTime t = civil_time(seconds);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", t.year, t.month, t.day, t.hour, t.minute, t.second);
}

}  // namespace lectern
