#include "export/heading_levels.h"

#include <gtest/gtest.h>

#include <string_view>

namespace lectern {
namespace {

using Levels = std::vector<int>;

// A letter a slide: t title, s section, c content.
Levels levels(std::string_view roles, bool titled = false) {
  Deck deck;
  std::vector<std::size_t> slides;
  for (const char role : roles) {
    slides.push_back(deck.slides.size());
    deck.slides.emplace_back().role = role == 't'   ? SlideRole::title
                                      : role == 's' ? SlideRole::section
                                                    : SlideRole::content;
  }
  return heading_levels(deck, slides, titled);
}

TEST(HeadingLevels, sections_stand_below_the_title_and_slides_below_their_section) {
  EXPECT_EQ(levels("tcsccsc"), (Levels{1, 2, 2, 3, 3, 2, 3}));
  EXPECT_EQ(levels("tcc"), (Levels{1, 2, 2}));
}

TEST(HeadingLevels, without_a_title_what_comes_first_is_outermost) {
  EXPECT_EQ(levels("csccs"), (Levels{1, 1, 2, 2, 1}));
  EXPECT_EQ(levels("cc"), (Levels{1, 1}));
  EXPECT_EQ(levels(""), Levels{});
}

TEST(HeadingLevels, a_document_with_a_title_of_its_own_has_all_slides_below_it) {
  EXPECT_EQ(levels("tcsc", true), (Levels{2, 2, 2, 3}));
  EXPECT_EQ(levels("cc", true), (Levels{2, 2}));
}

TEST(HeadingLevels, slides_that_were_not_chosen_count_for_nothing) {
  Deck deck;
  deck.slides.resize(4);
  deck.slides[0].role = SlideRole::title;
  deck.slides[1].role = SlideRole::section;
  EXPECT_EQ(heading_levels(deck, {2, 3}, false), (Levels{1, 1}));
  EXPECT_EQ(heading_levels(deck, {1, 3}, false), (Levels{1, 2}));
}

}  // namespace
}  // namespace lectern
