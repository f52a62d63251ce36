#include <gtest/gtest.h>

#include <thread>

#include "unit/paint/text_scene.h"

namespace lectern {
namespace {

// Every kind of item, text in several faces and sizes.
Scene full_scene(int seed) {
  Scene scene;
  scene.background = seed % 2 == 0 ? Colour{0xFC, 0xFB, 0xF8, 255} : Colour{0x0F, 0x1B, 0x2A, 255};
  const auto shift = static_cast<float>(seed * 13 % 29);
  const Colour ink = seed % 2 == 0 ? Colour{0x16, 0x20, 0x2B, 255} : Colour{0xF3, 0xF1, 0xEA, 255};
  add(scene, FillRect{{128 + shift, 100, 900, 300}, {0x80, 0x40, 0x20, 90}, 24});
  add(scene, FillGradient{{0, 700, 1920, 380}, {0, 0, 0, 200}, {0, 0, 0, 0}, seed % 3 == 0});
  Path path;
  path.segments = {{Path::Segment::Kind::move, {}, {}, {100, 900}},
                   {Path::Segment::Kind::curve, {300, 400 + shift}, {700, 1100}, {1800, 500}}};
  path.stroke = Colour{0xB3, 0x26, 0x1E, 255};
  path.stroke_width = 7;
  add(scene, path);
  add_text(scene, "Japan and Britain: a quiet revolution", {128 + shift, 250}, 72 + shift, ink, "Inter Display");
  add_text(scene, "積極的平和主義, proactive contribution to peace", {128, 420}, 46 + shift / 3, ink);
  add_text(scene, "for (;;) return x != 0;", {128, 600 + shift}, 42, ink, "JetBrains Mono");
  scene.items.back().opacity = 0.6F;
  return scene;
}

TEST(Rasterizer, equal_scenes_give_equal_pixels_whatever_was_drawn_before) {
  Rasterizer used;
  for (int seed = 0; seed < 6; ++seed) {
    for (const PixelSize size : {PixelSize{640, 360}, PixelSize{960, 540}}) {
      const Scene scene = full_scene(seed);
      const Bitmap first = used.draw(scene, 0, size);
      EXPECT_EQ(used.draw(scene, 0, size).pixels, first.pixels) << seed;
      Rasterizer fresh;
      EXPECT_EQ(fresh.draw(scene, 0, size).pixels, first.pixels) << seed;
    }
  }
}

TEST(Rasterizer, equal_scenes_give_equal_pixels_after_the_caches_overflow) {
  Rasterizer rasterizer;
  const Scene scene = full_scene(1);
  const Bitmap first = rasterizer.draw(scene, 0, {640, 360});
  for (int size = 0; size < 120; ++size) {
    Scene large = scene_of(1920, 1080);
    add_text(large, "BRITISH ISLES", {0, 900}, 300 + static_cast<float>(size), {0, 0, 0, 255});
    rasterizer.draw(large, 0, {1920, 1080});
  }
  EXPECT_EQ(rasterizer.draw(scene, 0, {640, 360}).pixels, first.pixels);
}

TEST(Rasterizer, equal_scenes_give_equal_pixels_on_every_thread) {
  std::vector<Scene> scenes;
  for (int seed = 0; seed < 6; ++seed) scenes.push_back(full_scene(seed));
  std::vector<std::vector<Bitmap>> drawings(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < drawings.size(); ++thread) {
      threads.emplace_back([&, thread] {
        Rasterizer rasterizer;
        drawings[thread].resize(scenes.size());
        for (std::size_t i = 0; i < scenes.size(); ++i) {
          const std::size_t at = thread % 2 == 0 ? i : scenes.size() - 1 - i;
          drawings[thread][at] = rasterizer.draw(scenes[at], 0, {640, 360});
        }
      });
    }
  }
  for (std::size_t thread = 1; thread < drawings.size(); ++thread) {
    for (std::size_t i = 0; i < scenes.size(); ++i) {
      EXPECT_EQ(drawings[thread][i].pixels, drawings[0][i].pixels) << thread << " " << i;
    }
  }
}

}  // namespace
}  // namespace lectern
