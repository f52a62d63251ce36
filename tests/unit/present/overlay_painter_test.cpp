#include "present/overlay_painter.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace lectern {
namespace {

constexpr Size kSlide{1920, 1080};
constexpr Colour kPaper{240, 240, 240, 255};

/// A window of 192 x 108 pixels, all of it slide.
struct Window {
  Window() : pixels(192 * 108, packed(kPaper)) {}
  Canvas canvas() { return {pixels.data(), 192, {192, 108}}; }
  std::uint32_t at(int x, int y) const { return pixels[static_cast<std::size_t>(y * 192 + x)]; }
  std::size_t changed() const {
    return static_cast<std::size_t>(std::ranges::count_if(pixels, [](auto pixel) { return pixel != packed(kPaper); }));
  }
  std::vector<std::uint32_t> pixels;
};

SlidePlacement whole() {
  return placement_of({0, 0, 192, 108}, kSlide, std::nullopt);
}

Overlay with_stroke(Stroke stroke) {
  Overlay overlay;
  overlay.ink.push_back(std::make_shared<const Stroke>(std::move(stroke)));
  return overlay;
}

TEST(OverlayPainter, a_stroke_lies_where_it_was_drawn_in_its_colour) {
  Window window;
  const Colour red{200, 0, 0, 255};
  draw_overlay(window.canvas(), whole(),
               with_stroke({.kind = InkKind::pen, .colour = red, .width = 40, .points = {{500, 500}, {900, 500}}}));
  EXPECT_EQ(window.at(70, 50), packed(red));
  EXPECT_EQ(window.at(70, 47), packed(kPaper));
  EXPECT_EQ(window.at(70, 53), packed(kPaper));
  EXPECT_EQ(window.at(46, 50), packed(kPaper)) << "beyond its round end";
}

TEST(OverlayPainter, a_marker_lets_show_through_what_it_crosses_and_covers_itself_once) {
  Window window;
  const Stroke stroke{.kind = InkKind::marker,
                      .colour = {0, 0, 0, 255},
                      .width = 60,
                      .points = {{500, 500}, {900, 500}, {500, 500}, {900, 500}}};
  draw_overlay(window.canvas(), whole(), with_stroke(stroke));
  const std::uint32_t level = window.at(70, 50) & 0xFFU;
  EXPECT_GT(level, 100U);
  EXPECT_LT(level, 200U);
}

TEST(OverlayPainter, an_enlarged_slide_carries_its_ink_along) {
  Window window;
  const Colour blue{0, 0, 200, 255};
  const SlidePlacement part = placement_of({0, 0, 192, 108}, kSlide, Rect{480, 270, 960, 540});
  draw_overlay(window.canvas(), part,
               with_stroke({.kind = InkKind::pen, .colour = blue, .width = 20, .points = {{960, 540}}}));
  EXPECT_EQ(window.at(96, 54), packed(blue));
  EXPECT_EQ(window.at(96, 58), packed(kPaper));
}

TEST(OverlayPainter, the_spotlight_leaves_its_circle_as_it_is) {
  Window window;
  Overlay overlay;
  overlay.light = Tool::spotlight;
  overlay.at = {960, 540};
  draw_overlay(window.canvas(), whole(), overlay);
  EXPECT_EQ(window.at(96, 54), packed(kPaper));
  EXPECT_LT(window.at(2, 2) & 0xFFU, 120U);
  EXPECT_LT(window.at(190, 54) & 0xFFU, 120U);
}

TEST(OverlayPainter, the_laser_is_red_and_small) {
  Window window;
  Overlay overlay;
  overlay.light = Tool::laser;
  overlay.at = {960, 540};
  draw_overlay(window.canvas(), whole(), overlay);
  const std::uint32_t pixel = window.at(96, 54);
  EXPECT_GT((pixel >> 16U) & 0xFFU, 240U);
  EXPECT_LT((pixel >> 8U) & 0xFFU, 60U);
  EXPECT_LT(window.changed(), 400U);
}

TEST(OverlayPainter, nothing_is_drawn_beside_the_slide) {
  Window window;
  const SlidePlacement small = placement_of({40, 20, 96, 54}, kSlide, std::nullopt);
  Overlay overlay = with_stroke(
      {.kind = InkKind::pen, .colour = {0, 0, 0, 255}, .width = 100, .points = {{-500, -500}, {2500, 1500}}});
  overlay.light = Tool::spotlight;
  draw_overlay(window.canvas(), small, overlay);
  for (int y = 0; y < 108; ++y) {
    for (int x = 0; x < 192; ++x) {
      const bool inside = x >= 40 && x < 136 && y >= 20 && y < 74;
      if (inside) continue;
      ASSERT_EQ(window.at(x, y), packed(kPaper)) << x << ", " << y;
    }
  }
}

TEST(OverlayPainter, a_pixel_of_the_window_is_found_on_the_slide_and_back) {
  for (const auto& zoom : {std::optional<Rect>{}, std::optional(Rect{480, 270, 960, 540})}) {
    const SlidePlacement placement = placement_of({40, 20, 192, 108}, kSlide, zoom);
    const Point back = placement.to_pixels(placement.to_slide(100, 60));
    EXPECT_NEAR(back.x, 100.5F, 0.01F);
    EXPECT_NEAR(back.y, 60.5F, 0.01F);
  }
}

}  // namespace
}  // namespace lectern
