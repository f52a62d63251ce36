#include "markdown/front_matter.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "unit/markdown/reading_support.h"

namespace lectern {
namespace {

// "key=value" of each setting, then where the body begins, then what was reported.
std::string settings_of(std::string_view file) {
  Diagnostics diagnostics;
  Reading reading{file, diagnostics, {}, {}, {}, {}, {}, {}};
  const FrontMatter front_matter = read_front_matter(reading);
  std::string text;
  for (const Setting& setting : front_matter.settings) {
    text += setting.key + "=" + setting.value;
    for (const auto& [key, value] : setting.map) text += " {" + key + ": " + value + "}";
    const std::string_view at =
        file.substr(setting.value_place.begin, setting.value_place.end - setting.value_place.begin);
    if (setting.literal && at != setting.value) text += " MISPLACED";
    text += "\n";
  }
  text += "body at " + std::to_string(front_matter.body) + "\n";
  for (const Diagnostic& diagnostic : diagnostics.items()) text += diagnostic.code + "\n";
  return text;
}

TEST(FrontMatter, reads_one_line_values_of_every_kind) {
  EXPECT_EQ(settings_of("---\ntitle: A plain title\ndate: 2015-01-21\nsize: 16:9\nauthor: \"Quoted\"\nevent: "
                        "'Single'\nsource:\n---\n"),
            "title=A plain title\ndate=2015-01-21\nsize=16:9\nauthor=Quoted\nevent=Single\nsource=\nbody at 98\n");
}

TEST(FrontMatter, takes_a_line_as_text_where_yaml_would_not) {
  struct Row {
    const char* value;
    const char* read;
    const char* code;
  };
  for (const Row& row : {Row{"Japan and Britain: a quiet revolution", "Japan and Britain: a quiet revolution",
                             "front-matter-not-yaml\n"},
                         Row{"#FCFBF8", "#FCFBF8", ""}, Row{"Paper #2 of 3", "Paper #2 of 3", ""},
                         Row{"@handle", "@handle", "front-matter-not-yaml\n"},
                         Row{"[open", "[open", "front-matter-unclosed\n"}, Row{"100 % sure", "100 % sure", ""},
                         Row{"*", "*", "front-matter-not-yaml\n"}, Row{"it's \"so\"", "it's \"so\"", ""}}) {
    const std::string file = std::string("---\ntitle: ") + row.value + "\n---\n";
    EXPECT_EQ(settings_of(file),
              std::string("title=") + row.read + "\nbody at " + std::to_string(file.size()) + "\n" + row.code)
        << row.value;
  }
}

TEST(FrontMatter, tells_once_that_it_is_not_yaml_and_drops_nothing) {
  EXPECT_EQ(settings_of("---\ntitle: a: b\nevent: c: d\nfooter: plain\n---\n"),
            "title=a: b\nevent=c: d\nfooter=plain\nbody at 46\nfront-matter-not-yaml\n");
}

TEST(FrontMatter, tells_of_what_was_not_closed_beside_what_is_not_yaml) {
  EXPECT_EQ(settings_of("---\ntitle: a: b\nevent: [c\nfooter: \"d\n---\n"),
            "title=a: b\nevent=[c\nfooter=\"d\nbody at 41\nfront-matter-not-yaml\nfront-matter-unclosed\n");
}

TEST(FrontMatter, reads_lists_maps_and_blocks) {
  EXPECT_EQ(settings_of("---\nauthor:\n  - Ada\n  - Grace\nfonts:\n  text: Inter\n  title: Inter Display\nsubtitle: "
                        ">\n  folded\n  text\n---\n"),
            "author=Ada, Grace\nfonts= {text: Inter} {title: Inter Display}\nsubtitle=folded text\nbody at 106\n");
}

TEST(FrontMatter, reports_duplicates_and_lines_that_set_nothing) {
  EXPECT_EQ(settings_of("---\ntitle: a\ntitle: b\njust words\n---\n"),
            "title=b\nbody at 37\nduplicate-key\nfront-matter-line\n");
}

TEST(FrontMatter, ends_where_the_text_begins_when_it_is_never_closed) {
  struct Row {
    const char* file;
    const char* read;
  };
  for (const Row& row :
       {Row{"---\ntitle: a\n\n# Hello\n\ntext\n", "title=a\nbody at 13\nunclosed-front-matter\n"},
        Row{"---\ntitle: a\n# Hello\n", "title=a\nbody at 13\nunclosed-front-matter\n"},
        Row{"---\ntitle: a\n\n## One\n\n---\n\n## Two\n", "title=a\nbody at 14\nunclosed-front-matter\n"},
        Row{"---\ntitle: a\n\nNote: words\n\n---\n", "title=a\nbody at 13\nunclosed-front-matter\n"},
        Row{"---\ntitle: a", "title=a\nbody at 12\nunclosed-front-matter\n"}}) {
    EXPECT_EQ(settings_of(row.file), row.read) << row.file;
  }
}

TEST(FrontMatter, may_hold_blank_lines_and_comments) {
  EXPECT_EQ(settings_of("---\ntitle: a\n\n# The look\ntheme: nocturne\n\nsubtitle: |\n  one\n\n  two\n---\n"),
            "title=a\ntheme=nocturne\nsubtitle=one\n\ntwo\nbody at 71\n");
}

TEST(FrontMatter, is_not_every_rule_at_the_head_of_a_file) {
  for (const char* file : {"---\n\nJust a paragraph\n\n---\n", "---\n# Heading\n---\n", "text\n---\ntitle: a\n---\n",
                           "", "---", "----\ntitle: a\n----\n"}) {
    EXPECT_EQ(settings_of(file), "body at 0\n") << file;
  }
}

TEST(FrontMatter, is_found_behind_a_byte_order_mark_and_with_any_line_ends) {
  EXPECT_EQ(settings_of("\xEF\xBB\xBF---\r\ntitle: a\r\n---\r\ntext"), "title=a\nbody at 23\n");
  EXPECT_EQ(settings_of("---\rtitle: a\r---\rtext"), "title=a\nbody at 17\n");
  EXPECT_EQ(settings_of("---\ntitle: a\n...\ntext"), "title=a\nbody at 17\n");
}

TEST(DeckSettings, unknown_keys_and_values_are_reported_with_the_nearest) {
  EXPECT_EQ(read_and_dump("---\nthmee: x\nsplit: rule\nslide-level: 9\nsize: huge\nlang: 12\nduration: 5\nincremental: "
                          "maybe\ndialect: marp\npaginate: sometimes\nfonts:\n  txt: Inter\n---\n# Hello\n"),
            "deck \"\" split=rules\n"
            "1 title \"Hello\" #hello\n"
            "2:1: warning: unknown key in the front matter: thmee; \"x\" is not used\n"
            "  hint: did you mean theme?\n"
            "3:8: warning: not a way to split: rule\n"
            "  hint: write split: rules, split: headings or split: both\n"
            "4:14: warning: not a level of headings: 9\n"
            "  hint: write a number from 1 to 6, or 0 for none\n"
            "5:7: warning: not a size of a slide: huge\n"
            "  hint: write size: 16:9, size: 4:3 or a width and height such as 1920x1080\n"
            "6:7: warning: not a language: 12\n"
            "  hint: write a BCP 47 tag, such as en, ja or pt-BR\n"
            "7:11: warning: not a duration: 5\n"
            "  hint: write 5m for minutes or 5s for seconds\n"
            "8:14: warning: not true or false: maybe\n"
            "  hint: write incremental: true or incremental: false\n"
            "9:10: warning: unknown dialect: marp; the file is read as native\n"
            "  hint: the only dialect is native\n"
            "10:11: warning: unknown value of paginate: sometimes\n"
            "  hint: write true, false, hold, skip or total\n"
            "11:7: warning: unknown role of a font: txt\n"
            "  hint: did you mean text?\n");
}

TEST(DeckSettings, languages_are_tags) {
  for (const char* tag : {"en", "ja", "pt-BR", "zh-Hant", "nds", "de-CH-1901"})
    EXPECT_EQ(read_and_dump(fmt::format("---\nlang: {}\n---\n# A\n", tag)).find("warning"), std::string::npos) << tag;
  for (const char* word : {"english", "e", "en_US", "12", "en-"})
    EXPECT_NE(read_and_dump(fmt::format("---\nlang: {}\n---\n# A\n", word)).find("not a language"), std::string::npos)
        << word;
}

TEST(DeckSettings, sizes_are_ratios) {
  for (const auto& [size, width] :
       {std::pair{"16:9", 1920.0F}, {"4:3", 1440.0F}, {"1920x1200", 1728.0F}, {"1080x1920", 607.5F}}) {
    Diagnostics diagnostics;
    const std::string file = std::string("---\nsize: ") + size + "\n---\n# a\n";
    EXPECT_FLOAT_EQ(read_deck(file, {}, diagnostics).meta.slide_size.width, width) << size;
    EXPECT_TRUE(diagnostics.empty()) << size;
  }
}

}  // namespace
}  // namespace lectern
