#include "theme/load_theme.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "theme_support.h"

namespace lectern {
namespace {

using test::load;
using test::said;

// What differs from the theme that was inherited, as write_theme prints it.
std::string changes(const Theme& theme, std::string_view base = "chancery") {
  const auto lines = [](const std::string& text) {
    std::vector<std::string> list;
    std::string_view rest = text;
    while (!rest.empty()) {
      const std::size_t end = rest.find('\n');
      list.emplace_back(rest.substr(0, end));
      rest.remove_prefix(end + 1);
    }
    return list;
  };
  const std::vector<std::string> before = lines(write_theme(*find_built_in_theme(base)));
  std::string changed;
  std::string group;
  for (const std::string& line : lines(write_theme(theme))) {
    if (!line.starts_with(' ')) group = line;
    const bool same = std::ranges::find(before, line) != before.end();
    if (!same) changed += line.starts_with(' ') ? group + line + "\n" : line + "\n";
  }
  return changed;
}

TEST(LoadTheme, every_key_of_a_written_theme_is_read_back) {
  for (const std::string_view name : built_in_theme_names()) {
    const Theme& theme = *find_built_in_theme(name);
    const LoadedTheme read = load(write_theme(theme));
    EXPECT_EQ(said(read), "") << name;
    EXPECT_EQ(write_theme(read.theme), write_theme(theme));
    EXPECT_TRUE(read.theme == theme) << name;
  }
}

TEST(LoadTheme, a_written_theme_keeps_names_that_yaml_would_take_amiss) {
  for (const char* name : {"true", "a: b", "- x", "\\\"quoted\\\"", "größe #1", "\\x01\\\\", "[1, 2]"}) {
    const LoadedTheme first = load(fmt::format("name: \"{0}\"\nlogo: {{picture: \"{0}.svg\", height: 40}}\n", name));
    const LoadedTheme again = load(write_theme(first.theme));
    EXPECT_EQ(said(again), "") << name;
    EXPECT_TRUE(again.theme == first.theme) << write_theme(first.theme);
  }
}

TEST(LoadTheme, a_file_changes_what_it_names_and_inherits_the_rest) {
  const LoadedTheme read = load(
      "name: embassy\n"
      "inherits: chancery\n"
      "colours:\n"
      "  accent: \"#0B4F6C\"\n"
      "faces:\n"
      "  title: Noto Serif\n"
      "  text: {leading: 1.4}\n"
      "sizes:\n"
      "  title: 80\n"
      "margins:\n"
      "  side: 140\n"
      "footer:\n"
      "  progress: false\n");
  EXPECT_EQ(said(read), "");
  EXPECT_EQ(changes(read.theme),
            "name: embassy\n"
            "colours:  accent: \"#0B4F6C\"\n"
            "faces:  title: {family: Noto Serif, weight: 600, tracking: -0.018, leading: 1.12}\n"
            "faces:  text: {family: Inter, weight: 400, tracking: 0, leading: 1.4}\n"
            "sizes:  title: 80\n"
            "margins:  side: 140\n"
            "footer:  progress: false\n");
}

TEST(LoadTheme, a_colour_needs_no_quotes) {
  const LoadedTheme read =
      load("colours:\n  ink: #102030   # nearly black\n  hot: darkred\nsection-colours: {accent: #ABC, ink: #FFF}\n");
  EXPECT_EQ(said(read), "");
  EXPECT_EQ(to_hex(read.theme.palette.ink), "#102030");
  EXPECT_EQ(to_hex(read.theme.palette.hot), "#8B0000");
  EXPECT_EQ(to_hex(read.theme.section.accent), "#AABBCC");
  EXPECT_EQ(to_hex(read.theme.section.ink), "#FFFFFF");
}

TEST(LoadTheme, a_theme_is_named_after_its_file) {
  const LoadedTheme read = load({{"looks/embassy.yaml", "inherits: paper\n"}}, "looks/embassy.yaml");
  EXPECT_EQ(changes(read.theme, "paper"), "name: embassy\n");
}

TEST(LoadTheme, an_empty_file_is_the_default_theme) {
  for (const char* text : {"", "# nothing yet\n", "---\n", "\xEF\xBB\xBF# a byte order mark\n"}) {
    const LoadedTheme read = load(text);
    EXPECT_EQ(said(read), "") << text;
    EXPECT_EQ(changes(read.theme), "name: mine\n") << text;
  }
}

TEST(LoadTheme, the_nearer_file_has_the_last_word) {
  const LoadedTheme read =
      load({{"looks/mine.yaml", "inherits: ../house.yaml\ncolours: {hot: \"#A01010\"}\n"},
            {"house.yaml", "inherits: base/dark.yml\ncolours: {hot: \"#FF9999\", rule: \"#223344\"}\n"},
            {"base/dark.yml", "inherits: nocturne\nsizes: {title: 70}\ncolours: {rule: \"#111111\"}\n"}},
           "looks/mine.yaml");
  EXPECT_EQ(to_hex(read.theme.palette.hot), "#A01010");
  EXPECT_EQ(to_hex(read.theme.palette.rule), "#223344");
  EXPECT_EQ(read.theme.scale.title, 70);
  EXPECT_EQ(read.theme.palette.paper, find_built_in_theme("nocturne")->palette.paper);
  ASSERT_EQ(read.files.size(), 3U);
  EXPECT_EQ(read.files[2].path, "base/dark.yml");
}

TEST(LoadTheme, a_layout_is_changed_on_top_of_the_theme_whichever_file_says_so) {
  const LoadedTheme read = load({{"mine.yaml", "inherits: house.yaml\ncolours: {ink: \"#101010\", paper: white}\n"},
                                 {"house.yaml",
                                  "layouts:\n"
                                  "  title:\n    colours: section\n    sizes: {cover: 150}\n    footer: false\n"
                                  "  quote: {colours: {paper: \"#FFF0E0\"}}\n"
                                  "  section: {colours: {accent: \"#FFD400\"}}\n"}});
  EXPECT_EQ(said(read), "");
  const Theme& title = theme_for(read.theme, "title");
  EXPECT_EQ(title.palette, read.theme.section);
  EXPECT_EQ(title.scale.cover, 150);
  EXPECT_FALSE(title.page_number);
  EXPECT_TRUE(read.theme.page_number);
  EXPECT_EQ(to_hex(theme_for(read.theme, "quote").palette.paper), "#FFF0E0");
  EXPECT_EQ(to_hex(theme_for(read.theme, "quote").palette.ink), "#101010");
  EXPECT_EQ(to_hex(theme_for(read.theme, "section").section.accent), "#FFD400");
  EXPECT_EQ(to_hex(read.theme.section.accent), "#8FB8E8");
}

TEST(LoadTheme, what_a_built_in_theme_does_on_a_layout_is_done_to_the_changed_theme) {
  const LoadedTheme read = load("inherits: plain\nfaces: {title: {family: Noto Serif, weight: 700}}\n");
  const Theme& statement = theme_for(read.theme, "statement");
  EXPECT_EQ(statement.title.family, "Noto Serif");
  EXPECT_EQ(statement.title.weight, 500);
}

TEST(LoadTheme, a_logo_is_found_beside_the_file_that_names_it) {
  const LoadedTheme read = load(
      {{"mine.yaml", "inherits: house/look.yaml\nlayouts: {statement: {logo: false}, title: {logo: {height: 120}}}\n"},
       {"house/look.yaml",
        "logo:\n  picture: ../crest.svg\n  corner: bottom-right\n  height: 60\n  layouts: [title, end]\n"}});
  EXPECT_EQ(said(read), "");
  const Logo expected{"crest.svg", Corner::bottom_right, 60, {"title", "end"}};
  EXPECT_EQ(read.theme.logo, expected);
  EXPECT_EQ(read.logo_file, 1U);
  EXPECT_EQ(theme_for(read.theme, "title").logo.height, 120);
  EXPECT_FALSE(shows_logo(theme_for(read.theme, "statement"), "statement"));
}

TEST(LoadTheme, a_missing_file_is_an_error_of_the_caller) {
  const auto loaded = load_theme("no.yaml", test::ThemeFiles({}), test::vocabulary());
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().message, "no.yaml: there is no such file");
}

struct Trouble {
  const char* text;
  const char* said;
};

TEST(LoadTheme, mistakes_are_reported_with_their_places_and_the_rest_is_read) {
  const std::vector<Trouble> table{
      {"colour: {}\n", "mine.yaml:1:1: warning: unknown key: colour | did you mean colours?\n"},
      {"fancy: 1\n",
       "mine.yaml:1:1: warning: unknown key: fancy | known here: name, inherits, colours, section-colours, faces, "
       "strong-weight, sizes, margins, footer, logo, layouts\n"},
      {"colours:\n  paper: blurple\n",
       "mine.yaml:2:10: warning: not a colour: blurple | write it as \"#RRGGBB\" or by its CSS name; the inherited "
       "colour "
       "stays\n"},
      {"colours:\n  paper: FFFFFF\n", "mine.yaml:2:10: warning: not a colour: FFFFFF | write it as \"#FFFFFF\"\n"},
      {"colours:\n  papre: white\n", "mine.yaml:2:3: warning: unknown colour: papre | did you mean paper?\n"},
      {"colours:\n  paper:\n", "mine.yaml:2:3: warning: paper has no value of one line | write it after the colon\n"},
      {"colours:\n  rule: \"#11223344\"\n",
       "mine.yaml:2:9: warning: rule is translucent: #11223344 | a theme's colours are opaque; it is taken without its "
       "last two digits\n"},
      {"colours: blue\n",
       "mine.yaml:1:1: warning: colours needs colours below it, such as ink: \"#16202B\" | write colours: alone on its "
       "line and indent what belongs to it\n"},
      {"# größer\nfaces: {title: Noto Serf}\n",
       "mine.yaml:2:16: warning: no font family is named Noto Serf | did you mean Noto Serif?\n"},
      {"faces:\n  title: {size: 12}\n",
       "mine.yaml:2:11: warning: unknown key: size | known here: family, weight, tracking, leading\n"},
      {"faces:\r\n  headline: Inter\r\n",
       "mine.yaml:2:3: warning: unknown face: headline | known here: title, cover, text, number, quote, code\n"},
      {"faces:\n  text: {weight: 4000}\n",
       "mine.yaml:2:18: warning: weight of 4000 is outside 100 to 900 | 900 is used\n"},
      {"sizes:\n  title: 72pt\n",
       "mine.yaml:2:10: warning: not a number: 72pt | title is a number from 40 to 140, without a unit\n"},
      {"sizes:\n  title: 900\n", "mine.yaml:2:10: warning: title of 900 is outside 40 to 140 | 140 is used\n"},
      {"sizes:\n  title: .nan\n",
       "mine.yaml:2:10: warning: not a number: .nan | title is a number from 40 to 140, without a unit\n"},
      {"sizes: {body-start: 44, body-least: 50}\n",
       "mine.yaml:1:37: warning: body-least of 50 is above body-start, which is 44 | 44 is used\n"},
      {"margins: {body-top: 200}\n",
       "mine.yaml:1:21: warning: body-top of 200 leaves no room for title and body | 253 is used\n"},
      {"margins: {kicker-top: 180, title-top: 150}\n",
       "mine.yaml:1:23: warning: kicker-top of 180 leaves no room for the title | 111 is used\n"},
      {"margins:\n  footer-baseline: 950\n  source-bottom: 960\n",
       "mine.yaml:3:18: warning: source-bottom of 960 leaves no room for the footer | 921 is used\n"},
      {"footer: {number: maybe}\n",
       "mine.yaml:1:18: warning: neither true nor false: maybe | write number: true or number: false\n"},
      {"logo: {corner: middle}\n",
       "mine.yaml:1:16: warning: not a corner: middle | the corners are top-left, top-right, bottom-left, "
       "bottom-right\n"},
      {"logo: {layouts: [titel]}\n", "mine.yaml:1:18: warning: unknown layout: titel | did you mean title?\n"},
      {"layouts:\n  sections: {}\n", "mine.yaml:2:3: warning: unknown layout: sections | did you mean section?\n"},
      {"layouts:\n  title:\n    section-colours: {}\n",
       "mine.yaml:3:5: warning: unknown key: section-colours | known here: colours, faces, strong-weight, sizes, "
       "margins, "
       "footer, logo\n"},
      {"layouts:\n  title:\n    colours: dark\n",
       "mine.yaml:3:14: warning: not a palette: dark | write section to take the colours of section slides, or list "
       "the "
       "colours that differ\n"},
      {"inherits: nocturn\n",
       "mine.yaml:1:11: warning: no theme is named nocturn; chancery is inherited | did you mean nocturne?\n"},
      {"inherits: gone.yaml\n",
       "mine.yaml:1:11: error: gone.yaml: there is no such file | it is looked for beside the deck; chancery is "
       "inherited\n"},
      {"name: one\nname: two\n", "mine.yaml:2:1: warning: name is set twice | the first one is used\n"},
      {"- a\n- b\n",
       "mine.yaml:1:1: error: a theme is a list of settings, each \"key: value\" | begin with a line such as inherits: "
       "chancery\n"},
      {"name: \xFF\n", "mine.yaml:1:7: warning: byte 0xFF is not UTF-8 | save the theme as UTF-8\n"},
  };
  for (const Trouble& row : table) {
    const LoadedTheme read = load(std::string(row.text) + "# the end\n");
    EXPECT_EQ(said(read), row.said) << row.text;
  }
}

TEST(LoadTheme, clamped_sizes_are_used) {
  const LoadedTheme read = load("sizes: {title: 900, body-least: 1}\n");
  EXPECT_EQ(read.theme.scale.title, 140);
  EXPECT_EQ(read.theme.scale.body_least, 28);
}

TEST(LoadTheme, an_inherited_size_gives_way_in_silence) {
  const LoadedTheme smaller = load("sizes: {title: 50}\n");
  EXPECT_EQ(said(smaller), "");
  EXPECT_EQ(smaller.theme.scale.title_small, 50);
  EXPECT_EQ(smaller.theme.scale.title_least, 48);
  const LoadedTheme larger = load("sizes: {body-least: 70}\n");
  EXPECT_EQ(said(larger), "");
  EXPECT_EQ(larger.theme.scale.body_start, 70);
  EXPECT_EQ(larger.theme.scale.body_largest, 70);
}

TEST(LoadTheme, low_contrast_is_reported_where_it_was_made_with_a_colour_that_would_do) {
  const LoadedTheme read = load("colours:\n  muted: \"#AAAAAA\"\nsection-colours:\n  paper: \"#8FB8E8\"\n");
  EXPECT_EQ(said(read),
            "mine.yaml:2:10: warning: muted #AAAAAA on panel #F2EFE8 has a contrast of 2.0:1, and text needs 4.5:1 | "
            "muted \"#6D6D6D\" would do\n"
            "mine.yaml:4:10: warning: accent #8FB8E8 on paper #8FB8E8 has a contrast of 1.0:1, and text needs 4.5:1 | "
            "accent \"#38485B\" would do\n"
            "mine.yaml:4:10: warning: hot #F08A7E on paper #8FB8E8 has a contrast of 1.2:1, and text needs 4.5:1 | hot "
            "\"#653A35\" would do\n"
            "mine.yaml:4:10: warning: ink #F3F1EA on paper #8FB8E8 has a contrast of 1.8:1, and text needs 4.5:1 | ink "
            "\"#444442\" would do\n"
            "mine.yaml:4:10: warning: muted #93A3B5 on paper #8FB8E8 has a contrast of 1.3:1, and text needs 4.5:1 | "
            "muted \"#40474F\" would do\n");
  const LoadedTheme variant = load("layouts:\n  quote:\n    colours:\n      ink: silver\n");
  EXPECT_TRUE(said(variant).starts_with("mine.yaml:4:12: warning: ink #C0C0C0 on panel")) << said(variant);
}

TEST(LoadTheme, themes_that_inherit_in_a_circle_are_reported_and_read) {
  const LoadedTheme self = load("inherits: ./mine.yaml\nsizes: {title: 80}\n");
  EXPECT_EQ(
      said(self),
      "mine.yaml:1:11: error: themes inherit in a circle: mine.yaml -> mine.yaml | let one of them inherit from a "
      "built-in theme; chancery is inherited\n");
  EXPECT_EQ(self.theme.scale.title, 80);
  const LoadedTheme three = load({{"mine.yaml", "inherits: a/b.yaml\n"},
                                  {"a/b.yaml", "inherits: c.yaml\nsizes: {title: 80}\n"},
                                  {"a/c.yaml", "name: c\ninherits: b.yaml\n"}});
  EXPECT_EQ(
      said(three),
      "a/c.yaml:2:11: error: themes inherit in a circle: a/b.yaml -> a/c.yaml -> a/b.yaml | let one of them inherit "
      "from a built-in theme; chancery is inherited\n");
  EXPECT_EQ(three.theme.scale.title, 80);
}

TEST(LoadTheme, a_chain_of_themes_has_an_end) {
  std::map<std::string, std::string, std::less<>> files;
  for (int i = 0; i < 40; ++i) files.emplace(fmt::format("t{}.yaml", i), fmt::format("inherits: t{}.yaml\n", i + 1));
  const LoadedTheme read = load(files, "t0.yaml");
  EXPECT_EQ(said(read), "t15.yaml:1:11: error: more than 16 themes inherit from one another | chancery is inherited\n");
}

TEST(LoadTheme, a_part_that_is_not_yaml_is_left_out_alone) {
  const LoadedTheme read = load(
      "name: mine\n"
      "colours: {accent: \"#0B4F6C\", ink: \n"
      "sizes:\n"
      "  title: 80\n"
      "faces:\n"
      "  title: [unfinished\n"
      "margins:\n"
      "  side: 140\n");
  EXPECT_EQ(read.theme.scale.title, 80);
  EXPECT_EQ(read.theme.measures.margin, 140);
  EXPECT_EQ(read.theme.palette, find_built_in_theme("chancery")->palette);
  EXPECT_EQ(said(read),
            "mine.yaml:2:1: error: this part of the theme is not YAML: end of map flow not found | it is left out and "
            "the rest is read; check indents, quotes and brackets\n"
            "mine.yaml:5:1: error: this part of the theme is not YAML: end of sequence flow not found | it is left out "
            "and the rest is read; check indents, quotes and brackets\n");
  EXPECT_EQ(
      said(load("name: mine\nsizes:\n  title: a: b\n")),
      "mine.yaml:3:11: error: this part of the theme is not YAML: illegal map value | it is left out and the rest "
      "is read; check indents, quotes and brackets\n");
}

TEST(LoadTheme, hostile_files_are_read_to_an_end) {
  std::string laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'k'; ++c)
    laughs += fmt::format("{0}: &{0} [*{1}, *{1}, *{1}, *{1}, *{1}, *{1}, *{1}, *{1}]\n", c, static_cast<char>(c - 1));
  const std::vector<std::string> files{
      laughs,
      "colours: " + std::string(20'000, '['),
      "colours: &a {ink: *a}\n",
      std::string(100'000, '{'),
      std::string("sizes: {title: 80}\n\0\x01\x7F", 22),
      "%YAML 9.9\n---\nname: x\n...\nname: y\n",
      "? [complex, key]\n: value\n",
      "name: !!python/object x\ncolours: !!binary Zm9v\n",
      std::string(2'000'000, '#'),
  };
  for (const std::string& text : files) {
    const LoadedTheme read = load(text);
    EXPECT_EQ(read.theme.text.family, "Inter") << text.substr(0, 40);
  }
}

}  // namespace
}  // namespace lectern
