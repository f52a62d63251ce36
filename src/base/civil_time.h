#pragma once
// Moments as documents write them, in UTC and the proleptic Gregorian calendar. Pure: reads no clock, time zone or
// locale.

#include <cstdint>
#include <string>

namespace lectern {

struct CivilTime {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
};

/// From seconds since 1970, before it too.
CivilTime civil_time(std::int64_t seconds);

/// "2024-02-29T12:00:00Z" (ISO 8601), as XMP and office packages want it.
std::string iso_date(std::int64_t seconds);

}  // namespace lectern
