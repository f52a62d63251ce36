#include "scene/enlarged.h"

#include <gtest/gtest.h>

#include <utility>

namespace lectern {
namespace {

SceneItem item_of(decltype(SceneItem::shape) shape, int first_step = 0) {
  SceneItem item;
  item.shape = std::move(shape);
  item.first_step = first_step;
  return item;
}

TEST(Enlarged, everything_in_the_part_grows_by_the_same_factor) {
  Scene scene;
  scene.items.push_back(item_of(FillRect{{960, 540, 480, 270}, {1, 2, 3, 255}, 8}));
  scene.items.back().clip = Rect{960, 540, 100, 100};
  Path path;
  path.segments = {{Path::Segment::Kind::move, {}, {}, {960, 540}},
                   {Path::Segment::Kind::curve, {1000, 540}, {1440, 600}, {1440, 810}}};
  path.stroke = Colour{9, 9, 9, 255};
  path.stroke_width = 5;
  scene.items.push_back(item_of(path));
  const Scene part = enlarged(scene, {960, 540, 960, 540});
  EXPECT_EQ(part.size, scene.size);
  ASSERT_EQ(part.items.size(), 2U);
  const auto& rect = std::get<FillRect>(part.items[0].shape);
  EXPECT_EQ(rect.rect, (Rect{0, 0, 960, 540}));
  EXPECT_EQ(rect.radius, 16);
  EXPECT_EQ(*part.items[0].clip, (Rect{0, 0, 200, 200}));
  const auto& line = std::get<Path>(part.items[1].shape);
  EXPECT_EQ(line.segments[1].to, (Point{960, 540}));
  EXPECT_EQ(line.segments[1].control2, (Point{960, 120}));
  EXPECT_EQ(line.stroke_width, 10);
}

TEST(Enlarged, what_lies_outside_is_left_out_and_steps_stay) {
  Scene scene;
  scene.step_count = 3;
  scene.items.push_back(item_of(FillRect{{0, 0, 100, 100}, {1, 2, 3, 255}}));
  scene.items.push_back(item_of(FillRect{{1000, 600, 100, 100}, {4, 5, 6, 255}}, 2));
  const Scene part = enlarged(scene, {960, 540, 960, 540});
  ASSERT_EQ(part.items.size(), 1U);
  EXPECT_EQ(part.items[0].first_step, 2);
  EXPECT_EQ(part.step_count, 3);
}

}  // namespace
}  // namespace lectern
