// The logo stands in its corner, inside the slide, and meets no text.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "briefing_support.h"

namespace lectern {
namespace {

using test::Files;

constexpr const char* kWide =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 100\"><rect width=\"400\" height=\"100\"/></svg>";
constexpr const char* kTall =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 50 200\"><rect width=\"50\" height=\"200\"/></svg>";

std::shared_ptr<const Briefing> with_logo(std::string_view logo, const char* picture, std::string_view front) {
  const std::string long_kicker(160, 'k');
  std::string deck = fmt::format("---\ntheme: own.yaml\n{}---\n\n# A title of a talk\n\n", front);
  deck += "---\n\n<!-- header: A header on every slide from here -->\n\nA sentence that stands **alone**.\n\n";
  deck +=
      "---\n\n## With a kicker\n\n<!-- kicker: " + long_kicker + " -->\n\n- item\n\nSource: somewhere in a book\n\n";
  deck += "---\n\n<!-- kicker: A kicker alone -->\n\nA sentence below **a kicker**.\n\n";
  deck += "---\n\n> A word that was said.\n>\n> -- Somebody, somewhere\n\n";
  deck +=
      "---\n\n## A long title that needs two lines since it says so very much about so very little\n\n1. **One:** "
      "a\n2. **Two:** b\n3. **Three:** c\n4. **Four:** d\n5. **Five:** e\n\n";
  deck +=
      "---\n\n## Beside a picture\n\n![bg right:42%](crest.svg)\n\n- item\n\n---\n\n## Left of it\n\n![bg "
      "left:42%](crest.svg)\n\n- item\n\n";
  deck += "---\n\n<!-- layout: end -->\n\n## The end\n\nThank you.\n";
  return test::briefing_of(
      deck, Files{{"own.yaml", fmt::format("logo: {{picture: crest.svg, {}}}\n", logo)}, {"crest.svg", picture}});
}

// The last picture of a page is its logo: it is drawn over all else.
std::optional<Rect> logo_of(const Scene& scene, const Briefing& briefing) {
  for (auto item = scene.items.rbegin(); item != scene.items.rend(); ++item) {
    const auto* image = std::get_if<DrawImage>(&item->shape);
    if (image != nullptr && image->image == briefing.logo) return image->rect;
  }
  return std::nullopt;
}

std::string faults(const Briefing& briefing) {
  std::string text;
  for (const Page& page : test::pages_of(briefing)) {
    const auto box = logo_of(page.scene, briefing);
    if (!box) {
      text += fmt::format("slide {} has no logo\n", page.slide + 1);
      continue;
    }
    const Rect slide{0, 0, page.scene.size.width, page.scene.size.height};
    if (!slide.contains(*box)) text += fmt::format("slide {}: outside\n", page.slide + 1);
    for (const SceneItem& item : page.scene.items) {
      const auto* words = std::get_if<DrawText>(&item.shape);
      if (words != nullptr && bounds(item).intersects(*box))
        text += fmt::format("slide {}: over \"{}\"\n", page.slide + 1, words->run->text);
    }
  }
  return text;
}

TEST(Logo, meets_no_text_in_any_corner_on_any_layout) {
  for (const char* corner : {"top-left", "top-right", "bottom-left", "bottom-right"}) {
    for (const char* picture : {kWide, kTall}) {
      for (const char* front :
           {"", "marking: OFFICIAL\n", "lang: ar\n", "size: 4:3\nmarking: OFFICIAL – SENSITIVE\n"}) {
        const auto briefing = with_logo(fmt::format("corner: {}, height: 150, layouts: all", corner), picture, front);
        EXPECT_EQ(faults(*briefing), "") << corner << ' ' << front << (picture == kWide ? "wide" : "tall");
      }
    }
  }
}

TEST(Logo, stands_only_on_the_layouts_that_ask_for_it) {
  const auto briefing = with_logo("layouts: [title, end]", kWide, "");
  std::string where;
  for (const Page& page : test::pages_of(*briefing)) {
    if (logo_of(page.scene, *briefing)) where += fmt::format("{} ", page.slide + 1);
  }
  EXPECT_EQ(where, "1 9 ");
}

TEST(Logo, keeps_its_shape_and_its_corner) {
  const auto briefing = with_logo("height: 60", kWide, "");
  const auto box = logo_of(test::pages_of(*briefing).front().scene, *briefing);
  ASSERT_TRUE(box);
  const Rect expected{1920 - 128 - 240, 48, 240, 60};
  EXPECT_EQ(*box, expected);
}

TEST(Logo, is_mirrored_where_the_page_is) {
  const auto briefing = with_logo("height: 60", kWide, "lang: he\n");
  const auto box = logo_of(test::pages_of(*briefing).front().scene, *briefing);
  ASSERT_TRUE(box);
  EXPECT_EQ(box->x, 128);
}

}  // namespace
}  // namespace lectern
