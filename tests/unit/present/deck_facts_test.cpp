#include "present/deck_facts.h"

#include <gtest/gtest.h>

namespace lectern {
namespace {

/// At this byte of the deck.
Diagnostic problem_at(std::uint32_t byte) {
  return {.severity = Severity::warning, .code = "test", .where = {byte, byte + 1}, .message = "odd", .hint = {}};
}

SlideFacts facts_of(int slide, std::vector<Diagnostic> diagnostics = {}, float smallest_type = 0) {
  SlideFacts facts;
  facts.slide = slide;
  facts.diagnostics = std::move(diagnostics);
  facts.smallest_type = smallest_type;
  return facts;
}

TEST(DeckFacts, list_what_reading_and_slides_told_in_the_order_of_the_deck) {
  DeckFacts facts;
  facts.forget(2);
  Diagnostics of_reading;
  of_reading.add(problem_at(5));
  facts.learn(facts_of(1, {problem_at(9)}));
  facts.learn(facts_of(0, {problem_at(2)}));
  EXPECT_TRUE(facts.has_unlisted());
  std::vector<std::uint32_t> places;
  const Diagnostics all = facts.list(of_reading);
  for (const Diagnostic& one : all.items()) places.push_back(one.where.begin);
  EXPECT_EQ(places, (std::vector<std::uint32_t>{2, 5, 9}));
  EXPECT_FALSE(facts.has_unlisted());
}

TEST(DeckFacts, take_the_newest_of_a_slide_and_nothing_of_others) {
  DeckFacts facts;
  facts.forget(1);
  facts.learn(facts_of(0, {problem_at(2)}));
  facts.learn(facts_of(0, {problem_at(3)}));
  facts.learn(facts_of(1, {problem_at(4)}));
  facts.learn(facts_of(-1, {problem_at(4)}));
  const Diagnostics all = facts.list({});
  ASSERT_EQ(all.items().size(), 1U);
  EXPECT_EQ(all.items().front().where.begin, 3U);
}

TEST(DeckFacts, know_the_smallest_type_of_the_slides_with_text) {
  DeckFacts facts;
  facts.forget(3);
  EXPECT_EQ(facts.smallest_type(), 0);
  facts.learn(facts_of(0, {}, 24));
  facts.learn(facts_of(1, {}, 0));
  facts.learn(facts_of(2, {}, 18));
  EXPECT_EQ(facts.smallest_type(), 18);
  facts.forget(3);
  EXPECT_EQ(facts.smallest_type(), 0);
}

TEST(DeckFacts, find_a_link_once_its_step_is_shown) {
  DeckFacts facts;
  facts.forget(1);
  SceneLink link;
  link.rect = {100, 100, 50, 20};
  link.target = "#end";
  link.first_step = 1;
  SlideFacts of_slide = facts_of(0);
  of_slide.links = {{}, {link}};
  facts.learn(std::move(of_slide));
  EXPECT_EQ(facts.link_at({0, 1, 0}, {110, 110}), nullptr);
  ASSERT_NE(facts.link_at({0, 1, 1}, {110, 110}), nullptr);
  EXPECT_EQ(facts.link_at({0, 1, 1}, {110, 110})->target, "#end");
  EXPECT_EQ(facts.link_at({0, 1, 1}, {90, 110}), nullptr);
  EXPECT_EQ(facts.link_at({0, 0, 1}, {110, 110}), nullptr);
  EXPECT_EQ(facts.link_at({kNoSlide, 0, 0}, {110, 110}), nullptr);
}

}  // namespace
}  // namespace lectern
