#include "base/diagnostic.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(Diagnostic, prints_place_message_and_hint) {
  const LineMap lines("one\ntwo ![](x)\n");
  const Diagnostic diagnostic{
      Severity::warning, "missing-picture", {8, 14}, "image not found: x", "it is looked for beside talk.md"};
  EXPECT_EQ(format_diagnostic("talk.md", lines, diagnostic),
            "talk.md:2:5: warning: image not found: x\n  hint: it is looked for beside talk.md");
}

TEST(Diagnostics, sorting_orders_by_place_and_drops_repeats) {
  Diagnostics diagnostics;
  diagnostics.warn("b", {9, 9}, "later");
  diagnostics.error("a", {1, 2}, "first");
  diagnostics.warn("b", {9, 9}, "later");
  diagnostics.sort();
  ASSERT_EQ(diagnostics.items().size(), 2U);
  EXPECT_EQ(diagnostics.items().front().message, "first");
  EXPECT_EQ(diagnostics.count(Severity::error), 1);
}

}  // namespace
}  // namespace lectern
