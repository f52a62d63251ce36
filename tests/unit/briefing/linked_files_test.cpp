// Links to files beside the deck lead to files that are there.

#include <gtest/gtest.h>

#include "briefing_support.h"

namespace lectern {
namespace {

TEST(LinkedFiles, that_are_there_need_no_word) {
  EXPECT_EQ(test::said(*test::briefing_of("## One\n\n[a](data/x.csv#row) [b](two%20words.pdf) [c](https://x.org)\n",
                                          {{"data/x.csv", "1"}, {"two words.pdf", "2"}})),
            "");
}

TEST(LinkedFiles, that_are_not_there_are_reported_in_text_and_notes) {
  EXPECT_EQ(test::said(*test::briefing_of("## One\n\n- see [a](data/x.csv)\n\n<!-- and [b](y.pdf) -->\n")),
            "talks/talk.md:3:8: warning: the link leads to data/x.csv, which is not beside the deck\n"
            "  hint: names are relative to the deck's folder\n"
            "talks/talk.md:5:11: warning: the link leads to y.pdf, which is not beside the deck\n"
            "  hint: names are relative to the deck's folder\n");
}

}  // namespace
}  // namespace lectern
