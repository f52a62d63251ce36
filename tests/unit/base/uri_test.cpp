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

}  // namespace
}  // namespace lectern
