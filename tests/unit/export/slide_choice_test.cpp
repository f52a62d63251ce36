#include "export/slide_choice.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace lectern {
namespace {

std::string printed(const Result<std::vector<SlideRange>>& ranges) {
  if (!ranges) return "error: " + ranges.error().message + " / " + ranges.error().hint;
  std::string text;
  for (const SlideRange& range : *ranges) text += fmt::format("[{},{}]", range.first, range.last);
  return text;
}

std::string printed(const Result<std::vector<std::size_t>>& slides) {
  if (!slides) return "error: " + slides.error().message + " / " + slides.error().hint;
  std::string text;
  for (const std::size_t slide : *slides) text += fmt::format("{} ", slide);
  return text;
}

TEST(SlideChoice, ranges_are_read_as_people_write_them) {
  struct Row {
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"3", "[3,3]"},
      {"1,4-6", "[1,1][4,6]"},
      {" 1 , 4 - 6 ", "[1,1][4,6]"},
      {"4-", "[4,2147483647]"},
      {"", "error: a slide is missing between commas / write numbers and ranges, such as 1,4-6 or 4-"},
      {"1,", "error: a slide is missing between commas / write numbers and ranges, such as 1,4-6 or 4-"},
      {"1,,2", "error: a slide is missing between commas / write numbers and ranges, such as 1,4-6 or 4-"},
      {"0", "error: not a choice of slides: \"0\" / write numbers and ranges, such as 1,4-6 or 4-"},
      {"-3", "error: not a choice of slides: \"-3\" / write numbers and ranges, such as 1,4-6 or 4-"},
      {"two", "error: not a choice of slides: \"two\" / write numbers and ranges, such as 1,4-6 or 4-"},
      {"99999999999", "error: not a choice of slides: \"99999999999\" / write numbers and ranges, such as 1,4-6 or 4-"},
      {"6-4", "error: the range 6-4 runs backwards / write 4-6; slides come out in the deck's order"},
  };
  for (const Row& row : rows) EXPECT_EQ(printed(parse_slide_ranges(row.text)), row.expected) << row.text;
}

Deck deck_of(std::initializer_list<SlideKind> kinds) {
  Deck deck;
  for (const SlideKind kind : kinds) deck.slides.emplace_back().kind = kind;
  return deck;
}

TEST(SlideChoice, backup_slides_come_only_when_asked_for_and_hidden_ones_never) {
  const Deck deck = deck_of({SlideKind::normal, SlideKind::hidden, SlideKind::optional, SlideKind::backup});
  EXPECT_EQ(printed(chosen_slides(deck, {})), "0 2 ");
  EXPECT_EQ(printed(chosen_slides(deck, {{}, true})), "0 2 3 ");
  EXPECT_EQ(printed(chosen_slides(deck, {{{1, 4}}, false})), "0 2 ");
  EXPECT_EQ(printed(chosen_slides(deck, {{{4, 4}}, false})),
            "error: every slide chosen is a backup slide / add --backup");
  EXPECT_EQ(printed(chosen_slides(deck, {{{2, 2}}, true})),
            "error: every slide chosen is hidden / hidden slides are never exported");
}

TEST(SlideChoice, overlapping_ranges_take_each_slide_once_in_the_decks_order) {
  const Deck deck = deck_of({SlideKind::normal, SlideKind::normal, SlideKind::normal});
  EXPECT_EQ(printed(chosen_slides(deck, {{{3, 3}, {1, 2}, {2, 3}}, false})), "0 1 2 ");
}

TEST(SlideChoice, a_slide_that_is_not_there_is_named) {
  const Deck deck = deck_of({SlideKind::normal, SlideKind::normal});
  const std::string hint = " / `lectern outline` lists them with their numbers";
  EXPECT_EQ(printed(chosen_slides(deck, {{{2, 3}}, false})), "error: there is no slide 3: the deck has 2" + hint);
  EXPECT_EQ(printed(chosen_slides(deck, {*parse_slide_ranges("7-"), false})),
            "error: there is no slide 7: the deck has 2" + hint);
  EXPECT_EQ(printed(chosen_slides(deck, {*parse_slide_ranges("1-99"), false})),
            "error: there is no slide 99: the deck has 2" + hint);
  EXPECT_EQ(printed(chosen_slides(deck, {*parse_slide_ranges("2-"), false})), "1 ");
}

}  // namespace
}  // namespace lectern
