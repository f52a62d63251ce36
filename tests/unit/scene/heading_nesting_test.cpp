#include "scene/heading_nesting.h"

#include <gtest/gtest.h>

#include <string>

namespace lectern {
namespace {

std::string written(const std::string& meant) {
  HeadingNesting headings;
  std::string levels;
  for (const char level : meant) levels += std::to_string(headings.place(level - '0'));
  return levels;
}

TEST(HeadingNesting, skips_no_level_and_gives_those_of_one_meaning_one_level) {
  EXPECT_EQ(written("123"), "123");
  EXPECT_EQ(written("1244424"), "1233323") << "headings inside slides leave a level out";
  EXPECT_EQ(written("2212"), "1112") << "no title of the deck";
  EXPECT_EQ(written("1456789"), "1234566") << "HTML and PDF know six";
  EXPECT_EQ(HeadingNesting().last(), 0);
}

}  // namespace
}  // namespace lectern
