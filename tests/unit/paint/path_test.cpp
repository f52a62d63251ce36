#include <gtest/gtest.h>

#include <limits>

#include "unit/paint/small_scene.h"

namespace lectern {
namespace {

using Kind = Path::Segment::Kind;
constexpr Colour kBlack{0, 0, 0, 255};

Path frame(float left, float top, float right, float bottom) {
  Path path;
  path.segments = {{Kind::move, {}, {}, {left, top}},
                   {Kind::line, {}, {}, {right, top}},
                   {Kind::line, {}, {}, {right, bottom}},
                   {Kind::line, {}, {}, {left, bottom}},
                   {Kind::close, {}, {}, {}}};
  return path;
}

TEST(PaintPath, strokes_along_the_axes_lie_on_whole_pixels) {
  Path path = frame(1.6F, 1.4F, 6.5F, 4.4F);
  path.stroke = kBlack;
  path.stroke_width = 1;
  Scene scene = scene_of(9, 6);
  add(scene, path);
  EXPECT_EQ(picture_of(drawn(scene)),
            ".........\n"
            ".######..\n"
            ".#....#..\n"
            ".#....#..\n"
            ".######..\n"
            ".........\n");
}

TEST(PaintPath, fills_and_strokes) {
  Path path = frame(2, 2, 6, 5);
  path.fill = Colour{255, 255, 0, 255};
  path.stroke = kBlack;
  path.stroke_width = 2;
  Scene scene = scene_of(9, 7);
  add(scene, path);
  const Bitmap bitmap = drawn(scene);
  EXPECT_EQ(pixel_at(bitmap, 0, 0), 0xFFFFFFFFU);
  EXPECT_EQ(pixel_at(bitmap, 1, 1), 0xFF000000U) << "right angles are mitred";
  EXPECT_EQ(pixel_at(bitmap, 4, 3), 0xFFFFFF00U);
  EXPECT_EQ(pixel_at(bitmap, 6, 5), 0xFF000000U);
}

TEST(PaintPath, thin_strokes_are_never_lost) {
  Path path;
  path.segments = {{Kind::move, {}, {}, {0, 50}}, {Kind::line, {}, {}, {100, 50}}};
  path.stroke = kBlack;
  path.stroke_width = 1.5F;
  Scene scene = scene_of(100, 100);
  add(scene, path);
  EXPECT_NEAR(ink_of(drawn(scene, 0.1F)), 10, 0.01);
  scene.items[0].opacity = 0.5F;  // another way through the painter
  EXPECT_NEAR(ink_of(drawn(scene, 0.1F)), 5, 0.3);
}

TEST(PaintPath, keeps_to_its_clip_and_its_opacity) {
  Path path = frame(0, 0, 8, 4);
  path.fill = kBlack;
  Scene scene = scene_of(8, 4);
  SceneItem& item = add(scene, path);
  item.clip = Rect{2, 1, 3, 2};
  item.opacity = 0.5F;
  EXPECT_EQ(picture_of(drawn(scene)),
            "........\n"
            "..555...\n"
            "..555...\n"
            "........\n");
}

TEST(PaintPath, and_rectangles_alternate_in_the_order_of_the_scene) {
  Scene scene = scene_of(4, 1);
  Path path = frame(0, 0, 3, 1);
  path.fill = Colour{255, 0, 0, 255};
  add(scene, FillRect{{0, 0, 4, 1}, kBlack, 0});
  add(scene, path);
  add(scene, FillRect{{0, 0, 2, 1}, {0, 255, 0, 255}, 0});
  path = frame(0, 0, 1, 1);
  path.fill = Colour{0, 0, 255, 255};
  add(scene, path);
  const Bitmap bitmap = drawn(scene);
  EXPECT_EQ(bitmap.pixels, (std::vector<std::uint32_t>{0xFF0000FFU, 0xFF00FF00U, 0xFFFF0000U, 0xFF000000U}));
}

TEST(PaintPath, numbers_that_are_none_do_no_harm) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float far = std::numeric_limits<float>::infinity();
  for (const float bad : {nan, far, -far, 1e30F}) {
    Path path = frame(bad, 0, 10, bad);
    path.fill = kBlack;
    path.stroke = kBlack;
    path.stroke_width = bad;
    Scene scene = scene_of(10, 10);
    add(scene, path);
    EXPECT_EQ(drawn(scene).pixels.size(), 100U);
  }
}

}  // namespace
}  // namespace lectern
