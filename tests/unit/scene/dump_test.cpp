#include <gtest/gtest.h>

#include "scene/scene.h"

namespace lectern {
namespace {

using Kind = Path::Segment::Kind;

std::shared_ptr<const ShapedRun> run_of(std::string text, bool right_to_left = false) {
  auto run = std::make_shared<ShapedRun>();
  run->text = std::move(text);
  run->right_to_left = right_to_left;
  for (std::uint32_t i = 0; i < run->text.size(); ++i) run->glyphs.push_back({i + 1, i, 0.5F, 0, 0});
  return run;
}

SceneItem item_of(auto shape) {
  SceneItem item;
  item.shape = std::move(shape);
  return item;
}

TEST(Dump, prints_every_kind_of_item_on_a_line_of_its_own) {
  Scene scene;
  scene.title = "A \"quiet\" start";
  scene.background = {0xFC, 0xFB, 0xF8, 255};
  scene.step_count = 3;
  scene.items.push_back(item_of(FillRect{{128, 84, 96, 10}, {0xB3, 0x26, 0x1E, 255}, 5}));
  scene.items.push_back(item_of(FillGradient{{0, 0, 1920, 100}, {0, 0, 0, 128}, {0, 0, 0, 0}, false}));
  Path path;
  path.segments = {{Kind::move, {}, {}, {1, 2}},
                   {Kind::line, {}, {}, {3, 4}},
                   {Kind::curve, {5, 6}, {7, 8}, {9, 10}},
                   {Kind::close, {}, {}, {}}};
  path.stroke = Colour{};
  path.stroke_width = 2.5F;
  scene.items.push_back(item_of(path));
  scene.items.push_back(item_of(DrawText{run_of("Title"), 1, 4, {128, 132.126F}, 72, 108, {1, 2, 3, 255}}));
  DrawImage image;
  image.rect = {10, 20, 30, 40};
  image.crop = {0, 0.25F, 1, 0.5F};
  scene.items.push_back(item_of(image));
  SceneItem& last = scene.items.back();
  last.clip = Rect{0, 0, 5, 6};
  last.opacity = 0.5F;
  last.first_step = 1;
  last.last_step = 2;
  last.tag = 0;
  last.source = {7, 9};
  last.role = ItemRole::picture;
  scene.links.push_back({{1, 2, 3, 4}, "https://example.org", 1});
  scene.tags.push_back({TagKind::figure, -1, "A map", "ja"});
  EXPECT_EQ(dump(scene), R"(scene 1920.00x1080.00 #FCFBF8 steps 3 lang en "A \"quiet\" start"
rect 128.00,84.00 96.00x10.00 #B3261E radius 5.00
gradient 0.00,0.00 1920.00x100.00 #00000080 #00000000 vertical
path M 1.00,2.00 L 3.00,4.00 C 5.00,6.00 7.00,8.00 9.00,10.00 Z stroke #000000 2.50
text 128.00,132.13 size 72.00 width 108.00 #010203 3 glyphs "itl"
image 10.00,20.00 30.00x40.00 crop 0.00,0.25 1.00x0.50 role picture clip 0.00,0.00 5.00x6.00 opacity 0.50 steps 1-2 tag 0 source 7-9
link 1.00,2.00 3.00x4.00 "https://example.org" steps 1-
tag 0 Figure in -1 alt "A map" lang ja
)");
}

TEST(Dump, has_no_negative_zero_and_no_line_break_inside_an_item) {
  Scene scene;
  scene.items.push_back(item_of(DrawText{run_of("a\nb"), 0, 3, {-0.001F, 0}, 10, 15, {}}));
  EXPECT_EQ(dump(scene),
            "scene 1920.00x1080.00 #FFFFFF steps 1 lang en \"\"\n"
            "text 0.00,0.00 size 10.00 width 15.00 #000000 3 glyphs \"a\\x0ab\"\n");
}

TEST(NameOf, every_tag_is_named_as_in_pdf) {
  EXPECT_EQ(name_of(TagKind::document), "Document");
  EXPECT_EQ(name_of(TagKind::table), "Table");
  EXPECT_EQ(name_of(TagKind::artifact), "Artifact");
}

}  // namespace
}  // namespace lectern
