#include "export/export_pdf.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "export/export_svg.h"
#include "files/files.h"
#include "text/font_set.h"
#include "unit/export/folder_test.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDeck =
    "# First\n\n---\n\n## Second\n\n- a\n\n. . .\n\n- b\n\n---\n<!-- backup -->\n\n## Third\n\n[to the "
    "second](#second)\n";

class ExportPdf : public test::FolderTest {
 protected:
  static std::shared_ptr<const Briefing> briefing(std::string_view source = kDeck) {
    static const auto fonts = std::make_shared<const FontSet>(catalogue_fonts());
    BriefingInputs inputs;
    inputs.file_name = "talk.md";
    inputs.source = shared_bytes(std::string(source));
    inputs.files = open_deck_folder(".", false);
    inputs.fonts = fonts;
    return read_briefing(inputs);
  }

  std::string path(const std::string& name = "talk.pdf") const { return FolderTest::path(name); }
  std::string contents(const std::string& name = "talk.pdf") const { return FolderTest::contents(path(name)); }
  PdfExportOptions options() const {
    PdfExportOptions out;
    out.path = path();
    return out;
  }
};

TEST_F(ExportPdf, has_a_page_a_slide_or_a_step) {
  PdfExportOptions pdf = options();
  EXPECT_EQ(export_pdf(*briefing(), pdf).value().pages, 2U) << "the backup slide stays out";
  pdf.slides.backup = true;
  EXPECT_EQ(export_pdf(*briefing(), pdf).value().pages, 3U);
  pdf.steps = StepChoice::all;
  const auto report = export_pdf(*briefing(), pdf);
  EXPECT_EQ(report->pages, 4U);
  EXPECT_EQ(report->bytes, contents().size());
}

TEST_F(ExportPdf, is_the_same_for_every_number_of_threads) {
  std::string all(kDeck);
  for (int i = 0; i < 40; ++i) all += "\n---\n\n## Slide " + std::to_string(i) + "\n\nText *and* more.\n";
  PdfExportOptions pdf = options();
  ASSERT_TRUE(export_pdf(*briefing(all), pdf));
  const std::string one = contents();
  pdf.jobs = 5;
  ASSERT_TRUE(export_pdf(*briefing(all), pdf));
  EXPECT_EQ(contents(), one);
  EXPECT_FALSE(one.empty());
}

TEST_F(ExportPdf, a_stop_leaves_the_older_file) {
  std::ofstream(path()) << "older";
  std::stop_source stop;
  PdfExportOptions pdf = options();
  pdf.jobs = 2;
  pdf.stop = stop.get_token();
  const auto report = export_pdf(*briefing(), pdf, [&](std::size_t, std::size_t) { stop.request_stop(); });
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->stopped);
  EXPECT_EQ(contents(), "older");
}

TEST_F(ExportPdf, a_missing_folder_is_the_machines_trouble) {
  PdfExportOptions pdf = options();
  pdf.path = path("missing/talk.pdf");
  EXPECT_EQ(export_pdf(*briefing(), pdf).error().message, "cannot write " + pdf.path + ": its folder is not there");
}

TEST_F(ExportPdf, paper_is_turned_as_the_slide_is) {
  PdfExportOptions pdf = options();
  pdf.paper = Size{595, 842};
  ASSERT_TRUE(export_pdf(*briefing(), pdf));
  // Pages are packed; their sizes can be seen by poppler in the program's own tests. Here: another file than without.
  const std::string on_paper = contents();
  pdf.paper.reset();
  ASSERT_TRUE(export_pdf(*briefing(), pdf));
  EXPECT_NE(contents(), on_paper);
}

TEST_F(ExportPdf, settings_come_from_the_deck) {
  const auto deck = briefing(
      "---\ntitle: \"Rivers\"\nsubtitle: Of the north\nauthor: A. Writer\naffiliation: Desk\nlang: nb\n---\n\n## "
      "One\n");
  const PdfSettings settings = pdf_settings(*deck, {0, 1});
  EXPECT_EQ(settings.title, "Rivers");
  EXPECT_EQ(settings.author, "A. Writer");
  EXPECT_EQ(settings.subject, "Of the north");
  EXPECT_EQ(settings.lang, "nb");
  EXPECT_EQ(pdf_settings(*briefing("## Only a slide\n"), {0}).title, "Only a slide");
}

TEST_F(ExportPdf, svg_has_a_file_a_page_and_links_between_them) {
  SvgExportOptions svg;
  svg.images.folder = path("svg");
  svg.images.stem = "talk";
  svg.images.slides.backup = true;
  svg.images.jobs = 3;
  const auto plan = plan_svg(*briefing(), svg);
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->images.size(), 3U);
  EXPECT_EQ(plan->images[2].path, path("svg") + "/talk.003.svg");
  const auto report = export_svg(*briefing(), *plan, svg);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->files, 3U);
  EXPECT_NE(contents("svg/talk.003.svg").find("<a href=\"talk.002.svg\">"), std::string::npos);
  EXPECT_NE(contents("svg/talk.002.svg").find("<title>Second</title>"), std::string::npos);
}

TEST_F(ExportPdf, links_between_svg_files_lead_to_names_that_hold_anything) {
  SvgExportOptions svg;
  svg.images.folder = path("svg");
  svg.images.stem = "100% #1? \xE6\x97\xA5:b";
  svg.images.slides.backup = true;
  const auto plan = plan_svg(*briefing(), svg);
  ASSERT_TRUE(plan);
  ASSERT_TRUE(export_svg(*briefing(), *plan, svg));
  EXPECT_NE(contents("svg/" + svg.images.stem + ".003.svg").find("href=\"100%25%20%231%3F%20%E6%97%A5%3Ab.002.svg\""),
            std::string::npos);
}

TEST_F(ExportPdf, an_export_of_svg_that_is_stopped_before_its_first_file_says_so) {
  std::stop_source stop;
  stop.request_stop();
  SvgExportOptions svg;
  svg.images.folder = path("svg");
  svg.images.stop = stop.get_token();
  const auto plan = plan_svg(*briefing(), svg);
  ASSERT_TRUE(plan);
  const auto report = export_svg(*briefing(), *plan, svg);
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->stopped);
  EXPECT_EQ(report->files, 0U);
}

}  // namespace
}  // namespace lectern
