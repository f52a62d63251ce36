#include <gtest/gtest.h>

#include "support/sample_deck.h"

namespace lectern {
namespace {

std::string shown(const Scene& scene, int step) {
  std::string text;
  for (const SceneItem& item : scene.items) {
    const auto* draw = std::get_if<DrawText>(&item.shape);
    if (draw != nullptr && visible_at(item, step) && item.role == ItemRole::text) text += draw->run->text + "|";
  }
  return text;
}

TEST(Steps, a_pause_hides_what_follows_until_its_step) {
  const auto out = test::lay_out("## T\n\nfirst\n\n. . .\n\nsecond\n");
  const Scene& scene = out.slides[0][0];
  ASSERT_EQ(scene.step_count, 2);
  EXPECT_EQ(shown(scene, 0).find("second"), std::string::npos);
  EXPECT_NE(shown(scene, 1).find("second"), std::string::npos);
}

TEST(Steps, incremental_items_come_with_their_marks) {
  const auto out = test::lay_out("## T\n\n::: incremental\n- one\n- two\n- three\n:::\n");
  const Scene& scene = out.slides[0][0];
  ASSERT_EQ(scene.step_count, out.deck.slides[0].step_count);
  for (int step = 0; step < scene.step_count; ++step) {
    int texts = 0;
    int marks = 0;
    for (const SceneItem& item : scene.items) {
      if (!visible_at(item, step)) continue;
      if (item.role == ItemRole::mark) ++marks;
      const auto* draw = std::get_if<DrawText>(&item.shape);
      if (draw != nullptr && (draw->run->text == "one" || draw->run->text == "two" || draw->run->text == "three"))
        ++texts;
    }
    EXPECT_EQ(texts, marks) << step;
  }
}

TEST(Steps, a_continuation_starts_with_what_it_shows) {
  std::string text = "## T\n\n::: incremental\n";
  for (int i = 0; i < 30; ++i) text += "- item number " + std::to_string(i) + "\n";
  const auto out = test::lay_out(text + ":::\n");
  ASSERT_GT(out.slides[0].size(), 1U);
  EXPECT_NE(shown(out.slides[0][1], 0), "");
}

}  // namespace
}  // namespace lectern
