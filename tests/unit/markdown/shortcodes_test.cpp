#include "markdown/shortcodes.h"

#include <gtest/gtest.h>

#include <set>

#include "deck/dump_deck.h"
#include "markdown/read_deck.h"

namespace lectern {
namespace {

std::string read(const std::string& markdown) {
  Diagnostics diagnostics;
  const Deck deck = read_deck(markdown, {}, diagnostics);
  std::string text;
  for (const Slide& slide : deck.slides) text += slide.title.text + "|" + text_of(slide.blocks);
  return text;
}

TEST(Shortcodes, know_the_names_that_github_has) {
  EXPECT_GE(shortcode_table().size(), 4000U);
  const struct {
    const char *name, *emoji;
  } rows[] = {
      {"rocket", "🚀"}, {"+1", "👍"},   {"thumbsup", "👍"}, {"jp", "🇯🇵"},     {"gb", "🇬🇧"},
      {"tada", "🎉"},   {"100", "💯"},  {"e-mail", "📧"},   {"warning", "⚠️"}, {"man_technologist", "👨‍💻"},
      {"hash", "#️⃣"},    {"nosuch", ""}, {"", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(emoji_of(row.name), row.emoji) << row.name;
  std::set<std::string_view> names;
  for (const Shortcode& shortcode : shortcode_table())
    EXPECT_TRUE(names.insert(shortcode.name).second) << shortcode.name;
}

TEST(Shortcodes, become_emoji_in_text_of_every_kind) {
  EXPECT_EQ(read("## :rocket: Launch\n\n- **:warning:** look :+1:\n\n| a | :jp: |\n|---|---|\n| :tada: | b |\n"),
            read("## 🚀 Launch\n\n- **⚠️** look 👍\n\n| a | 🇯🇵 |\n|---|---|\n| 🎉 | b |\n"));
  EXPECT_EQ(read(":rocket::tada: :jp:"), "|🚀🎉 🇯🇵");
}

TEST(Shortcodes, stay_text_in_code_addresses_words_behind_a_backslash_and_when_unknown) {
  for (const char* text : {"10:30:45", "a:100:b", ":nosuch:", ": rocket :", ":Rocket:", "::", ":rocket"})
    EXPECT_EQ(read(text), std::string("|") + text);
  EXPECT_EQ(read("`:rocket:`"), "|:rocket:");
  EXPECT_EQ(read("<https://example.org/:rocket:>"), "|https://example.org/:rocket:");
  EXPECT_EQ(read("[:rocket: go](https://example.org)"), "|🚀 go");
  EXPECT_EQ(read("a \\:rocket: stays, :rocket: goes"), "|a :rocket: stays, 🚀 goes");
  EXPECT_EQ(read("```\n:rocket:\n```"), read("```\n:rocket:\n```"));
  EXPECT_NE(read("```\n:rocket:\n```").find(":rocket:"), std::string::npos);
}

}  // namespace
}  // namespace lectern
