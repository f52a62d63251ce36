#include "markdown/attributes.h"

#include <gtest/gtest.h>

#include "markdown/entities.h"

namespace lectern {
namespace {

std::string text_of(const Attributes& attributes) {
  std::string text = attributes.id.empty() ? "" : "#" + attributes.id + " ";
  for (const std::string& name : attributes.classes) text += "." + name + " ";
  for (const auto& [key, value] : attributes.values) text += key + "=" + value + " ";
  return text;
}

TEST(Attributes, are_pandocs) {
  struct Row {
    const char* inside;
    const char* read;
  };
  for (const Row& row : {Row{"", ""}, Row{".a .b", ".a .b "}, Row{"#x .y width=40%", "#x .y width=40% "},
                         Row{"width=\"40 %\" alt='a b'", "width=40 % alt=a b "}}) {
    const auto attributes = parse_attributes(row.inside);
    ASSERT_TRUE(attributes) << row.inside;
    EXPECT_EQ(text_of(*attributes), row.read);
  }
  for (const char* inside : {"width", "a b", "=x", "width=\"x", ".", "1,3"})
    EXPECT_FALSE(parse_attributes(inside)) << inside;
}

TEST(Attributes, of_a_div_line_end_before_its_colons) {
  struct Row {
    const char* line;
    const char* read;
    const char* rest;
  };
  for (const Row& row :
       {Row{"::: columns", ".columns ", ""}, Row{":::: {.columns .wide}", ".columns .wide ", ""},
        Row{":::columns", ".columns ", ""}, Row{"::: column {width=40%} :::", ".column width=40% ", ""},
        Row{"::: a b c", ".a ", "b c"}, Row{"::: a {1,3}", ".a ", "{1,3}"}}) {
    const DivLine div = parse_div_line(row.line);
    EXPECT_FALSE(div.closes) << row.line;
    EXPECT_EQ(text_of(div.attributes), row.read) << row.line;
    EXPECT_EQ(div.rest, row.rest) << row.line;
  }
  EXPECT_TRUE(parse_div_line("::::::").closes);
}

TEST(Entities, are_decoded_by_name_and_number) {
  for (const auto& [reference, text] : {std::pair{"&amp;", "&"},
                                        {"&nbsp;", "\u00A0"},
                                        {"&yuml;", "\u00FF"},
                                        {"&sigmaf;", "\u03C2"},
                                        {"&sigma;", "\u03C3"},
                                        {"&Alpha;", "\u0391"},
                                        {"&#65;", "A"},
                                        {"&#x1F600;", "\U0001F600"},
                                        {"&#xD800;", "\uFFFD"},
                                        {"&#99999999999;", "\uFFFD"}}) {
    EXPECT_EQ(decode_entity(reference), text) << reference;
  }
  for (const char* reference : {"&;", "&x", "&nosuch;", "&#;", "&#x;", "&#12a;", "&Sigmaf;"})
    EXPECT_FALSE(decode_entity(reference)) << reference;
}

}  // namespace
}  // namespace lectern
