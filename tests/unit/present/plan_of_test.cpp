#include "present/plan_of.h"

#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "unit/present/deck_of.h"

namespace lectern {
namespace {

TEST(PlanOf, has_kinds_numbers_and_promised_steps) {
  const auto briefing = briefing_of(
      "## One\n\na\n\n. . .\n\nb\n\n## Two\n\n<!-- backup -->\n\nc\n\n## Three\n\n<!-- hidden -->\n\nd\n\n## Four\n\n"
      "<!--\noptional\ntime: 90s\n-->\n\ne\n");
  std::string text;
  for (const PlanSlide& slide : plan_of(*briefing).slides) {
    text += fmt::format("{} {} {} {}; ", static_cast<int>(slide.kind), slide.number, slide.steps,
                        slide.planned_seconds.value_or(0));
  }
  EXPECT_EQ(text, "0 1 [2] 0; 2 0 [1] 0; 3 0 [1] 0; 1 2 [1] 90; ");
}

TEST(PlanOf, fingerprints_follow_a_slides_own_text_wherever_it_moves) {
  const auto before = plan_of(*briefing_of("## One\n\na\n\n## Two\n\nb\n"));
  const auto after = plan_of(*briefing_of("## New\n\nn\n\n## One\n\na changed\n\n## Two\n\nb\n"));
  EXPECT_EQ(before.slides[1].fingerprint, after.slides[2].fingerprint);
  EXPECT_NE(before.slides[0].fingerprint, after.slides[1].fingerprint);
  EXPECT_EQ(fmt::format("{}", match_slides(before, after)), "[1, 2]");
}

TEST(PlanOf, has_what_a_search_looks_through) {
  const auto briefing =
      briefing_of("## Élan *vital*\n\n- A   Point\n\n  | Head |\n  |---|\n  | Cell |\n\n<!-- Say ÇA. -->\n");
  const PlanSlide slide = plan_of(*briefing).slides[0];
  EXPECT_EQ(slide.title, "Élan vital");
  EXPECT_EQ(slide.find_title, "elan vital");
  EXPECT_NE(slide.find_body.find("a point"), std::string::npos) << slide.find_body;
  EXPECT_NE(slide.find_body.find("cell"), std::string::npos) << slide.find_body;
  EXPECT_EQ(slide.find_body.find("say"), std::string::npos) << slide.find_body;
  EXPECT_EQ(slide.find_notes, "say ca.");
}

TEST(PlanOf, lists_the_files_that_a_deck_uses) {
  const auto briefing = briefing_of(
      "---\ntheme: themes/own.yaml\n---\n\n## One\n\n![a](b.png)\n\n- item\n\n  ![c](a.png)\n\n## Two\n\n::: "
      "columns\n::: column\n"
      "![d](c.png)\n:::\n::: column\n![a](b.png)\n:::\n:::\n");
  EXPECT_EQ(fmt::format("{}", files_of(*briefing)), R"(["./a.png", "./b.png", "./c.png", "themes/own.yaml"])");
  EXPECT_EQ(fmt::format("{}", files_of(*briefing_of("---\ntheme: nocturne\n---\n\n## One\n\ntext\n"))), "[]");
}

TEST(PlanOf, names_the_window_after_the_talk_or_its_file) {
  EXPECT_EQ(window_title(*briefing_of("---\ntitle: A talk\n---\n\n## One\n\ntext\n")), "A talk");
  EXPECT_EQ(window_title(*briefing_of("## One\n\ntext\n")), "deck.md");
  Briefing elsewhere = *briefing_of("## One\n\ntext\n");
  elsewhere.file_name = "/home/somebody/secret plans/deck.md";
  EXPECT_EQ(window_title(elsewhere), "deck.md");
}

}  // namespace
}  // namespace lectern
