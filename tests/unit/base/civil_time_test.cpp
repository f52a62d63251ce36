#include "base/civil_time.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(CivilTime, dates_are_in_utc_on_both_sides_of_1970) {
  EXPECT_EQ(iso_date(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(iso_date(1'709'209'845), "2024-02-29T12:30:45Z");
  EXPECT_EQ(iso_date(-1), "1969-12-31T23:59:59Z");
  EXPECT_EQ(iso_date(-86'400), "1969-12-31T00:00:00Z");
}

}  // namespace
}  // namespace lectern
