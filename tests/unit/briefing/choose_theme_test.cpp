#include <gtest/gtest.h>

#include "briefing_support.h"

namespace lectern {
namespace {

using test::briefing_of;
using test::Files;
using test::inputs_of;
using test::said;

constexpr const char* kCrest =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 100\"><rect width=\"200\" height=\"100\"/></svg>";

TEST(ChooseTheme, a_deck_without_a_theme_has_the_default_one) {
  const auto briefing = briefing_of("# Talk\n");
  EXPECT_TRUE(briefing->theme == *find_built_in_theme("chancery"));
  EXPECT_TRUE(briefing->used_files.empty());
  EXPECT_EQ(said(*briefing), "");
}

TEST(ChooseTheme, the_command_line_overrides_the_deck) {
  BriefingInputs inputs = inputs_of("---\ntheme: nocturne\n---\n\n# Talk\n");
  EXPECT_EQ(read_briefing(inputs)->theme.name, "nocturne");
  inputs.theme = "paper";
  EXPECT_EQ(read_briefing(inputs)->theme.name, "paper");
}

TEST(ChooseTheme, an_unknown_name_is_reported_at_its_place) {
  const auto briefing = briefing_of("---\ntheme: noctorn\n---\n\n# Talk\n");
  EXPECT_EQ(briefing->theme.name, "chancery");
  EXPECT_EQ(
      said(*briefing),
      "talks/talk.md:2:8: warning: no theme is named noctorn; chancery is used\n  hint: did you mean nocturne?\n");
}

TEST(ChooseTheme, a_deck_names_a_file_beside_it_and_its_troubles_carry_that_files_name) {
  const Files files{{"looks/own.yaml", "inherits: house.yaml\ncolours:\n  hott: red\nlogo: {picture: crest.svg}\n"},
                    {"looks/house.yaml", "faces: {title: Noto Serif, text: Comic Sans}\n"},
                    {"looks/crest.svg", kCrest}};
  const auto briefing = briefing_of("---\ntheme: looks/own.yaml\nunknown-key: 1\n---\n\n# Talk\n", files);
  EXPECT_EQ(briefing->theme.name, "own");
  EXPECT_EQ(briefing->theme.title.family, "Noto Serif");
  EXPECT_EQ(briefing->theme.text.family, "Inter");
  ASSERT_NE(briefing->logo, nullptr);
  const std::vector<std::string> used{"talks/looks/own.yaml", "talks/looks/house.yaml", "talks/looks/crest.svg"};
  EXPECT_EQ(briefing->used_files, used);
  const std::string text = said(*briefing);
  EXPECT_TRUE(
      text.starts_with("talks/looks/own.yaml:3:3: warning: unknown colour: hott\n  hint: did you mean hot?\n"
                       "talks/looks/house.yaml:1:34: warning: no font family is named Comic Sans\n  hint: `lectern "
                       "fonts` lists those that "
                       "Lectern can use\n"
                       "talks/talk.md:"))
      << text;
  EXPECT_EQ(count_of(*briefing, briefing->diagnostics, Severity::warning), 3) << text;
}

TEST(ChooseTheme, a_file_named_on_the_command_line_is_read_in_its_own_folder) {
  BriefingInputs inputs = inputs_of("# Talk\n");
  inputs.theme = "/opt/looks/own.yml";
  inputs.theme_files = std::make_shared<const test::MemoryFiles>(
      Files{{"own.yml", "logo: {picture: art/crest.svg}\nsizes: {titel: 80}\n"}, {"art/crest.svg", kCrest}});
  const auto briefing = read_briefing(inputs);
  EXPECT_NE(briefing->logo, nullptr);
  const std::vector<std::string> used{"/opt/looks/own.yml", "/opt/looks/art/crest.svg"};
  EXPECT_EQ(briefing->used_files, used);
  EXPECT_EQ(said(*briefing), "/opt/looks/own.yml:2:9: warning: unknown key: titel\n  hint: did you mean title?\n");
}

TEST(ChooseTheme, a_missing_file_is_reported_watched_and_does_not_stop_the_talk) {
  const auto briefing = briefing_of("---\ntheme: own.yaml\n---\n\n# Talk\n");
  EXPECT_EQ(briefing->theme.name, "chancery");
  EXPECT_EQ(briefing->diagnostics.items().front().code, "missing-theme");
  EXPECT_EQ(briefing->used_files, std::vector<std::string>{"talks/own.yaml"});
  EXPECT_EQ(test::pages_of(*briefing).size(), 1U);
}

TEST(ChooseTheme, an_inherited_file_that_is_missing_is_watched_for) {
  const auto briefing =
      briefing_of("---\ntheme: own.yaml\n---\n\n# Talk\n", Files{{"own.yaml", "inherits: house.yaml\n"}});
  const std::vector<std::string> used{"talks/own.yaml", "talks/house.yaml"};
  EXPECT_EQ(briefing->used_files, used);
}

TEST(ChooseTheme, a_logo_that_cannot_be_shown_is_reported_where_it_is_named) {
  for (const auto& [name, content] : Files{{"gone.svg", ""}, {"crest.png", "not a picture"}}) {
    Files files{{"own.yaml", "logo:\n  picture: " + name + "\n"}};
    if (!content.empty()) files.emplace(name, content);
    const auto briefing = briefing_of("---\ntheme: own.yaml\n---\n\n# Talk\n", files);
    EXPECT_EQ(briefing->logo, nullptr);
    EXPECT_TRUE(said(*briefing).starts_with("talks/own.yaml:2:12: warning: ")) << said(*briefing);
    EXPECT_NE(said(*briefing).find(name), std::string::npos) << said(*briefing);
  }
}

TEST(ChooseTheme, fonts_of_the_deck_come_last_on_every_layout) {
  const auto briefing = briefing_of(
      "---\ntheme: own.yaml\nfonts: {text: Noto Sans, title: Noto Serif}\n---\n\n# Talk\n",
      Files{{"own.yaml", "faces: {text: Noto Serif}\nlayouts: {quote: {faces: {text: JetBrains Mono}}}\n"}});
  EXPECT_EQ(briefing->theme.text.family, "Noto Sans");
  EXPECT_EQ(theme_for(briefing->theme, "quote").text.family, "Noto Sans");
  EXPECT_EQ(theme_for(briefing->theme, "quote").number.family, "Noto Serif");
}

TEST(ChooseTheme, a_layout_of_a_theme_is_seen_on_its_slides_alone) {
  const auto briefing = briefing_of(
      "---\ntheme: own.yaml\n---\n\n# Talk\n\n---\n\n> A word.\n\n---\n\n## Title\n\n- item\n",
      Files{{"own.yaml", "layouts:\n  quote: {colours: {paper: \"#FFF4E0\"}}\n  title: {colours: section}\n"}});
  std::string papers;
  for (const Page& page : test::pages_of(*briefing)) papers += to_hex(page.scene.background) + "\n";
  EXPECT_EQ(papers, "#0F1B2A\n#FFF4E0\n#FCFBF8\n");
}

}  // namespace
}  // namespace lectern
