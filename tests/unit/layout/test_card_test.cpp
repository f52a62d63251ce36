#include "layout/test_card.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "files/files.h"
#include "paint/rasterizer.h"

namespace lectern {
namespace {

std::string name_of(const TestCard& card) {
  return fmt::format("{} x {}", card.screen.width, card.screen.height);
}

class TestCardTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { fonts_ = std::make_unique<FontSet>(catalogue_fonts()); }
  static void TearDownTestSuite() { fonts_.reset(); }

  static Scene card(const TestCard& card, std::string_view theme = "chancery") {
    return layout_test_card(card, *find_built_in_theme(theme), *fonts_);
  }

  /// Text that overlaps other text or leaves the screen, a line each.
  static std::string faults(const Scene& scene) {
    std::string text;
    std::vector<Rect> boxes;
    for (const SceneItem& item : scene.items) {
      if (item.role != ItemRole::text) continue;
      Rect box = bounds(item);
      box.y += 0.2F * box.height;
      box.height *= 0.6F;
      if (!Rect{0, 0, scene.size.width, scene.size.height}.contains(box))
        text += fmt::format("outside: {:.0f},{:.0f}\n", box.x, box.y);
      for (const Rect& other : boxes) {
        if (box.intersects(other)) text += fmt::format("overlap at {:.0f},{:.0f}\n", box.x, box.y);
      }
      boxes.push_back(box);
    }
    return text;
  }

  static inline std::unique_ptr<FontSet> fonts_;
};

TEST_F(TestCardTest, nothing_overlaps_on_any_screen_in_any_theme) {
  for (const PixelSize screen :
       {PixelSize{1920, 1080}, {3840, 2160}, {1024, 768}, {1280, 800}, {1366, 768}, {1080, 1920}, {3440, 1440}}) {
    for (const std::string_view theme : built_in_theme_names()) {
      for (const float smallest : {0.0F, 22.0F, 41.0F, 132.0F}) {
        // Slides of 16:9 as large as fit.
        const float share =
            std::min(1.0F, static_cast<float>(screen.width) * 9 / 16 / static_cast<float>(screen.height));
        const TestCard asked{screen, share, smallest};
        EXPECT_EQ(faults(card(asked, theme)), "") << theme << ", " << name_of(asked) << ", " << smallest;
      }
    }
  }
}

TEST_F(TestCardTest, the_outermost_frame_is_the_very_edge_of_the_screen) {
  const Colour hot = find_built_in_theme("chancery")->palette.hot;
  const std::uint32_t edge = 0xFF000000U | (hot.red << 16U) | (hot.green << 8U) | hot.blue;
  for (const PixelSize screen : {PixelSize{1920, 1080}, {1024, 768}, {1366, 768}, {683, 384}}) {
    const Bitmap picture = Rasterizer().draw(card({screen, 1, 30}), 0, screen);
    const auto pixel = [&](int x, int y) { return picture.pixels[static_cast<std::size_t>(y * screen.width + x)]; };
    for (int x = 0; x < screen.width; ++x) {
      ASSERT_EQ(pixel(x, 0), edge) << name_of({screen}) << " at " << x;
      ASSERT_EQ(pixel(x, screen.height - 1), edge) << name_of({screen}) << " at " << x;
    }
    for (int y = 0; y < screen.height; ++y) {
      ASSERT_EQ(pixel(0, y), edge) << name_of({screen}) << " at " << y;
      ASSERT_EQ(pixel(screen.width - 1, y), edge) << name_of({screen}) << " at " << y;
    }
  }
}

TEST_F(TestCardTest, fine_lines_and_greys_are_pure) {
  const PixelSize screen{1366, 768};
  const Bitmap picture = Rasterizer().draw(card({screen, 1, 30}), 0, screen);
  int black_and_white_neighbours = 0;
  for (std::size_t i = 1; i < picture.pixels.size(); ++i) {
    const bool alternates = (picture.pixels[i] == 0xFF000000U && picture.pixels[i - 1] == 0xFFFFFFFFU) ||
                            (picture.pixels[i] == 0xFFFFFFFFU && picture.pixels[i - 1] == 0xFF000000U);
    black_and_white_neighbours += alternates ? 1 : 0;
  }
  // A block of upright lines alone has about 57 x 57 of them.
  EXPECT_GT(black_and_white_neighbours, 2500);
}

TEST_F(TestCardTest, type_is_as_large_as_on_the_slides) {
  const auto has_size = [](const Scene& scene, float size) {
    for (const SceneItem& item : scene.items) {
      const auto* text = std::get_if<DrawText>(&item.shape);
      if (text != nullptr && std::abs(text->size - size) < 0.01F) return true;
    }
    return false;
  };
  EXPECT_TRUE(has_size(card({{1920, 1080}, 1, 31}), 31));
  EXPECT_TRUE(has_size(card({{1024, 768}, 0.75F, 32}), 24));
  EXPECT_FALSE(has_size(card({{1024, 768}, 0.75F, 32}), 32));
}

TEST_F(TestCardTest, the_smallest_type_of_a_page_is_not_its_footer) {
  Scene scene;
  const auto add = [&](float size, ItemRole role) {
    scene.items.push_back({.shape = DrawText{.run = {}, .origin = {}, .size = size, .colour = {}},
                           .clip = {},
                           .source = {},
                           .role = role});
  };
  EXPECT_EQ(smallest_type(scene), 0);
  add(46, ItemRole::text);
  add(30, ItemRole::small_print);
  add(26, ItemRole::furniture);
  EXPECT_EQ(smallest_type(scene), 30);
}

}  // namespace
}  // namespace lectern
