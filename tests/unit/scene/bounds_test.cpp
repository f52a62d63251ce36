#include <gtest/gtest.h>

#include "scene/scene.h"

namespace lectern {
namespace {

using Kind = Path::Segment::Kind;

SceneItem item_of(auto shape) {
  SceneItem item;
  item.shape = std::move(shape);
  return item;
}

TEST(Bounds, of_a_rectangle_are_the_rectangle) {
  EXPECT_EQ(bounds(item_of(FillRect{{10, 20, 30, 40}, {}, 4})), (Rect{10, 20, 30, 40}));
}

TEST(Bounds, stop_at_the_clip) {
  SceneItem item = item_of(FillRect{{10, 20, 30, 40}, {}, 0});
  item.clip = Rect{20, 0, 100, 30};
  EXPECT_EQ(bounds(item), (Rect{20, 20, 20, 10}));
  item.clip = Rect{500, 500, 10, 10};
  EXPECT_TRUE(bounds(item).empty());
}

TEST(Bounds, of_text_reach_from_ascent_to_descent_and_over_the_advance) {
  DrawText text;
  text.run = std::make_shared<const ShapedRun>();
  text.origin = {100, 200};
  text.size = 100;
  text.width = 321;
  EXPECT_EQ(bounds(item_of(text)), (Rect{100, 110, 321, 115}));
}

TEST(Bounds, of_a_curve_reach_to_its_turning_points_and_not_to_its_controls) {
  Path path;
  path.fill = Colour{};
  path.segments = {{Kind::move, {}, {}, {0, 0}}, {Kind::curve, {0, 100}, {100, 100}, {100, 0}}};
  const Rect box = bounds(item_of(path));
  EXPECT_FLOAT_EQ(box.x, 0);
  EXPECT_FLOAT_EQ(box.right(), 100);
  EXPECT_FLOAT_EQ(box.y, 0);
  EXPECT_FLOAT_EQ(box.bottom(), 75);
}

TEST(Bounds, of_a_stroke_along_the_axes_grow_by_half_its_width) {
  Path path;
  path.stroke = Colour{};
  path.stroke_width = 4;
  path.segments = {{Kind::move, {}, {}, {10, 10}},
                   {Kind::line, {}, {}, {20, 10}},
                   {Kind::line, {}, {}, {20, 30}},
                   {Kind::line, {}, {}, {10, 30}},
                   {Kind::close, {}, {}, {}}};
  EXPECT_EQ(bounds(item_of(path)), (Rect{8, 8, 14, 24}));
}

TEST(Bounds, of_a_slanted_stroke_allow_for_its_corners) {
  Path path;
  path.stroke = Colour{};
  path.stroke_width = 4;
  path.segments = {{Kind::move, {}, {}, {10, 10}}, {Kind::line, {}, {}, {20, 20}}, {Kind::line, {}, {}, {30, 10}}};
  EXPECT_EQ(bounds(item_of(path)), (Rect{7, 7, 26, 16}));
}

TEST(Bounds, of_an_empty_path_are_empty) {
  EXPECT_TRUE(bounds(item_of(Path{})).empty());
}

}  // namespace
}  // namespace lectern
