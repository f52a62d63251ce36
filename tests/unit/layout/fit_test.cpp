#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/layout_faults.h"
#include "support/sample_deck.h"

namespace lectern {
namespace {

using test::lay_out;

std::string bullets(int count, std::string_view words) {
  std::string text = "## A slide\n\n";
  for (int i = 0; i < count; ++i) text += fmt::format("- {} {}\n", words, i);
  return text;
}

// The size of the largest group of text that is not furniture.
float body_size(const Scene& scene) {
  std::map<float, int> sizes;
  for (const SceneItem& item : scene.items) {
    const auto* text = std::get_if<DrawText>(&item.shape);
    if (text != nullptr && item.role == ItemRole::text && text->origin.y > 250) ++sizes[text->size];
  }
  float best = 0;
  int most = 0;
  for (const auto& [size, count] : sizes) {
    if (count > most) best = size;
    most = std::max(most, count);
  }
  return best;
}

TEST(Fit, little_text_is_set_larger_than_much_text) {
  const auto few = lay_out(bullets(2, "a short line"));
  const auto some = lay_out(bullets(7, "a line of some more words that goes on"));
  EXPECT_GT(body_size(few.slides[0][0]), body_size(some.slides[0][0]));
  EXPECT_LE(body_size(few.slides[0][0]), 64);
  EXPECT_GE(body_size(some.slides[0][0]), 42);
}

TEST(Fit, what_does_not_fit_flows_on_and_says_which_part_it_is) {
  const auto out = lay_out(bullets(30, "one of thirty things to say"));
  ASSERT_GE(out.slides[0].size(), 3U);
  for (std::size_t part = 0; part < out.slides[0].size(); ++part) {
    const std::string text = text_of(out.slides[0][part]);
    EXPECT_NE(text.find(fmt::format("({}/{})", part + 1, out.slides[0].size())), std::string::npos) << text;
  }
  for (int i = 0; i < 30; ++i) {
    int found = 0;
    for (const Scene& page : out.slides[0]) {
      for (const SceneItem& item : page.items) {
        const auto* text = std::get_if<DrawText>(&item.shape);
        if (text != nullptr && text->run->text.ends_with(fmt::format("say {}", i))) ++found;
      }
    }
    EXPECT_EQ(found, 1) << i;
  }
}

// The words of each page's body, in the order of its items.
std::vector<std::vector<std::string>> words_by_page(const std::vector<Scene>& pages) {
  std::vector<std::vector<std::string>> words;
  for (const Scene& page : pages) {
    words.emplace_back();
    for (const SceneItem& item : page.items) {
      const auto* text = std::get_if<DrawText>(&item.shape);
      if (text != nullptr && item.role == ItemRole::text && text->origin.y > 300)
        words.back().push_back(text->run->text);
    }
  }
  return words;
}

TEST(Fit, every_page_is_read_from_its_title_on) {
  const auto out = lay_out("<!-- kicker: Above it -->\n\n" + bullets(30, "one of thirty things to say"));
  ASSERT_GE(out.slides[0].size(), 3U);
  for (const Scene& page : out.slides[0]) {
    const auto place = [&](TagKind kind) { return std::ranges::find(page.tags, kind, &Tag::kind) - page.tags.begin(); };
    EXPECT_EQ(place(TagKind::p), 1) << "the kicker";
    EXPECT_EQ(place(TagKind::h1), 2) << dump(page);
    EXPECT_GT(place(TagKind::list), 2);
  }
}

TEST(Fit, a_title_is_read_before_what_stands_beside_it) {
  const auto out = lay_out("## Title\n\n![bg right](a.png)\n\n- point\n- [x] done\n- [ ] open\n");
  std::string kinds;
  std::string marks;
  for (const Tag& tag : out.slides[0][0].tags) {
    if (tag.kind == TagKind::h1) kinds += "title ";
    if (tag.kind == TagKind::figure) kinds += "picture ";
    if (tag.kind == TagKind::list) kinds += "list ";
    if (tag.kind == TagKind::label) marks += tag.alt + "|";
  }
  EXPECT_TRUE(kinds.starts_with("title ")) << kinds;
  EXPECT_NE(kinds.find("list"), std::string::npos);
  EXPECT_EQ(marks, "|\u2611|\u2610|") << "a task says whether it is done";
}

TEST(Fit, no_page_ends_after_a_heading_and_none_begins_with_a_lone_last_item_or_row) {
  int flowed = 0;
  for (int count = 4; count < 30; ++count) {
    std::string headed = "## A slide\n\n";
    std::string listed = "## A slide\n\n";
    std::string rows = "## A slide\n\n| word |\n|---|\n";
    for (int i = 0; i < count; ++i) {
      headed += fmt::format("Words {}\n\n{}", i, i % 3 == 1 ? "### Heading\n\n" : "");
      listed += fmt::format("- Words {}\n", i);
      rows += fmt::format("| Words {} |\n", i);
    }
    const auto pages_of_headed = words_by_page(lay_out(headed + "End\n").slides[0]);
    for (const auto& page : pages_of_headed) EXPECT_NE(page.back(), "Heading") << count;
    if (pages_of_headed.size() > 1) ++flowed;
    for (const std::string& deck : {listed, rows}) {
      const auto pages = words_by_page(lay_out(deck).slides[0]);
      if (pages.size() < 2) continue;
      EXPECT_GE(std::ranges::count_if(pages.back(), [](const std::string& text) { return text.starts_with("Words"); }),
                2)
          << deck;
    }
  }
  EXPECT_GT(flowed, 10);
}

// How many lines begin with text of each name on a page.
std::map<std::string, int> lines_by_name(const Scene& page, const std::vector<std::string>& names) {
  std::map<std::string, std::set<float>> lines;
  for (const SceneItem& item : page.items) {
    const auto* text = std::get_if<DrawText>(&item.shape);
    if (text == nullptr) continue;
    for (const std::string& name : names) {
      if (text->run->text.starts_with(name + " ")) lines[name].insert(text->origin.y);
    }
  }
  std::map<std::string, int> counts;
  for (const auto& [name, places] : lines) counts[name] = static_cast<int>(places.size());
  return counts;
}

std::string repeated(std::string_view word, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += fmt::format("{} ", word);
  return text;
}

TEST(Fit, no_page_has_a_paragraphs_first_or_last_line_alone) {
  int parted = 0;
  for (int length = 40; length < 110; length += 3) {
    const std::vector<std::string> names{"alpha", "beta", "gamma", "delta"};
    std::string deck = "## A slide\n\n";
    for (std::size_t i = 0; i < names.size(); ++i)
      deck += repeated(names[i], length + 7 * static_cast<int>(i)) + "\n\n";
    const auto out = lay_out(deck);
    std::map<std::string, std::vector<int>> parts;
    for (const Scene& page : out.slides[0]) {
      for (const auto& [name, count] : lines_by_name(page, names)) parts[name].push_back(count);
    }
    for (const auto& [name, counts] : parts) {
      if (counts.size() < 2) continue;
      ++parted;
      for (const int count : counts) EXPECT_GE(count, 2) << name << ' ' << length;
    }
  }
  EXPECT_GT(parted, 10);
}

TEST(Fit, a_long_last_item_or_row_takes_the_one_before_it_along) {
  int flowed = 0;
  for (int length = 60; length < 150; length += 5) {
    const std::string last = repeated("last", length);
    for (const std::string& deck :
         {"## A\n\n- one a\n- two b\n- three c\n- four d\n- five e\n- " + last + "\n",
          "## A\n\n| head |\n|---|\n| one a |\n| two b |\n| three c |\n| four d |\n| five e |\n| " + last + " |\n"}) {
      const auto out = lay_out(deck);
      if (out.slides[0].size() < 2) continue;
      ++flowed;
      const auto begins = std::ranges::find_if(
          out.slides[0], [](const Scene& page) { return lines_by_name(page, {"last"}).contains("last"); });
      ASSERT_NE(begins, out.slides[0].end());
      EXPECT_TRUE(lines_by_name(*begins, {"five"}).contains("five")) << deck;
    }
  }
  EXPECT_GT(flowed, 5);
}

TEST(Fit, a_table_that_flows_on_repeats_its_head) {
  std::string text = "## A table\n\n| Country | Ships |\n|---|---|\n";
  for (int i = 0; i < 40; ++i) text += fmt::format("| Country {} | {} |\n", i, i * 7);
  const auto out = lay_out(text);
  ASSERT_GE(out.slides[0].size(), 2U);
  for (const Scene& page : out.slides[0]) EXPECT_NE(text_of(page).find("Ships"), std::string::npos);
}

TEST(Fit, a_row_that_heads_others_spans_the_table_and_is_never_last_on_a_page) {
  std::string text = "## A table\n\n| Ally | Budget |\n|---|---|\n";
  for (int i = 0; i < 40; ++i) {
    if (i % 5 == 0) text += fmt::format("| Allies of the north and of the south, part {} | |\n", i / 5);
    text += fmt::format("| Ally {} | {} |\n", i, i * 7);
  }
  const auto out = lay_out(text);
  ASSERT_GE(out.slides[0].size(), 3U);
  for (const Scene& page : out.slides[0]) {
    std::map<float, std::string> rows;  // the first cell of each row, from top to bottom
    for (const SceneItem& item : page.items) {
      const auto* words = std::get_if<DrawText>(&item.shape);
      if (words != nullptr && words->run->text.starts_with("All")) rows[words->origin.y] += words->run->text;
    }
    ASSERT_FALSE(rows.empty());
    EXPECT_TRUE(rows.rbegin()->second.starts_with("Ally ")) << rows.rbegin()->second;
    EXPECT_TRUE(test::layout_faults(page).empty());
  }
  // Across the table: on one line, however narrow its column would be, and in the face of headings.
  for (const SceneItem& item : out.slides[0][0].items) {
    const auto* words = std::get_if<DrawText>(&item.shape);
    if (words == nullptr || !words->run->text.starts_with("Allies of")) continue;
    EXPECT_TRUE(words->run->text.ends_with("part 0") || words->run->text.ends_with("part 1")) << words->run->text;
    EXPECT_EQ(words->run->face->file().weight, 600);
  }
}

TEST(Fit, rows_whose_other_cells_are_empty_are_no_headings) {
  const auto out = lay_out("## T\n\n| A | B |\n|---|---|\n| one | |\n| two | |\n| three | 3 |\n| four | |\n");
  for (const SceneItem& item : out.slides[0][0].items) {
    const auto* words = std::get_if<DrawText>(&item.shape);
    if (words != nullptr && item.role == ItemRole::text && words->origin.y > 300) {
      EXPECT_EQ(words->run->face->file().weight, 400) << words->run->text;
    }
  }
}

TEST(Fit, a_word_is_made_smaller_before_it_is_parted_and_parted_before_it_is_broken) {
  const auto words_of = [](const std::string& markdown) {
    std::string text;
    const auto out = lay_out(markdown);
    for (const SceneItem& item : out.slides[0][0].items) {
      if (const auto* words = std::get_if<DrawText>(&item.shape); words != nullptr && words->origin.y > 250)
        text += words->run->text + "|";
    }
    return text;
  };
  const auto column = [](const char* share, const char* word) {
    return fmt::format("## T\n\n::: columns\n::: column {{width={}}}\n{}\n:::\n::: column\nx\n:::\n:::\n", share, word);
  };
  EXPECT_NE(words_of(column("30%", "internationalisation")).find("internationalisation|"), std::string::npos);
  const std::string parted = words_of(column("15%", "internationalisation"));
  EXPECT_TRUE(parted.starts_with("inter")) << parted;
  EXPECT_FALSE(parted.starts_with("internationalisation|")) << parted;
}

TEST(Fit, long_code_lines_shrink_and_then_wrap_with_a_mark) {
  const auto shrunk = lay_out("## C\n\n```\n" + std::string(70, 'x') + "\n```\n");
  EXPECT_EQ(text_of(shrunk.slides[0][0]).find("\u21AA"), std::string::npos);
  EXPECT_LT(body_size(shrunk.slides[0][0]), 42);
  const auto wrapped = lay_out("## C\n\n```\n" + std::string(300, 'x') + "\n```\n");
  EXPECT_NE(text_of(wrapped.slides[0][0]).find("\u21AA"), std::string::npos);
}

TEST(Fit, the_body_starts_at_the_same_height_below_one_line_and_little_lower_below_two) {
  const auto out = lay_out(
      "## One\n\n- a\n- b\n\n## Another title\n\n- a\n- b\n\n## A title that is long enough to need two lines on "
      "the slide, as some do\n\n- c\n- d\n");
  std::vector<float> tops;
  for (const auto& pages : out.slides) {
    for (const SceneItem& item : pages[0].items) {
      const auto* text = std::get_if<DrawText>(&item.shape);
      if (text != nullptr && (text->run->text == "a" || text->run->text == "c")) tops.push_back(text->origin.y);
    }
  }
  ASSERT_EQ(tops.size(), 3U);
  EXPECT_EQ(tops[0], tops[1]);
  EXPECT_GE(tops[2], tops[0]);
  EXPECT_LE(tops[2], tops[0] + 32);
}

// Baselines of the first slide's title, from top to bottom.
std::vector<float> title_baselines(const std::string& title) {
  const auto out = lay_out("## " + title + "\n\ntext\n");
  std::set<float> baselines;
  for (const SceneItem& item : out.slides[0][0].items) {
    const auto* text = std::get_if<DrawText>(&item.shape);
    if (text != nullptr && item.tag >= 0 &&
        out.slides[0][0].tags[static_cast<std::size_t>(item.tag)].kind == TagKind::h1)
      baselines.insert(text->origin.y);
  }
  return {baselines.begin(), baselines.end()};
}

TEST(Fit, marks_on_capitals_stay_clear_of_the_line_above) {
  const auto title = [](const std::string& capital) {
    return "The gap in strategy and policy, quarterly, by every agency of ours, " + capital + "ber jury " + capital +
           "gypten gaps and the way";
  };
  const std::vector<float> plain = title_baselines(title("U"));
  const std::vector<float> dotted = title_baselines(title("\u00DC"));
  const std::vector<float> doubled = title_baselines(title("\u1EA4"));
  const std::vector<float> small = title_baselines(title("\u00FC"));
  ASSERT_EQ(plain.size(), 2U);
  ASSERT_EQ(dotted.size(), 2U);
  EXPECT_EQ(small, plain);
  EXPECT_EQ(dotted[0], plain[0]) << "titles begin at one height";
  EXPECT_GT(dotted[1], plain[1] + 2);
  EXPECT_GT(doubled[1], plain[1] + 2);
  EXPECT_EQ(title_baselines("\u00DCber"), title_baselines("Uber"));
}

TEST(Fit, the_body_stays_smaller_than_a_title_that_had_to_shrink) {
  const auto out = lay_out(
      "## A title that is long enough to need two lines on the slide, as some do\n\nfew\n\n"
      "## A title so long that two lines hold it only where it is set a good deal smaller than its usual size, which "
      "happens to the best of us\n\nfew\n");
  for (const auto& pages : out.slides) {
    float title = 0;
    float body = 0;
    for (const SceneItem& item : pages[0].items) {
      const auto* text = std::get_if<DrawText>(&item.shape);
      if (text == nullptr || item.role != ItemRole::text) continue;
      (text->run->text == "few" ? body : title) = text->size;
    }
    EXPECT_LE(body, std::max(42.0F, 0.9F * title));
  }
}

// "code:line" of what was said of laying out.
std::string said(const std::string& markdown) {
  const auto out = lay_out(markdown);
  const LineMap lines(out.source);
  std::string text;
  for (const Diagnostic& diagnostic : out.diagnostics.items())
    text += fmt::format("{}:{} ", diagnostic.code, lines.position(diagnostic.where.begin).line);
  return text;
}

TEST(Fit, the_gaps_of_a_picture_grid_are_even) {
  const std::string picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"100\"/>";
  const auto out =
      lay_out("## A grid\n\n![](p.svg)\n\n![](p.svg)\n\n![](p.svg)\n\n![](p.svg)\n", "chancery", {{"p.svg", picture}});
  std::vector<Rect> places;
  for (const SceneItem& item : out.slides[0][0].items) {
    if (std::holds_alternative<DrawImage>(item.shape)) places.push_back(bounds(item));
  }
  ASSERT_EQ(places.size(), 4U);
  EXPECT_EQ(places[0].x, 128);
  EXPECT_NEAR(places[1].x - places[0].right(), 40, 0.1);
  EXPECT_NEAR(places[2].y - places[0].bottom(), 40, 0.1);
}

TEST(Fit, a_text_without_glyphs_is_reported_once) {
  const auto out = lay_out("## One\n\n- only \u0378\n- \u0378\u0379 and \u0378\n- all here\n");
  std::string messages;
  for (const Diagnostic& diagnostic : out.diagnostics.items()) messages += diagnostic.message + "\n";
  EXPECT_EQ(messages,
            "no font has a glyph for U+0378; it is drawn as a box\n"
            "no font has a glyph for U+0378, nor for 1 more here; they are drawn as boxes\n");
}

TEST(Fit, pictures_on_end_stand_beside_each_other_above_the_text) {
  const std::string picture = R"(<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"/>)";
  const auto places_of = [&](const std::string& body) {
    const auto out = lay_out("## A slide\n\n" + body, "chancery", {{"p.svg", picture}});
    std::vector<Rect> places;
    for (const SceneItem& item : out.slides[0][0].items) {
      if (std::holds_alternative<DrawImage>(item.shape)) places.push_back(bounds(item));
    }
    return places;
  };
  const auto beside = places_of("![](p.svg)\n\n![](p.svg)\n\n![](p.svg)\n\n- text\n");
  ASSERT_EQ(beside.size(), 3U);
  EXPECT_EQ(beside[0].y, beside[2].y);
  EXPECT_NEAR(beside[2].x - beside[1].right(), 40, 0.1);
  const auto parted = places_of("![](p.svg)\n\n- between\n\n![](p.svg)\n");
  ASSERT_EQ(parted.size(), 2U);
  EXPECT_LT(parted[0].bottom(), parted[1].y);
}

TEST(Fit, what_comes_out_otherwise_than_it_was_meant_is_said_with_its_line) {
  std::string words;
  for (int i = 0; i < 3000; ++i) words += "word ";
  EXPECT_EQ(said("## T\n\n" + words + "\n"), "long-slide:3 ");
  std::string head = "|";
  std::string rule = "|";
  for (int i = 0; i < 60; ++i) {
    head += fmt::format(" c{} |", i);
    rule += "---|";
  }
  EXPECT_EQ(said("## T\n\nabove\n\n" + head + "\n" + rule + "\n" + head + "\n"), "wide-table:5 ");
  EXPECT_EQ(said("## T\n\n" + std::string(400, 'x') + "\n"), "long-word:3 ");
  EXPECT_EQ(said("## T\n\n- few words\n"), "");
}

}  // namespace
}  // namespace lectern
