#include "markdown/read_deck.h"

#include <gtest/gtest.h>

#include "unit/markdown/reading_support.h"

namespace lectern {
namespace {

TEST(ReadDeck, headings_and_rules_make_slides) {
  EXPECT_EQ(read_and_dump("# Title\n\n## One\n\n- a\n- b\n\n---\n\ntext\n"),
            "deck \"\" split=both level=2\n"
            "1 title \"Title\" #title\n"
            "2 \"One\" #one\n"
            "  - a\n"
            "  - b\n"
            "3 \"\" #slide-3\n"
            "  p text\n");
}

}  // namespace
}  // namespace lectern
