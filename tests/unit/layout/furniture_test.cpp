// What stands around a page's body keeps its place, whatever the body is.

#include <gtest/gtest.h>

#include <optional>

#include "support/layout_faults.h"
#include "support/sample_deck.h"

namespace lectern {
namespace {

constexpr std::string_view kPicture =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080"><rect width="1920" height="1080" fill="#fff"/></svg>)";

test::LaidOut with_picture(const std::string& markdown) {
  return test::lay_out(markdown, "chancery", {{"p.svg", std::string(kPicture)}});
}

// The box of the last text that says exactly this.
std::optional<Rect> box_of(const Scene& scene, std::string_view words) {
  std::optional<Rect> box;
  for (const SceneItem& item : scene.items) {
    const auto* text = std::get_if<DrawText>(&item.shape);
    if (text != nullptr && text->run->text == words) box = bounds(item);
  }
  return box;
}

// Where the veil over a picture begins to thin out.
float edge_of_veil(const Scene& scene) {
  float edge = 0;
  for (const SceneItem& item : scene.items) {
    const auto* veil = std::get_if<FillGradient>(&item.shape);
    if (veil == nullptr || !veil->horizontal || item.role != ItemRole::background) continue;
    for (const GradientStop& stop : veil->between) {
      if (stop.colour == veil->from) edge = std::max(edge, veil->rect.x + stop.at * veil->rect.width);
    }
  }
  return edge;
}

TEST(Furniture, the_page_number_ends_at_the_margin_over_a_full_picture_too) {
  const auto out = with_picture("## Plain\n\n- text\n\n## Over a picture\n\n![bg A sea](p.svg)\n\n- text\n");
  const auto plain = box_of(out.slides[0][0], "1");
  const auto over = box_of(out.slides[1][0], "2");
  ASSERT_TRUE(plain && over);
  EXPECT_NEAR(plain->right(), 1920 - 128, 1);
  EXPECT_NEAR(over->right(), plain->right(), 1);
  EXPECT_EQ(plain->y, over->y);
}

TEST(Furniture, a_picture_is_veiled_as_far_as_its_text_reaches) {
  const auto out = with_picture(
      "![bg](p.svg)\n\n- few\n\n---\n\n![bg](p.svg)\n\n- words enough to take the whole width of the column that text "
      "has over a picture\n");
  const float narrow = edge_of_veil(out.slides[0][0]);
  const float wide = edge_of_veil(out.slides[1][0]);
  EXPECT_GE(narrow, box_of(out.slides[0][0], "few")->right() + 40);
  EXPECT_LT(narrow, 0.5F * 1920);
  EXPECT_GT(wide, 0.5F * 1920);
}

TEST(Furniture, beside_a_picture_the_marking_is_centred_in_what_the_text_has) {
  const auto out = with_picture(
      "---\nmarking: OFFICIAL\n---\n\n## A\n\n- text\n\n## B\n\n![right](p.svg)\n\n- text\n\n## C\n\n"
      "<!-- marking: OFFICIAL, SENSITIVE -->\n\n![bg left:70%](p.svg)\n\n- text\n");
  const auto middle_of = [&](std::size_t slide) {
    const auto box = box_of(out.slides[slide][0], slide == 2 ? "OFFICIAL, SENSITIVE" : "OFFICIAL");
    return box ? box->x + box->width / 2 : 0;
  };
  EXPECT_NEAR(middle_of(0), 960, 4);
  EXPECT_NEAR(middle_of(1), 0.58F * 1920 / 2, 4);
  EXPECT_NEAR(middle_of(2), 960, 4)
      << "a side too narrow for title, marking and number leaves it in the slide's middle";
  for (const auto& pages : out.slides) EXPECT_EQ(test::layout_faults(pages[0]), std::vector<std::string>{});
}

TEST(Furniture, stays_legible_on_a_paper_of_the_authors) {
  for (const char* paper : {"#777777", "#FFFF00", "#102040", "#C03030", "white", "black"}) {
    const auto out = test::lay_out(std::string("---\ntitle: Name\n---\n\n## A slide\n\n<!-- _backgroundColor: \"") +
                                   paper + "\" -->\n<!-- kicker: Where -->\n\n- text with `code`\n\nSource: a book\n");
    const Scene& scene = out.slides[1][0];
    for (const SceneItem& item : scene.items) {
      const auto* text = std::get_if<DrawText>(&item.shape);
      if (text != nullptr) {
        const auto panel = std::ranges::find_if(scene.items, [&](const SceneItem& below) {
          const auto* fill = std::get_if<FillRect>(&below.shape);
          return fill != nullptr && fill->colour.alpha == 255 && bounds(below).contains(bounds(item));
        });
        const Colour ground = panel == scene.items.end() ? scene.background : std::get<FillRect>(panel->shape).colour;
        EXPECT_GE(contrast_ratio(text->colour, ground), 4.5F) << paper << ' ' << text->run->text;
      }
    }
  }
}

TEST(Furniture, titles_of_sections_begin_at_one_edge_whatever_their_numbers) {
  const auto out = test::lay_out(
      "# Deck\n\n# One\n\n## S\n\na\n\n# Two\n\n## T\n\nb\n\n# Four\n\n## U\n\nc\n\n# Next\n\n## V\n\nd\n");
  std::vector<float> edges;
  for (std::size_t i = 0; i < out.slides.size(); ++i) {
    if (out.deck.slides[i].role == SlideRole::section)
      edges.push_back(box_of(out.slides[i][0], out.deck.slides[i].title.text)->x);
  }
  ASSERT_EQ(edges.size(), 4U);
  for (const float edge : edges) EXPECT_NEAR(edge, edges[0], 3);
}

}  // namespace
}  // namespace lectern
