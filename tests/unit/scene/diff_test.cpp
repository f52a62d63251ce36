#include "scene/diff.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

SceneItem rect_at(float x) {
  SceneItem item;
  item.shape = FillRect{{x, 0, 10, 10}, {}, 0};
  return item;
}

TEST(Diff, of_equal_scenes_is_empty) {
  Scene scene;
  scene.items = {rect_at(1), rect_at(2)};
  EXPECT_EQ(diff(scene, scene), "");
}

TEST(Diff, names_only_what_changed) {
  Scene before;
  before.items = {rect_at(1), rect_at(2), rect_at(3)};
  Scene after;
  after.items = {rect_at(1), rect_at(3), rect_at(4)};
  EXPECT_EQ(diff(before, after),
            "- rect 2.00,0.00 10.00x10.00 #000000\n"
            "+ rect 4.00,0.00 10.00x10.00 #000000\n");
}

}  // namespace
}  // namespace lectern
