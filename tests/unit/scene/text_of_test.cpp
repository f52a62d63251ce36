#include <gtest/gtest.h>

#include "scene/scene.h"

namespace lectern {
namespace {

// A run with a glyph a byte, half an em each; right to left the clusters fall.
SceneItem text_at(std::string text, float x, float y, int tag, bool right_to_left = false, float size = 50) {
  auto run = std::make_shared<ShapedRun>();
  run->text = std::move(text);
  run->right_to_left = right_to_left;
  const auto count = static_cast<std::uint32_t>(run->text.size());
  for (std::uint32_t i = 0; i < count; ++i) run->glyphs.push_back({1, right_to_left ? count - 1 - i : i, 0.5F, 0, 0});
  SceneItem item;
  item.shape = DrawText{run, 0, count, {x, y}, size, static_cast<float>(count) * size / 2, {}};
  item.tag = tag;
  return item;
}

TEST(TextOf, follows_the_tags_and_puts_artifacts_last) {
  Scene scene;
  scene.items = {text_at("12", 0, 1000, -1), text_at("second", 0, 300, 2), text_at("first", 0, 100, 1)};
  EXPECT_EQ(text_of(scene), "first\nsecond\n12\n");
}

TEST(TextOf, joins_the_runs_of_a_line_and_keeps_raised_figures_on_it) {
  Scene scene;
  scene.items = {text_at("as a note", 0, 100, 1), text_at("1", 225, 82, 1, false, 31), text_at(" says", 241, 100, 1),
                 text_at("next line", 0, 167, 1)};
  EXPECT_EQ(text_of(scene), "as a note1 says\nnext line\n");
}

TEST(TextOf, puts_a_space_where_a_gap_shows) {
  Scene scene;
  scene.items = {text_at("1.", 0, 100, 1), text_at("budget", 60, 100, 1)};
  EXPECT_EQ(text_of(scene), "1. budget\n");
}

TEST(TextOf, reads_right_to_left_lines_from_the_right) {
  Scene scene;
  scene.items = {text_at(" third", 0, 100, 1, true), text_at("42", 150, 100, 1), text_at("first ", 200, 100, 1, true)};
  for (SceneItem& item : scene.items) std::get<DrawText>(item.shape).right_to_left = true;
  EXPECT_EQ(text_of(scene), "first 42 third\n");
}

TEST(TextOf, shows_only_the_glyphs_of_the_item) {
  Scene scene;
  scene.items = {text_at("abcdef", 0, 100, 1), text_at("abcdef", 0, 200, 1, true)};
  std::get<DrawText>(scene.items[0].shape).last = 2;
  std::get<DrawText>(scene.items[1].shape).last = 2;
  EXPECT_EQ(text_of(scene), "ab\nef\n");
}

}  // namespace
}  // namespace lectern
