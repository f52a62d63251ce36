#include "scene/reading_order.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace lectern {
namespace {

/// Pieces of one line from left to right, put in the order in which they are read.
class Line {
 public:
  explicit Line(bool right_to_left) : right_to_left_(right_to_left) {}

  Line& add(std::string text, bool right_to_left, std::uint32_t order) {
    auto run = std::make_shared<ShapedRun>();
    run->text = std::move(text);
    run->right_to_left = right_to_left;
    const Point origin{static_cast<float>(pieces_.size()) * 100, 0};
    pieces_.push_back({run, 0, 1, origin, 40, 100, {}, order, right_to_left_});
    return *this;
  }

  std::string read() const {
    std::vector<const DrawText*> line;
    for (const DrawText& piece : pieces_) line.push_back(&piece);
    put_in_logical_order(line);
    std::string text;
    for (const DrawText* piece : line) text += piece->run->text;
    return text;
  }

 private:
  bool right_to_left_;
  std::vector<DrawText> pieces_;
};

TEST(ReadingOrder, of_numbers_alone_follows_their_paragraph) {
  EXPECT_EQ(Line(true).add("% ", true, 3).add("2.2", false, 0).read(), "2.2% ");
  EXPECT_EQ(Line(true).add("20", false, 5).add(" - ", true, 2).add("10", false, 0).read(), "10 - 20");
}

TEST(ReadingOrder, of_numbers_between_words_of_the_other_direction_is_that_of_the_words) {
  // UAX #9 shows "say A 12 B" with A and B right to left as "say B 12 A".
  EXPECT_EQ(Line(false).add("say ", false, 0).add("B", true, 10).add("12", false, 7).add("A ", true, 4).read(),
            "say A 12B");
}

TEST(ReadingOrder, of_pieces_of_several_paragraphs_is_that_of_the_line_s_direction) {
  EXPECT_EQ(Line(true).add("B", true, 0).add("A", true, 0).read(), "AB");
  EXPECT_EQ(Line(false).add("A", false, 0).add("C", true, 0).add("B", true, 0).read(), "ABC");
}

}  // namespace
}  // namespace lectern
