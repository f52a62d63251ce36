#include "base/duration.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(Duration, reads_what_decks_write) {
  struct Row {
    const char* text;
    int seconds;
  };
  for (const Row& row : {Row{"90s", 90}, Row{"1m30s", 90}, Row{"1:30", 90}, Row{"2m", 120}, Row{"1h", 3600},
                         Row{"1:02:30", 3750}, Row{"1m 30s", 90}, Row{"20min", 1200}, Row{"0:45", 45}}) {
    EXPECT_EQ(parse_duration(row.text), row.seconds) << row.text;
  }
}

TEST(Duration, refuses_bare_numbers_and_nonsense) {
  for (const char* text :
       {"", "5", "90", "1:3", "1:75", "s", "2x", "1s2m", "m", "-2m", "1:2:3", "99999999h", ":30", "30:"}) {
    EXPECT_FALSE(parse_duration(text).has_value()) << text;
  }
}

TEST(Duration, prints_as_a_clock) {
  EXPECT_EQ(format_duration(90), "1:30");
  EXPECT_EQ(format_duration(3750), "1:02:30");
  EXPECT_EQ(format_duration(-52), "\u22120:52");
}

TEST(TimeOfDay, reads_a_clock_of_24_hours) {
  EXPECT_EQ(parse_time_of_day("15:30"), 55'800);
  EXPECT_EQ(parse_time_of_day(" 9:05 "), 32'700);
  EXPECT_EQ(parse_time_of_day("0:00"), 0);
  for (const char* text : {"24:00", "15:60", "15", "3pm", "1:2", "15:30:00", ":30", ""})
    EXPECT_FALSE(parse_time_of_day(text).has_value()) << text;
}

}  // namespace
}  // namespace lectern
