#include "show/slide_identity.h"

#include <gtest/gtest.h>

#include "show/recognise.h"

namespace lectern {
namespace {

SlideIdentity slide(const std::string& title, const std::string& text) {
  return {std::hash<std::string>{}(title + '\n' + text), title, title, sketch_of(title + ' ' + text)};
}

const std::string kNorth = "The north sea was cold that winter and the boats stayed in the harbour for weeks";
const std::string kSouth = "Industry moved south where the yards had space and the railway already ran";

TEST(SlideIdentityTest, finds_words_whatever_their_case_and_punctuation) {
  EXPECT_EQ(sketch_of("Don’t *panic*, Ann!"), sketch_of("ann DON’T panic"));
  EXPECT_NE(sketch_of("one two"), sketch_of("one three"));
  EXPECT_TRUE(sketch_of("— … !").empty());
  EXPECT_LE(sketch_of(std::string(100'000, 'a') + kNorth).size(), kSketchSize);
}

TEST(SlideIdentityTest, tells_how_much_two_texts_have_in_common) {
  EXPECT_FLOAT_EQ(similarity(sketch_of(kNorth), sketch_of(kNorth)), 1);
  EXPECT_FLOAT_EQ(similarity(sketch_of(kNorth), sketch_of("Quite another matter")), 0);
  EXPECT_FLOAT_EQ(similarity(sketch_of("a b c d"), sketch_of("a b c e")), 0.6F);
  EXPECT_GT(similarity(sketch_of("日本と英国は静かな革命を始めた"), sketch_of("日本と英国は大きな革命を始めた")), 0.6F);
}

TEST(SlideIdentityTest, follows_slides_that_moved_or_were_reworded_a_little) {
  const std::vector<SlideIdentity> before{slide("North", kNorth), slide("South", kSouth), slide("End", "Remember")};
  const std::vector<SlideIdentity> after{slide("End", "Remember"), slide("New", "Something that was not there"),
                                         slide("The south", kSouth + " for years"),
                                         slide("North", "The north sea was cold that winter, boats in the harbour")};
  EXPECT_EQ(same_slides(before, after), (std::vector<int>{3, 2, 0}));
}

TEST(SlideIdentityTest, takes_a_rewritten_slide_for_another_one) {
  const std::vector<SlideIdentity> before{slide("North", kNorth)};
  EXPECT_EQ(same_slides(before, std::vector{slide("Prices", "Fish became dear within a month")}),
            std::vector{kNotThere});
  EXPECT_EQ(same_slides(before, {}), std::vector{kNotThere});
}

TEST(SlideIdentityTest, pairs_equal_slides_in_their_order) {
  const std::vector<SlideIdentity> twice{slide("", "Questions?"), slide("North", kNorth), slide("", "Questions?")};
  EXPECT_EQ(same_slides(twice, twice), (std::vector<int>{0, 1, 2}));
}

TEST(RecogniseTest, prefers_the_path_and_else_the_content) {
  const std::vector<SlideIdentity> deck{slide("North", kNorth), slide("South", kSouth)};
  const std::vector<SlideIdentity> other{slide("Fish", "Prices of fish by month"), slide("Boats", "Sold for scrap")};
  const std::vector<KnownDeck> known{{1, "/a.md", true, deck}, {2, "/gone.md", false, deck}, {3, "/b.md", true, other}};
  EXPECT_EQ(recognised(known, "/a.md", deck), 1);
  EXPECT_EQ(recognised(known, "/new.md", deck), 2) << "the file that went is the one that moved";
  EXPECT_EQ(recognised(known, "/new.md", other), std::nullopt) << "a copy: its original is still there";
  EXPECT_EQ(recognised(known, "/b.md", deck), 2) << "moved over another deck";
  EXPECT_EQ(recognised(known, "/a.md", other), 1) << "edited beyond recognition, but where it was";
  EXPECT_EQ(recognised(known, "/new.md", {}), std::nullopt);
}

}  // namespace
}  // namespace lectern
