#include "paint/coverage.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace lectern {
namespace {

using Kind = OutlineSegment::Kind;

// Each coverage as it is.
Levels every_level() {
  Levels levels{};
  std::iota(levels.begin(), levels.end(), std::uint8_t{0});
  return levels;
}

const Levels kEveryLevel = every_level();

std::vector<OutlineSegment> polygon(std::initializer_list<Point> points) {
  std::vector<OutlineSegment> outline;
  for (const Point& point : points) outline.push_back({outline.empty() ? Kind::move : Kind::line, {}, {}, point});
  outline.push_back({Kind::close, {}, {}, {}});
  return outline;
}

double area_of(const Mask& mask) {
  return std::accumulate(mask.coverage.begin(), mask.coverage.end(), 0.0) / 255;
}

std::string print(const Mask& mask) {
  std::string text;
  for (int y = 0; y < mask.box.height(); ++y) {
    for (int x = 0; x < mask.box.width(); ++x) {
      const auto at = static_cast<std::size_t>(y * mask.box.width() + x);
      text += std::to_string(mask.coverage[at]) + (x + 1 == mask.box.width() ? "\n" : " ");
    }
  }
  return text;
}

TEST(Coverage, of_a_rectangle_between_pixels_is_its_share_of_each) {
  ScanConverter converter;
  // In ems at 1 pixel an em: x from 0.5 to 2.25, y (up) from 0.25 to 1.5.
  const auto mask =
      converter.convert(polygon({{0.5F, 0.25F}, {2.25F, 0.25F}, {2.25F, 1.5F}, {0.5F, 1.5F}}), 1, 0, kEveryLevel);
  EXPECT_EQ(mask.box, (PixelBox{0, -2, 4, 0}));
  EXPECT_EQ(print(mask),
            "64 128 32 0\n"
            "96 191 48 0\n");
}

TEST(Coverage, moves_with_the_shift) {
  ScanConverter converter;
  const auto square = polygon({{0, 0}, {1, 0}, {1, 1}, {0, 1}});
  EXPECT_EQ(print(converter.convert(square, 1, 0, kEveryLevel)), "255 0\n");
  EXPECT_EQ(print(converter.convert(square, 1, 0.25F, kEveryLevel)), "191 64 0\n");
}

TEST(Coverage, of_slanted_edges_is_the_area_under_them) {
  ScanConverter converter;
  for (const float size : {1.0F, 7.3F, 40.0F, 333.0F}) {
    for (const float shift : {0.0F, 0.25F, 0.75F}) {
      const auto mask =
          converter.convert(polygon({{0.1F, 0.05F}, {0.9F, 0.2F}, {0.35F, 0.97F}}), size, shift, kEveryLevel);
      const double area = 0.5 * std::abs((0.9 - 0.1) * (0.97 - 0.05) - (0.35 - 0.1) * (0.2 - 0.05));
      EXPECT_NEAR(area_of(mask), area * static_cast<double>(size * size), 0.01 + 0.004 * static_cast<double>(size));
    }
  }
}

TEST(Coverage, of_curves_is_the_area_inside) {
  ScanConverter converter;
  // A circle of radius 1 about (1, 1) from four cubics, which bulge by 0.03 % at most.
  constexpr float k = 0.5522848F;
  std::vector<OutlineSegment> circle{{Kind::move, {}, {}, {2, 1}},
                                     {Kind::curve, {2, 1 + k}, {1 + k, 2}, {1, 2}},
                                     {Kind::curve, {1 - k, 2}, {0, 1 + k}, {0, 1}},
                                     {Kind::curve, {0, 1 - k}, {1 - k, 0}, {1, 0}},
                                     {Kind::curve, {1 + k, 0}, {2, 1 - k}, {2, 1}},
                                     {Kind::close, {}, {}, {}}};
  for (const float size : {3.0F, 20.0F, 100.0F}) {
    const double area = 3.14159265 * static_cast<double>(size * size);
    EXPECT_NEAR(area_of(converter.convert(circle, size, 0.5F, kEveryLevel)), area, 0.006 * area) << size;
  }
}

TEST(Coverage, counts_overlapping_contours_once_and_leaves_holes_open) {
  ScanConverter converter;
  auto outline = polygon({{0, 0}, {8, 0}, {8, 8}, {0, 8}});
  auto append = [&outline](const std::vector<OutlineSegment>& more) {
    outline.insert(outline.end(), more.begin(), more.end());
  };
  append(polygon({{4, 4}, {12, 4}, {12, 12}, {4, 12}}));  // the same direction: joined
  EXPECT_NEAR(area_of(converter.convert(outline, 1, 0, kEveryLevel)), 64 + 64 - 16, 0.01);
  append(polygon({{1, 1}, {1, 3}, {3, 3}, {3, 1}}));  // the other direction: a hole
  EXPECT_NEAR(area_of(converter.convert(outline, 1, 0, kEveryLevel)), 64 + 64 - 16 - 4, 0.01);
}

TEST(Coverage, of_an_open_contour_is_closed) {
  ScanConverter converter;
  auto open = polygon({{0, 0}, {4, 0}, {4, 4}, {0, 4}});
  open.pop_back();
  EXPECT_NEAR(area_of(converter.convert(open, 1, 0, kEveryLevel)), 16, 0.01);
}

TEST(Coverage, of_nothing_is_nothing) {
  ScanConverter converter;
  EXPECT_TRUE(converter.convert({}, 10, 0, kEveryLevel).coverage.empty());
  EXPECT_NEAR(area_of(converter.convert(polygon({{0, 0}, {5, 0}}), 10, 0, kEveryLevel)), 0, 1e-9);
}

TEST(SteppedCoverage, has_33_levels_and_keeps_both_ends) {
  std::vector<bool> seen(256);
  for (std::uint32_t i = 0; i < 256; ++i) {
    const std::uint32_t level = stepped_coverage(i);
    EXPECT_LE(level, 255U);
    EXPECT_NEAR(static_cast<double>(level), i, 4.1);
    seen[level] = true;
  }
  EXPECT_EQ(std::count(seen.begin(), seen.end(), true), 33);
  EXPECT_EQ(stepped_coverage(0), 0U);
  EXPECT_EQ(stepped_coverage(255), 255U);
}

}  // namespace
}  // namespace lectern
