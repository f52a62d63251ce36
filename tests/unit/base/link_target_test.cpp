#include "base/link_target.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(LinkTarget, a_file_beside_or_below_is_one) {
  for (const char* const target : {"other.pdf", "data/table.csv", "a b.pdf", "a%20b.pdf#page=3", "x?y=../z", "..a/b..",
                                   "./here.pdf", "a/b:c.pdf", "日本.pdf"}) {
    EXPECT_TRUE(leads_beside(target)) << target;
    EXPECT_TRUE(may_be_linked(target)) << target;
  }
}

TEST(LinkTarget, what_leads_out_of_the_folder_is_none) {
  for (const char* const target : {"", "..", "../x.pdf", "a/../../x", "a/%2E%2e/x", "%2e./x", "/home/x", "//host/x",
                                   "\\\\host\\x", "C:\\x", "c%3a%5Cx", "c%3a/x", "%2Fetc/x", "#slide", "?x"}) {
    EXPECT_FALSE(leads_beside(target)) << target;
    EXPECT_FALSE(may_be_linked(target)) << target;
  }
}

TEST(LinkTarget, only_schemes_that_run_nothing_are_linked) {
  for (const char* const target : {"https://a.b/../c", "HTTP://a.b", "mailto:a@b", "tel:+1", "ftp://a.b"})
    EXPECT_TRUE(may_be_linked(target)) << target;
  for (const char* const target :
       {"javascript:x", "data:text/html,x", "file:///etc/x", " javascript:x", "java\tscript:x"})
    EXPECT_FALSE(may_be_linked(target)) << target;
}

}  // namespace
}  // namespace lectern
