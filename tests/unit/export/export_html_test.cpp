#include "export/export_html.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "unit/briefing/briefing_support.h"

namespace lectern {
namespace {

using test::briefing_of;
using test::Files;

std::string html_of(const std::string& markdown, HtmlExportOptions options = {}, const Files& files = {}) {
  const auto briefing = briefing_of(markdown, files);
  const CompiledDeck deck = compile_deck(*briefing, options.jobs, SIZE_MAX);
  const auto html = html_from_deck(*briefing, deck, options);
  return html ? *html : "error: " + html.error().message;
}

// The sections alone: without style, script and pictures.
std::string body_of(const std::string& html) {
  const auto begin = html.find("<main>");
  return html.substr(begin, html.find("</main>") - begin);
}

// Without tags, white space as one blank.
std::string words_of(std::string_view html) {
  std::string text;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') inside = true;
    if (!inside && (std::isspace(static_cast<unsigned char>(c)) == 0 || !text.ends_with(' '))) {
      text += std::isspace(static_cast<unsigned char>(c)) != 0 ? ' ' : c;
    }
    if (c == '>') inside = false;
  }
  return text;
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

constexpr std::string_view kTalk =
    "---\ntitle: A & B\nlang: en\n---\n\n"
    "## What was agreed\n\n- **Maritime** security <em>at</em> sea\n- Space\n\n  1. deep\n\n<!-- quagga zyzzyva -->\n\n"
    "---\n\n## Table\n\n| Who | How many |\n|---|---|\n| Japan | 12 |\n\n[site](https://example.org/a?b=1&c=2) and "
    "[back](#what-was-agreed)\n";

TEST(ExportHtml, headings_of_slides_stand_below_those_of_their_section) {
  const std::string body =
      body_of(html_of("---\ntitle: T\n---\n\n## Before\n\na\n\n# Part\n\n## Inside\n\nb\n\n### Below\n\nc\n\n# "
                      "Next\n\n## In it\n\nd\n"));
  std::string levels;
  for (std::size_t at = body.find("<h"); at != std::string::npos; at = body.find("<h", at + 1))
    levels += body.at(at + 2);
  EXPECT_EQ(levels, "11223423") << "the deck, unseen, and its title slide; Before, Part, Inside, Below, Next, In it";
  EXPECT_EQ(count_of(body, "<h1 class=\"hide\" id=\"title\" hidden>"), 1U) << "never both";
}

TEST(ExportHtml, without_a_title_slide_the_title_stands_before_the_slides) {
  HtmlExportOptions options;
  options.slides.ranges = {{2, 2}};
  const std::string body = body_of(html_of("---\ntitle: T\n---\n\n## A\n\na\n", options));
  EXPECT_EQ(count_of(body, "<h1 class=\"hide\" id=\"title\">T</h1>"), 1U) << body;
  EXPECT_EQ(count_of(body, "<h2>"), 1U);
}

TEST(ExportHtml, cells_without_words_and_headings_of_groups_keep_the_others_in_their_columns) {
  const std::string body =
      body_of(html_of("## T\n\n| Who | Ships | Crew |\n|---|--:|--:|\n| Europe and all of its seas, far and near | | "
                      "|\n| | | 9 |\n| Italy | 7 | |\n"));
  EXPECT_EQ(count_of(body, "<th scope=\"col\">"), 3U);
  EXPECT_EQ(count_of(body, "<th scope=\"colgroup\" colspan=\"3\">"), 1U);
  EXPECT_EQ(count_of(body, "<td></td>"), 3U);
  EXPECT_EQ(count_of(body, "<td>"), 6U);
}

TEST(ExportHtml, links_to_files_beside_stay_and_those_out_of_the_folder_do_not) {
  const std::string body =
      body_of(html_of("---\ntitle: T\n---\n\n## A\n\n[one](data/o%20ne.pdf) [two](../two.pdf) [three](/etc/three) "
                      "[four](javascript:four)\n"));
  EXPECT_NE(body.find("href=\"data/o%20ne.pdf\""), std::string::npos) << body;
  EXPECT_EQ(count_of(body, "href="), 1U);
  EXPECT_NE(words_of(body).find("three"), std::string::npos);
}

TEST(ExportHtml, pages_have_the_deck_s_structure) {
  const std::string html = html_of(std::string(kTalk));
  const std::string body = body_of(html);
  EXPECT_NE(html.find("<html lang=\"en\""), std::string::npos);
  EXPECT_NE(html.find("<h1 class=\"hide\" id=\"title\" hidden>A &amp; B</h1>"), std::string::npos);
  EXPECT_EQ(count_of(body, "<section class=\"s\""), 3U);  // the title has a slide of its own
  EXPECT_EQ(count_of(body, "<h1>"), 1U);
  EXPECT_EQ(count_of(body, "<h2>"), 2U);
  EXPECT_EQ(count_of(body, "<ul role=\"list\">"), 1U);
  EXPECT_EQ(count_of(body, "<ol role=\"list\">"), 1U);
  EXPECT_EQ(count_of(body, "<li>"), 3U);
  EXPECT_EQ(count_of(body, "<th scope=\"col\">"), 2U);
  EXPECT_EQ(count_of(body, "<td>"), 2U);
  EXPECT_NE(words_of(body).find("Maritime security"), std::string::npos) << words_of(body);
  EXPECT_NE(body.find("aria-label=\"Slide 2 of 3: What was agreed\""), std::string::npos);
}

TEST(ExportHtml, links_lead_to_slides_and_to_the_web_and_nowhere_else) {
  const std::string body = body_of(html_of(
      std::string(kTalk) + "\n[file](/home/someone/plan.doc) [script](javascript:alert) [other](../plan.doc)\n"));
  EXPECT_NE(body.find("<a href=\"https://example.org/a?b=1&amp;c=2\" target=\"_blank\" rel=\"noopener noreferrer\">"),
            std::string::npos);
  EXPECT_NE(body.find("<a href=\"#2\">"), std::string::npos);
  EXPECT_EQ(count_of(body, "<a "), 2U);
  EXPECT_EQ(body.find("plan.doc"), std::string::npos);
  EXPECT_EQ(body.find("javascript"), std::string::npos);
}

TEST(ExportHtml, notes_are_there_only_when_asked_for) {
  const std::string plain = html_of(std::string(kTalk));
  EXPECT_EQ(plain.find("quagga"), std::string::npos);
  EXPECT_EQ(plain.find("class=\"n\""), std::string::npos);
  EXPECT_EQ(plain.find("data-act=\"talk\""), std::string::npos);
  HtmlExportOptions options;
  options.notes = true;
  const std::string asked = html_of(std::string(kTalk), options);
  EXPECT_NE(asked.find("<aside class=\"n\" aria-label=\"Notes\">\n<p>quagga zyzzyva</p>"), std::string::npos);
  EXPECT_NE(asked.find("data-act=\"talk\""), std::string::npos);
}

TEST(ExportHtml, nothing_is_fetched_and_no_other_script_runs) {
  const std::string html = html_of(std::string(kTalk));
  EXPECT_EQ(count_of(html, "<script"), 1U);
  EXPECT_EQ(html.find("src=\"http"), std::string::npos);
  EXPECT_EQ(html.find("url(http"), std::string::npos);
  EXPECT_EQ(html.find("@import"), std::string::npos);
  EXPECT_NE(html.find("default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
                      "script-src 'sha256-"),
            std::string::npos);
}

TEST(ExportHtml, every_number_of_threads_gives_the_same_bytes) {
  HtmlExportOptions many;
  many.jobs = 4;
  EXPECT_EQ(html_of(std::string(kTalk)), html_of(std::string(kTalk), many));
}

TEST(ExportHtml, text_that_looks_like_markup_stays_text) {
  const std::string body = body_of(html_of("## a < b & \"c\"\n\n`<script>alert(1)</script>`\n"));
  EXPECT_NE(body.find("a &lt; b &amp; "), std::string::npos);
  EXPECT_EQ(body.find("<script"), std::string::npos);
  EXPECT_NE(body.find("&lt;script&gt;"), std::string::npos);
}

TEST(ExportHtml, steps_say_when_they_show) {
  EXPECT_NE(body_of(html_of("## Steps\n\none\n")).find("data-steps=\"1\""), std::string::npos);
  const std::string stepped = body_of(html_of("## Steps\n\none\n\n. . .\n\ntwo\n"));
  EXPECT_NE(stepped.find("data-steps=\"2\""), std::string::npos);
  EXPECT_EQ(count_of(stepped, "data-s=\"1\""), 1U);
}

TEST(ExportHtml, hidden_slides_never_leave_and_backup_ones_when_asked) {
  const std::string deck = "## One\n\n---\n\n<!-- hidden -->\n\n## Gone\n\n---\n\n<!-- backup -->\n\n## Spare\n";
  HtmlExportOptions options;
  EXPECT_EQ(words_of(body_of(html_of(deck, options))).find("Gone"), std::string::npos);
  EXPECT_EQ(words_of(body_of(html_of(deck, options))).find("Spare"), std::string::npos);
  options.slides.backup = true;
  const std::string body = body_of(html_of(deck, options));
  EXPECT_EQ(words_of(body).find("Gone"), std::string::npos);
  EXPECT_NE(words_of(body).find("Spare"), std::string::npos);
  EXPECT_NE(body.find("id=\"b"), std::string::npos);
}

TEST(ExportHtml, right_to_left_runs_keep_their_direction) {
  const std::string body = body_of(html_of("---\nlang: he\n---\n\n## שלום\n\nקנה 3 books עכשיו\n"));
  EXPECT_NE(body.find("dir=\"rtl\""), std::string::npos);
  EXPECT_NE(words_of(body).find("שלום"), std::string::npos);
  EXPECT_NE(words_of(body).find("books"), std::string::npos);
}

// The catalogue's first face with a licence that forbids embedding (OS/2 fsType 2).
std::shared_ptr<const FontSet> restricted_fonts() {
  FontFile file = test::shared_fonts()->files().front();
  const SharedBytes bytes = *file.open();
  std::string font(bytes.text());
  const auto at = font.find("OS/2");  // its entry in the table of contents: tag, checksum, offset, length
  std::size_t offset = 0;
  for (std::size_t i = 8; i < 12; ++i) offset = offset << 8U | static_cast<unsigned char>(font[at + i]);
  font[offset + 8] = 0;
  font[offset + 9] = 2;
  const SharedBytes patched = shared_bytes(std::move(font));
  file.open = [patched] { return Result<SharedBytes>(patched); };
  return std::make_shared<const FontSet>(std::vector<FontFile>{file});
}

TEST(ExportHtml, a_face_that_may_not_be_embedded_is_drawn) {
  BriefingInputs inputs = test::inputs_of("## Drawn\n");
  EXPECT_NE(html_of("## Drawn\n").find("@font-face"), std::string::npos);
  inputs.fonts = restricted_fonts();
  const auto briefing = read_briefing(inputs);
  const auto html = html_from_deck(*briefing, compile_deck(*briefing, 1, SIZE_MAX), {});
  ASSERT_TRUE(html);
  EXPECT_EQ(html->find("@font-face"), std::string::npos);
  EXPECT_GE(count_of(body_of(*html), "<path d=\""), 5U);  // a letter each
  EXPECT_NE(html->find("color:transparent"), std::string::npos);
  EXPECT_NE(words_of(body_of(*html)).find("Drawn"), std::string::npos);
}

TEST(ExportHtml, marks_that_lose_their_blank_halves_are_set_apart) {
  const std::string body = body_of(html_of("---\nlang: ja\n---\n\n## 題\n\n- 「『平和』」、「国際」\n"));
  // At the line's edge, after another opening mark, before a closing one, and before an opening one.
  EXPECT_NE(body.find("<span style=\"margin-left:-0.5em;letter-spacing:0em\">「</span>"), std::string::npos) << body;
  EXPECT_NE(body.find("<span style=\"margin-left:-0.5em;letter-spacing:0em\">『</span>平和"), std::string::npos);
  EXPECT_NE(body.find("<span style=\"letter-spacing:-0.5em\">』</span>"), std::string::npos);
  EXPECT_NE(words_of(body).find("「『平和』」、「国際」"), std::string::npos) << "the text itself is as it was";
  EXPECT_EQ(body_of(html_of("## To Ava and \"others\"\n")).find("letter-spacing"), std::string::npos)
      << "kerning is the face's";
}

TEST(ExportHtml, what_covers_a_word_is_below_it_and_a_stroke_above) {
  const std::string body = body_of(html_of("## T\n\nwith `code` and ~~struck~~ words\n"));
  const auto layer_of = [&](std::string_view element) {
    const auto at = body.find(element);
    const auto z = body.find("z-index:", at);
    return at == std::string::npos ? -1 : std::atoi(body.c_str() + z + 8);
  };
  EXPECT_EQ(layer_of("<svg class=\"g\" style=\"z-index:0"), 0);
  EXPECT_NE(body.find("<code class="), std::string::npos);
  EXPECT_NE(body.find("<s class="), std::string::npos);
  // The panel behind the code is in the lowest layer, the line through the word in the layer above the text.
  const auto lowest = body.substr(0, body.find("</svg>"));
  EXPECT_NE(lowest.find("rx=\""), std::string::npos);
  EXPECT_NE(body.find("style=\"z-index:2\" viewBox"), std::string::npos);
}

TEST(ExportHtml, a_slide_that_is_not_there_is_misuse) {
  HtmlExportOptions options;
  options.slides.ranges = {{7, 7}};
  EXPECT_TRUE(html_of("## One\n", options).starts_with("error: "));
}

TEST(ExportHtml, a_page_as_pictures_has_one_for_each_step_and_all_of_its_text) {
  const std::string deck =
      "## Steps\n\n- one [site](https://example.org/)\n\n. . .\n\n- two\n\n![A red spot](spot.svg)\n";
  const Files files{{"spot.svg",
                     "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" "
                     "height=\"9\" fill=\"red\"/></svg>"}};
  HtmlExportOptions options;
  options.pictures = HtmlPictureOptions{{320, 180}, Compression::fast};
  const std::string html = html_of(deck, options, files);
  const std::string body = body_of(html);
  EXPECT_EQ(count_of(body, "<img class=\"g\" data-e=\"0\" alt=\"\" "), 1U);
  EXPECT_EQ(count_of(body, "<img class=\"g\" data-s=\"1\" alt=\"\" "), 1U);
  EXPECT_EQ(count_of(body, "<img"), 2U);
  EXPECT_EQ(count_of(html, "<svg"), 0U);
  EXPECT_NE(body.find("aria-label=\"A red spot\""), std::string::npos);
  EXPECT_EQ(words_of(body), words_of(body_of(html_of(deck, {}, files))));
  options.jobs = 3;
  EXPECT_EQ(html_of(deck, options, files), html);
}

TEST(ExportHtml, steps_of_equal_pixels_share_a_picture) {
  // A part of the scene that comes with a step and cannot be seen.
  const auto briefing = briefing_of("## T\n\nA\n\n. . .\n\nB\n", {});
  CompiledDeck deck = compile_deck(*briefing, 1, SIZE_MAX);
  Scene& scene = deck.slides.front().pages.front().scene;
  std::erase_if(scene.items, [](const SceneItem& item) { return item.first_step > 0; });
  const std::vector<const Scene*> pages{&scene};
  std::string elements;
  ASSERT_TRUE(html_pictures(pages, {{160, 90}, Compression::fast}, 1, {}, [&](std::size_t, std::string_view made) {
    elements += made;
    return Result<void>{};
  }));
  EXPECT_EQ(scene.step_count, 2);
  EXPECT_EQ(count_of(elements, "<img class=\"g\" alt=\"\" "), 1U);
}

}  // namespace
}  // namespace lectern
