#include "base/colour.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(Colour, reads_every_notation) {
  struct Row {
    const char* text;
    const char* hex;
  };
  for (const Row& row :
       {Row{"#fff", "#FFFFFF"}, Row{"#12355B", "#12355B"}, Row{" #12345678 ", "#12345678"}, Row{"Tomato", "#FF6347"},
        Row{"rgb(1, 2,3)", "#010203"}, Row{"yellowgreen", "#9ACD32"}, Row{"aliceblue", "#F0F8FF"}}) {
    const auto colour = parse_colour(row.text);
    ASSERT_TRUE(colour.has_value()) << row.text;
    EXPECT_EQ(to_hex(*colour), row.hex) << row.text;
  }
}

TEST(Colour, refuses_what_is_none) {
  for (const char* text :
       {"", "#", "#12", "#12345", "#GGGGGG", "blurple", "rgb(1,2)", "rgb(1,2,3,4)", "rgb(1,2,300)", "rgb(,,)"}) {
    EXPECT_FALSE(parse_colour(text).has_value()) << text;
  }
}

TEST(Colour, contrast_agrees_with_wcag) {
  EXPECT_NEAR(contrast_ratio({0, 0, 0}, {255, 255, 255}), 21.0F, 0.01F);
  EXPECT_NEAR(contrast_ratio(*parse_colour("#5F6B78"), *parse_colour("#FCFBF8")), 5.3F, 0.1F);
}

TEST(Colour, mixes_to_its_ends) {
  EXPECT_EQ(mix({0, 0, 0}, {200, 100, 50}, 0), (Colour{0, 0, 0}));
  EXPECT_EQ(mix({0, 0, 0}, {200, 100, 50}, 1), (Colour{200, 100, 50}));
}

}  // namespace
}  // namespace lectern
