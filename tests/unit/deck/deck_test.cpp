#include "deck/deck.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

TEST(Deck, every_layout_name_goes_there_and_back) {
  for (const std::string_view name : slide_layout_names()) {
    const auto layout = slide_layout_from_name(name);
    ASSERT_TRUE(layout.has_value()) << name;
    EXPECT_EQ(name_of(*layout), name);
  }
  EXPECT_FALSE(slide_layout_from_name("Title").has_value());
}

TEST(Deck, text_of_a_list_has_a_line_an_item) {
  List list;
  for (const char* word : {"one", "two"}) {
    ListItem item;
    item.blocks.push_back({Paragraph{plain_text(word)}, 0, {}});
    list.items.push_back(item);
  }
  EXPECT_EQ(text_of(Block{list, 0, {}}), "one\ntwo");
}

}  // namespace
}  // namespace lectern
