#include "scene/embed.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace lectern {
namespace {

SceneItem item_of(auto shape, int tag = -1, int step = 0) {
  SceneItem item;
  item.shape = std::move(shape);
  item.tag = tag;
  item.first_step = step;
  return item;
}

// A slide of 200 x 100 with a rectangle at each of two steps.
Scene slide() {
  Scene scene;
  scene.size = {200, 100};
  scene.background = {9, 9, 9, 255};
  scene.step_count = 2;
  scene.lang = "ja";
  scene.tags = {{TagKind::document, -1, {}, {}},
                {TagKind::h1, 0, {}, {}},
                {TagKind::list, 0, {}, {}},
                {TagKind::list_item, 2, {}, "en"}};
  scene.items = {item_of(FillRect{{10, 10, 20, 30}, {1, 2, 3, 255}, 4}, 1),
                 item_of(FillRect{{100, 50, 200, 10}, {1, 2, 3, 255}, 0}, 3, 1)};
  scene.links = {{{10, 10, 20, 30}, "https://example.org", 0}, {{100, 50, 10, 10}, "#later", 1}};
  return scene;
}

struct Page {
  Scene scene;
  Page() { scene.tags = {{TagKind::document, -1, {}, {}}, {TagKind::p, 0, {}, {}}}; }
  void add(const Scene& inner, int step, const Rect& where) {
    embed(inner, step, where, 0, {scene.items, scene.links, scene.tags});
  }
  Rect box(std::size_t item) const { return std::get<FillRect>(scene.items[item].shape).rect; }
};

TEST(Embed, scales_to_fit_and_centres_with_the_background_first) {
  Page page;
  page.add(slide(), 0, {1000, 1000, 100, 100});
  ASSERT_EQ(page.scene.items.size(), 2U);
  EXPECT_EQ(page.box(0), (Rect{1000, 1025, 100, 50}));
  EXPECT_EQ(page.box(1), (Rect{1005, 1030, 10, 15}));
  EXPECT_EQ(std::get<FillRect>(page.scene.items[1].shape).radius, 2);
}

TEST(Embed, shows_one_step_which_is_then_there_at_every_step) {
  Page page;
  page.add(slide(), 0, {0, 0, 200, 100});
  EXPECT_EQ(page.scene.links.size(), 1U);
  page.add(slide(), 1, {0, 0, 200, 100});
  EXPECT_EQ(page.scene.items.size(), 5U);
  EXPECT_EQ(page.scene.links.size(), 3U);
  for (const SceneItem& item : page.scene.items) EXPECT_TRUE(visible_at(item, 0) && visible_at(item, 99));
}

TEST(Embed, what_reaches_beyond_the_slide_is_clipped_to_it_and_nothing_else_is) {
  Page page;
  page.add(slide(), 1, {0, 0, 100, 50});
  EXPECT_FALSE(page.scene.items[1].clip);
  ASSERT_TRUE(page.scene.items[2].clip);
  EXPECT_EQ(*page.scene.items[2].clip, (Rect{0, 0, 100, 50}));
  Scene clipped = slide();
  clipped.items[1].clip = Rect{150, 0, 500, 100};
  Page other;
  other.add(clipped, 1, {0, 0, 100, 50});
  EXPECT_EQ(*other.scene.items[2].clip, (Rect{75, 0, 25, 50}));
}

TEST(Embed, tags_follow_in_order_below_the_parent_in_their_own_language) {
  Page page;
  page.add(slide(), 1, {0, 0, 100, 50});
  page.add(slide(), 1, {100, 0, 100, 50});
  std::string tags;
  for (const Tag& tag : page.scene.tags)
    tags += std::string(name_of(tag.kind)) + "<" + std::to_string(tag.parent) + ":" + tag.lang + " ";
  EXPECT_EQ(tags, "Document<-1: P<0: H1<0:ja L<0:ja LI<3:en H1<0:ja L<0:ja LI<6:en ");
  EXPECT_EQ(page.scene.items[0].tag, -1);
  EXPECT_EQ(page.scene.items[1].tag, 2);
  EXPECT_EQ(page.scene.items[2].tag, 4);
  EXPECT_EQ(page.scene.items[4].tag, 5);
}

TEST(Placed, scales_every_kind_of_shape) {
  DrawText text;
  text.origin = {10, 20};
  text.size = 30;
  text.width = 40;
  const SceneItem moved = placed(item_of(text), 0.5F, {100, 200});
  EXPECT_EQ(std::get<DrawText>(moved.shape).origin, (Point{105, 210}));
  EXPECT_EQ(std::get<DrawText>(moved.shape).size, 15);
  EXPECT_EQ(std::get<DrawText>(moved.shape).width, 20);
  Path path;
  path.stroke_width = 4;
  path.segments = {{Path::Segment::Kind::curve, {2, 2}, {4, 4}, {6, 6}}};
  const Path thin = std::get<Path>(placed(item_of(path), 0.5F, {1, 1}).shape);
  EXPECT_EQ(thin.stroke_width, 2);
  EXPECT_EQ(thin.segments[0].control1, (Point{2, 2}));
  EXPECT_EQ(thin.segments[0].control2, (Point{3, 3}));
  EXPECT_EQ(thin.segments[0].to, (Point{4, 4}));
  DrawImage image;
  image.rect = {2, 4, 6, 8};
  EXPECT_EQ(std::get<DrawImage>(placed(item_of(image), 2, {0, 0}).shape).rect, (Rect{4, 8, 12, 16}));
  SceneItem clipped = item_of(FillGradient{{0, 0, 2, 2}, {}, {}, false});
  clipped.clip = Rect{1, 1, 1, 1};
  EXPECT_EQ(*placed(clipped, 2, {5, 5}).clip, (Rect{7, 7, 2, 2}));
}

}  // namespace
}  // namespace lectern
