#include "base/uri.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(Uri, what_is_one_stays_and_all_else_is_encoded) {
  EXPECT_EQ(uri_of("https://example.org/a%20b?q=1&r=[2]#x"), "https://example.org/a%20b?q=1&r=[2]#x");
  EXPECT_EQ(uri_of("https://example.org/a b\"<>%zz"), "https://example.org/a%20b%22%3C%3E%25zz");
  EXPECT_EQ(uri_of("https://example.org/平"), "https://example.org/%E5%B9%B3");
  EXPECT_EQ(uri_of("100%"), "100%25");
}

TEST(Uri, a_name_as_a_part_of_an_address_keeps_no_more_than_its_marks) {
  EXPECT_EQ(percent_encoded("50% of #1 é/a-b.svg", "-."), "50%25%20of%20%231%20%C3%A9%2Fa-b.svg");
  EXPECT_EQ(percent_decoded(percent_encoded("50% of #1 é/a-b.svg", "/")), "50% of #1 é/a-b.svg");
}

}  // namespace
}  // namespace lectern
