#include "export/export_pptx.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "export/ink_items.h"
#include "export/pptx_parts.h"
#include "export/pptx_slide.h"
#include "unit/export/pptx_support.h"
#include "unit/image/encoders.h"

namespace lectern {
namespace {

using test::briefing_of;
using test::count_of;
using test::Files;
using test::OfficePackage;
using test::outline_of;
using test::package_of;
using test::pptx_of;
using test::unzipped;

TEST(ExportPptx, text_is_text_in_titles_lists_and_levels) {
  const OfficePackage package =
      package_of("## What was agreed\n\n- **Maritime** security\n  - deep & far\n- Space\n\n3. third\n4. fourth\n");
  EXPECT_EQ(outline_of(package, 1),
            "[title] What was agreed\n- Maritime security\n - deep & far\n- Space\n1. third\n1. fourth\n[sldNum] 1\n");
  const std::string& slide = package.part("ppt/slides/slide1.xml");
  EXPECT_NE(slide.find("startAt=\"3\""), std::string::npos);
  EXPECT_NE(slide.find("b=\"1\" dirty"), std::string::npos);
  EXPECT_NE(slide.find("<p:ph idx=\"1\"/>"), std::string::npos);
  // The marks are of the text's face, or LibreOffice takes one in which they stand too high.
  EXPECT_EQ(count_of(slide, "<a:buFont typeface=\"+mn-lt\"/><a:buChar "), 3U);
  EXPECT_EQ(count_of(slide, "<a:buSzPct val=\"70000\"/><a:buFont "), 2U);   // dots
  EXPECT_EQ(count_of(slide, "<a:buSzPct val=\"100000\"/><a:buFont "), 3U);  // a dash, two numbers
}

TEST(ExportPptx, a_number_before_code_or_bold_letters_stands_as_on_the_slide) {
  const OfficePackage package = package_of("## T\n\n1. `code` first\n2. **bold** first\n3. plain, then `code`\n");
  const std::string& slide = package.part("ppt/slides/slide1.xml");
  EXPECT_EQ(count_of(slide, "<a:buFont typeface=\"+mn-lt\"/><a:buAutoNum "), 3U);
  EXPECT_EQ(count_of(slide,
                     "<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"Inter\"/><a:cs typeface=\"Inter\"/></a:rPr>"
                     "<a:t>\u200B</a:t></a:r>"),
            2U);
  EXPECT_EQ(count_of(slide, "<a:t>\u200B</a:t>"), 2U);
  EXPECT_EQ(count_of(package_of("## T\n\n- `code` first\n").part("ppt/slides/slide1.xml"), "\u200B"), 0U);
}

TEST(ExportPptx, the_space_behind_a_link_has_its_colour) {
  const OfficePackage package =
      package_of("## One\n\nSee [the other](#two) and [two](#two).\n\n---\n\n## Two\n\nText\n");
  const std::string& slide = package.part("ppt/slides/slide1.xml");
  const std::size_t space = slide.find("<a:t> </a:t>");
  ASSERT_NE(space, std::string::npos);
  const std::string run = slide.substr(slide.rfind("<a:r>", space), space - slide.rfind("<a:r>", space));
  EXPECT_NE(run.find("<a:schemeClr val=\"accent1\"/>"), std::string::npos) << run;
  EXPECT_EQ(run.find("u=\"sng\""), std::string::npos) << run;
  EXPECT_EQ(run.find("hlinkClick"), std::string::npos) << run;
  EXPECT_NE(slide.find("<a:t>and </a:t>"), std::string::npos);
  EXPECT_EQ(count_of(slide, "<a:t> </a:t>"), 1U);
}

TEST(ExportPptx, a_line_that_breaks_by_itself_has_no_break_in_the_file) {
  const OfficePackage package = package_of(
      "## T\n\n- a paragraph that is so long that it goes on to a second line of the slide, and then to a third line, "
      "whatever the size that was found for it\n");
  EXPECT_NE(outline_of(package, 1)
                .find("- a paragraph that is so long that it goes on to a second line of the slide, and then to a "
                      "third line, whatever the size that was found for it\n"),
            std::string::npos)
      << outline_of(package, 1);
}

TEST(ExportPptx, a_statement_is_its_slides_title) {
  EXPECT_EQ(outline_of(package_of("---\npaginate: false\n---\n\nOne sentence can be a slide.\n"), 1),
            "[title] One sentence can be a slide.\n");
  const std::string several = outline_of(package_of("---\npaginate: false\n---\n\ntext\n\n- and a list\n"), 1);
  EXPECT_EQ(several.find("[title]"), std::string::npos) << several;
}

TEST(ExportPptx, styles_of_runs_are_kept) {
  const std::string slide =
      package_of("## Styles\n\n_slanted_ ~~gone~~ <mark>marked</mark> x<sup>2</sup> h<sub>2</sub> `code`\n")
          .part("ppt/slides/slide1.xml");
  EXPECT_NE(slide.find(" i=\"1\""), std::string::npos);
  EXPECT_NE(slide.find("strike=\"sngStrike\""), std::string::npos);
  EXPECT_EQ(count_of(slide, "<a:highlight>"), 2U);
  EXPECT_EQ(count_of(slide, " baseline=\""), 2U);
  EXPECT_NE(slide.find("typeface=\"JetBrains Mono\""), std::string::npos);
  EXPECT_EQ(count_of(slide, "name=\"Shape"), 1U);  // the line of progress: marks and strokes belong to the text
}

TEST(ExportPptx, links_lead_to_slides_and_to_the_web_and_nowhere_else) {
  const OfficePackage package = package_of(
      "## One\n\n[site](https://example.org/?a=1&b=2) [two](#two) [file](/home/someone/plan.doc) "
      "[x](../plan.doc)\n\n---\n\n"
      "## Two\n");
  const auto relations = test::relations_of(package, "ppt/slides/slide1.xml");
  std::string targets;
  for (const auto& [id, target] : relations) targets += target + "\n";
  EXPECT_EQ(targets, "ppt/slideLayouts/slideLayout4.xml\nhttps://example.org/?a=1&b=2\nppt/slides/slide2.xml\n");
  EXPECT_NE(package.part("ppt/slides/slide1.xml").find("action=\"ppaction://hlinksldjump\""), std::string::npos);
}

TEST(ExportPptx, a_link_to_a_file_beside_leads_there) {
  const OfficePackage package = package_of("## One\n\n[x](<data/the plan.doc>)\n");
  EXPECT_NE(
      package.part("ppt/slides/_rels/slide1.xml.rels").find("Target=\"data/the%20plan.doc\" TargetMode=\"External\""),
      std::string::npos)
      << package.part("ppt/slides/_rels/slide1.xml.rels");
}

TEST(ExportPptx, marks_that_lose_their_blank_halves_are_set_closer) {
  const OfficePackage package = package_of("---\nlang: ja\n---\n\n## 題\n\n- 「『平和』」、「国際」\n");
  EXPECT_NE(outline_of(package, 1).find("- 「『平和』」、「国際」\n"), std::string::npos);
  const std::string& slide = package.part("ppt/slides/slide1.xml");
  const auto spacing_of = [&](std::string_view mark) {
    const auto at = slide.find("<a:t>" + std::string(mark) + "</a:t>");
    const auto properties = at == std::string::npos ? at : slide.rfind("<a:rPr", at);
    const auto spacing = properties == std::string::npos ? properties : slide.find("spc=\"-", properties);
    return spacing != std::string::npos && spacing < at;
  };
  EXPECT_TRUE(spacing_of("「")) << "before another opening mark";
  EXPECT_TRUE(spacing_of("』」、")) << "before marks";
  EXPECT_FALSE(spacing_of("「国際」"));
}

TEST(ExportPptx, what_was_drawn_lies_over_the_text) {
  auto drawn = std::make_shared<Briefing>(*briefing_of("## One\n\n- words\n"));
  drawn->drawn_over[{0, 0}] =
      ink_items({std::make_shared<const Stroke>(Stroke{InkKind::pen, {200, 0, 0, 255}, 6, {{100, 100}, {300, 200}}})});
  const auto bytes = pptx_from_deck(*drawn, compile_deck(*drawn, 1, SIZE_MAX), {});
  ASSERT_TRUE(bytes);
  const OfficePackage package = unzipped(*bytes);
  EXPECT_EQ(troubles_of(package), "");
  const std::string& slide = package.part("ppt/slides/slide1.xml");
  ASSERT_NE(slide.find("words"), std::string::npos);
  EXPECT_GT(slide.find("<a:custGeom>"), slide.find("words"));
  EXPECT_EQ(count_of(slide, "<a:custGeom>"), 1U);
}

TEST(ExportPptx, notes_are_there_only_when_asked_for) {
  const std::string deck = "## One\n\ntext\n\n<!-- quagga **zyzzyva** -->\n\n---\n\n## Two\n";
  for (const auto& [path, text] : package_of(deck).parts) {
    EXPECT_EQ(text.find("quagga"), std::string::npos) << path;
    EXPECT_EQ(path.find("notes"), std::string::npos);
  }
  PptxExportOptions options;
  options.notes = true;
  const OfficePackage asked = package_of(deck, options);
  EXPECT_NE(asked.part("ppt/notesSlides/notesSlide1.xml").find("quagga "), std::string::npos);
  EXPECT_NE(asked.part("ppt/notesSlides/notesSlide1.xml").find("zyzzyva"), std::string::npos);
  EXPECT_TRUE(asked.has("ppt/notesMasters/notesMaster1.xml"));
}

TEST(ExportPptx, pictures_are_there_once_and_say_what_they_show) {
  const Files files{{"red.png", png_of(colourful(4, 4))}};
  const OfficePackage package =
      package_of("## One\n\n![a red square](red.png)\n\n---\n\n## Two\n\n![again](red.png)\n", {}, files);
  EXPECT_TRUE(package.has("ppt/media/image1.png"));
  EXPECT_FALSE(package.has("ppt/media/image2.png"));
  EXPECT_NE(package.part("ppt/slides/slide1.xml").find("descr=\"a red square\""), std::string::npos);
  EXPECT_NE(package.part("ppt/slides/slide2.xml").find("descr=\"again\""), std::string::npos);
}

TEST(ExportPptx, hidden_slides_never_leave_and_backup_ones_are_skipped_in_a_talk) {
  const std::string deck = "## One\n\n---\n\n<!-- hidden -->\n\n## Gone\n\n---\n\n<!-- backup -->\n\n## Spare\n";
  EXPECT_FALSE(package_of(deck).has("ppt/slides/slide2.xml"));
  PptxExportOptions options;
  options.slides.backup = true;
  const OfficePackage package = package_of(deck, options);
  EXPECT_NE(package.part("ppt/slides/slide2.xml").find("show=\"0\""), std::string::npos);
  EXPECT_FALSE(package.has("ppt/slides/slide3.xml"));
}

TEST(ExportPptx, every_script_and_direction_keeps_its_text) {
  const OfficePackage package =
      package_of("---\nlang: he\n---\n\n## שלום\n\n- קנה 3 books עכשיו\n- עוד\n\n積極的平和主義\n\n`code` 🙂\n");
  const std::string outline = outline_of(package, 1);
  EXPECT_NE(outline.find("[title] שלום"), std::string::npos) << outline;
  EXPECT_NE(outline.find("- קנה 3 books עכשיו\n"), std::string::npos) << outline;
  EXPECT_NE(outline.find("積極的平和主義"), std::string::npos) << outline;
  EXPECT_NE(outline.find("code 🙂\n"), std::string::npos) << outline;
  EXPECT_NE(package.part("ppt/slides/slide1.xml").find("rtl=\"1\""), std::string::npos);
}

TEST(ExportPptx, code_keeps_its_lines) {
  const OfficePackage package = package_of("## Code\n\n```\nif (a < b) {\n\n  return \"c\";\n}\n```\n");
  EXPECT_NE(outline_of(package, 1).find("if (a < b) {\n\n  return \"c\";\n}\n"), std::string::npos)
      << outline_of(package, 1);
}

TEST(ExportPptx, the_theme_names_colours_and_faces) {
  const OfficePackage package = package_of("---\ntheme: nocturne\n---\n\n## One\n");
  const std::string& theme = package.part("ppt/theme/theme1.xml");
  EXPECT_NE(theme.find("name=\"nocturne\""), std::string::npos);
  EXPECT_NE(theme.find("<a:majorFont><a:latin typeface=\"Inter Display\"/>"), std::string::npos);
  EXPECT_NE(package.part("ppt/slides/slide1.xml").find("<a:schemeClr val=\"tx1\"/>"), std::string::npos);
  EXPECT_NE(package.part("ppt/presentation.xml").find("<p:sldSz cx=\"12192000\" cy=\"6858000\"/>"), std::string::npos);
}

TEST(ExportPptx, every_number_of_threads_and_time_zone_gives_the_same_bytes) {
  const std::string deck = "## One\n\n- a\n- b\n\n---\n\n## Two\n";
  PptxExportOptions many;
  many.jobs = 4;
  const auto first = pptx_of(deck);
  ASSERT_EQ(::setenv("TZ", "Asia/Tokyo", 1), 0);
  ::tzset();
  EXPECT_EQ(first, pptx_of(deck, many));
  ::unsetenv("TZ");
  ::tzset();
}

TEST(ExportPptx, a_slide_shows_its_last_step) {
  Scene scene;
  scene.step_count = 2;
  for (const int last : {0, INT_MAX}) {
    SceneItem item;
    item.shape = FillRect{{10, 10, 100, 100}, {255, 0, 0, 255}, 0};
    item.last_step = last;
    scene.items.push_back(item);
  }
  const Theme& theme = *find_built_in_theme("chancery");
  const PptxLook look(theme);
  const PptxSlidePart part = pptx_slide(
      {scene, 1, "", false, false, false}, look, [](std::string_view) { return 0; },
      [](const std::shared_ptr<const Image>&, float) { return PptxMediaParts{}; });
  EXPECT_EQ(count_of(part.xml, "<p:sp>"), 1U);
}

TEST(ExportPptx, a_drawing_is_there_as_pixels_and_as_a_drawing) {
  const auto drawn = [](std::string_view inside) {
    return Files{{"d.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><!-- private -->" +
                               std::string(inside) + "</svg>"}};
  };
  const std::string deck = "## D\n\n![A drawing](d.svg)\n";
  const OfficePackage plain = package_of(deck, {}, drawn("<rect width=\"40\" height=\"20\" fill=\"#336699\"/>"));
  EXPECT_TRUE(plain.has("ppt/media/image1.png"));
  const std::string& drawing = plain.part("ppt/media/image1.svg");
  EXPECT_NE(drawing.find("#336699"), std::string::npos) << drawing;
  EXPECT_EQ(drawing.find("private"), std::string::npos);
  EXPECT_EQ(count_of(plain.part("ppt/slides/slide1.xml"), "<asvg:svgBlip "), 1U);
  EXPECT_NE(plain.part("[Content_Types].xml").find("image/svg+xml"), std::string::npos);

  const OfficePackage masked =
      package_of(deck, {},
                 drawn("<mask id=\"m\"><rect width=\"20\" height=\"20\" fill=\"white\"/></mask>"
                       "<rect width=\"40\" height=\"20\" mask=\"url(#m)\"/>"));
  EXPECT_TRUE(masked.has("ppt/media/image1.png"));
  EXPECT_FALSE(masked.has("ppt/media/image1.svg"));
  EXPECT_EQ(count_of(masked.part("ppt/slides/slide1.xml"), "svgBlip"), 0U);
  EXPECT_EQ(masked.part("[Content_Types].xml").find("svg"), std::string::npos);
}

// "2+ 3.1 3.2 | 4" for what comes at each click: shapes by id, + for those that are listed as built, .n for paragraphs.
std::string clicks_of(const OfficePackage& package, int slide) {
  pugi::xml_document xml;
  xml.load_string(package.part("ppt/slides/slide" + std::to_string(slide) + ".xml").c_str());
  std::string clicks;
  const auto sequence = xml.select_node("//p:cTn[@nodeType='mainSeq']/p:childTnLst").node();
  for (const pugi::xml_node click : sequence.children("p:par")) {
    if (!clicks.empty()) clicks += "| ";
    std::string expected = "clickEffect";
    for (const pugi::xpath_node found : click.select_nodes(".//p:cTn[@presetClass='entr']")) {
      EXPECT_EQ(found.node().attribute("nodeType").value(), expected);
      expected = "withEffect";
      const auto target = found.node().select_node(".//p:spTgt").node();
      const std::string shape = target.attribute("spid").value();
      EXPECT_TRUE(xml.select_node(("//p:cNvPr[@id='" + shape + "']").c_str())) << shape;
      const bool built = static_cast<bool>(xml.select_node(("//p:bldLst/p:bldP[@spid='" + shape + "']").c_str()));
      EXPECT_EQ(built, !found.node().attribute("grpId").empty());
      clicks += shape + (built ? "+" : "");
      if (const auto range = target.select_node(".//p:pRg"))
        clicks += std::string(".") + range.node().attribute("st").value();
      clicks += ' ';
    }
  }
  return clicks;
}

TEST(ExportPptx, steps_are_clicks_where_that_is_asked_for) {
  PptxExportOptions options;
  const std::string deck =
      "## Steps\n\n- one\n\n. . .\n\n- two\n\n. . .\n\nSome text.\n\n. . .\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
      "---\n\n## None\n\ntext\n";
  EXPECT_EQ(clicks_of(package_of(deck), 1), "");
  options.steps = StepChoice::all;
  const OfficePackage package = package_of(deck, options);
  EXPECT_EQ(clicks_of(package, 1), "5+ | 6+ | 7 ") << "a list, a text, a table";
  EXPECT_EQ(package.part("ppt/slides/slide2.xml").find("<p:timing>"), std::string::npos);
  std::set<std::string> ids;
  pugi::xml_document xml;
  xml.load_string(package.part("ppt/slides/slide1.xml").c_str());
  for (const pugi::xpath_node found : xml.select_nodes("//p:cTn/@id"))
    EXPECT_TRUE(ids.insert(found.attribute().value()).second) << found.attribute().value();
}

TEST(ExportPptx, items_that_come_one_by_one_are_paragraphs_that_appear) {
  PptxExportOptions options;
  options.steps = StepChoice::all;
  EXPECT_EQ(clicks_of(package_of("---\nincremental: true\n---\n\n## Steps\n\n- one\n- two\n- three\n", options), 1),
            "4.0 | 4.1 | 4.2 ");
}

TEST(ExportPptx, characters_that_xml_lacks_are_left_out) {
  const OfficePackage package = package_of("## a\x01z \xEF\xBF\xBE & <b>\n\ntext\n");
  EXPECT_NE(outline_of(package, 1).find("& "), std::string::npos);
}

}  // namespace
}  // namespace lectern
