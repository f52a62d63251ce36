#include "export/export_images.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>

#include "export/left_behind.h"
#include "files/files.h"
#include "text/font_set.h"
#include "unit/export/folder_test.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

class ExportImages : public test::FolderTest {
 protected:
  static std::shared_ptr<const Briefing> briefing(std::string source) {
    static const auto fonts = std::make_shared<const FontSet>(catalogue_fonts());
    BriefingInputs inputs;
    inputs.file_name = "talk.md";
    inputs.source = shared_bytes(std::move(source));
    inputs.files = open_deck_folder(".", false);
    inputs.fonts = fonts;
    return read_briefing(inputs);
  }

  ImageExportOptions options(const std::string& into = "out") const {
    ImageExportOptions images;
    images.folder = (folder_ / into).string();
    images.stem = "talk";
    images.size = {160, 90};
    return images;
  }

  // File name -> bytes of all that was exported into a folder.
  std::map<std::string, std::string> exported(const std::string& into = "out") const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder_ / into)) {
      std::ifstream in(entry.path(), std::ios::binary);
      files[entry.path().filename().string()] = {std::istreambuf_iterator<char>(in), {}};
    }
    return files;
  }

  std::string names(const std::string& into = "out") const {
    std::string all;
    for (const auto& [name, bytes] : exported(into)) all += name + " ";
    return all;
  }

  static void run(const Briefing& briefing, const ImageExportOptions& images) {
    const auto plan = plan_images(briefing, images);
    ASSERT_TRUE(plan) << plan.error().message;
    const auto report = export_images(briefing, *plan, images);
    ASSERT_TRUE(report) << report.error().message;
  }

  static std::string planned(const Briefing& briefing, const ImageExportOptions& images) {
    const auto plan = plan_images(briefing, images);
    if (!plan) return "error: " + plan.error().message;
    std::string text;
    for (const PlannedImage& image : plan->images) text += fs::path(image.path).filename().string() + " ";
    return text;
  }
};

constexpr const char* kFourSlides =
    "## One\n\ntext\n\n## Two\n\n- a\n\n. . .\n\n- b\n\n## Three\n\n<!-- hidden -->\n\ntext\n\n## Four\n\n<!-- backup "
    "-->\n\ntext\n";

TEST_F(ExportImages, names_count_pages_and_pass_over_hidden_slides) {
  const auto talk = briefing(kFourSlides);
  EXPECT_EQ(planned(*talk, options()), "talk.001.png talk.002.png ");
  ImageExportOptions images = options();
  images.slides.backup = true;
  EXPECT_EQ(planned(*talk, images), "talk.001.png talk.002.png talk.003.png ");
}

TEST_F(ExportImages, a_chosen_slide_keeps_the_name_that_it_has_in_the_whole_deck) {
  ImageExportOptions images = options();
  images.slides.ranges = {{2, 2}};
  EXPECT_EQ(planned(*briefing(kFourSlides), images), "talk.002.png ");
}

TEST_F(ExportImages, each_step_gets_a_picture_of_its_own_when_asked_for) {
  const auto talk = briefing(kFourSlides);
  ImageExportOptions images = options();
  images.steps = StepChoice::all;
  EXPECT_EQ(planned(*talk, images), "talk.001.01.png talk.002.01.png talk.002.02.png ");
  run(*talk, images);
  const auto files = exported();
  EXPECT_NE(files.at("talk.002.01.png"), files.at("talk.002.02.png"));
}

TEST_F(ExportImages, a_slide_that_flows_on_has_several_pictures) {
  std::string source = "## Long\n\n";
  for (int i = 0; i < 60; ++i) source += "- an item of a list that is too long for one page\n";
  const auto talk = briefing(source);
  const auto plan = plan_images(*talk, options());
  ASSERT_TRUE(plan);
  ASSERT_GT(plan->images.size(), 1U);
  EXPECT_EQ(plan->images[1].slide, 0U);
  EXPECT_EQ(plan->images[1].part, 1);
}

TEST_F(ExportImages, more_than_999_pages_get_a_fourth_digit) {
  std::string source;
  for (int i = 0; i < 1000; ++i) source += "## S\n\nx\n\n";
  ImageExportOptions images = options();
  images.slides.ranges = {{7, 7}};
  EXPECT_EQ(planned(*briefing(source), images), "talk.0007.png ");
}

TEST_F(ExportImages, files_are_the_same_for_every_number_of_threads_and_every_time) {
  std::string source = kFourSlides;
  for (int i = 0; i < 20; ++i)
    source += "## Slide " + std::to_string(i) + "\n\n- 積極的平和主義\n- **strong** text\n\n";
  const auto talk = briefing(source);
  for (const int jobs : {1, 2, 5}) {
    ImageExportOptions images = options(std::to_string(jobs));
    images.jobs = jobs;
    run(*talk, images);
  }
  const auto once = exported("1");
  EXPECT_EQ(once.size(), 22U);
  EXPECT_EQ(exported("2"), once);
  EXPECT_EQ(exported("5"), once);
  ImageExportOptions again = options("1");
  again.jobs = 2;
  run(*briefing(source), again);
  EXPECT_EQ(exported("1"), once);
}

TEST_F(ExportImages, slides_that_are_laid_out_again_come_out_the_same) {
  // More slides than keep their pages between planning and painting; the last repeats the first.
  std::string source = "## Same\n\ntext\n\n";
  for (int i = 0; i < 300; ++i) source += "## Filler\n\nx\n\n";
  source += "## Same\n\ntext\n";
  ImageExportOptions images = options();
  images.slides.ranges = {{1, 1}, {302, 302}};
  const auto talk = briefing("---\npaginate: false\n---\n\n" + source);
  // Front matter without a title makes no title slide.
  ASSERT_EQ(talk->deck.slides.size(), 302U);
  run(*talk, images);
  EXPECT_EQ(names(), "talk.001.png talk.302.png ");
}

TEST_F(ExportImages, one_file_for_several_pictures_is_refused_before_work) {
  ImageExportOptions images = options();
  images.file = (folder_ / "one.png").string();
  EXPECT_EQ(planned(*briefing(kFourSlides), images),
            "error: " + images.file + " can hold one picture, and 2 were asked for");
  images.slides.ranges = {{1, 1}};
  run(*briefing(kFourSlides), images);
  EXPECT_TRUE(fs::exists(images.file));
}

TEST_F(ExportImages, sizes_out_of_bounds_are_refused_before_work) {
  const auto talk = briefing(kFourSlides);
  ImageExportOptions images = options();
  images.size = {100'000, 100};
  EXPECT_EQ(planned(*talk, images), "error: a picture of 100000 x 100 pixels cannot be made");
  images.size = {16'384, 16'384};
  EXPECT_EQ(planned(*talk, images), "error: a picture of 16384 x 16384 pixels cannot be made");
  images.size = {0, 0};
  images.scale = 0.0001F;
  EXPECT_EQ(planned(*talk, images), "error: a picture of 0 x 0 pixels cannot be made");
  images.scale = 1000;
  EXPECT_EQ(planned(*talk, images), "error: a picture of 1920000 x 1080000 pixels cannot be made");
  images.scale = 1e30F;
  EXPECT_EQ(planned(*talk, images), "error: a picture of 1000000000 x 1000000000 pixels cannot be made");
  images = options();
  images.encoding.format = PictureFormat::webp;
  images.size = {16'384, 9};
  EXPECT_EQ(planned(*talk, images), "error: a picture of 16384 x 9 pixels cannot be made");
}

TEST_F(ExportImages, a_folder_that_cannot_be_written_is_named) {
  std::ofstream(folder_ / "file") << "x";
  const auto talk = briefing(kFourSlides);
  const ImageExportOptions images = options("file");
  const auto plan = plan_images(*talk, images);
  ASSERT_TRUE(plan);
  const auto report = export_images(*talk, *plan, images);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message, "cannot write into " + images.folder + ": it is a file, not a folder");
}

TEST_F(ExportImages, what_a_longer_deck_left_behind_is_found) {
  const auto talk = briefing(kFourSlides);
  ImageExportOptions images = options();
  images.slides.ranges = {{1, 1}};
  run(*talk, images);
  const auto plan = plan_images(*talk, images);
  for (const char* name : {"talk.003.png", "talk.004.png", "talk.012.02.png", "talk.012.png", "talk.2015.png",
                           "talk.123.001.png", "talk.0004.png", "talk.004.jpg", "talk.notes.png", "talk.004png",
                           "talk.00x.png", "other.004.png", "talk.004.1.png"})
    std::ofstream(folder_ / "out" / name) << "x";
  const auto left = left_behind(*talk, plan->deck, images.folder, "talk", "png");
  EXPECT_EQ(left, (std::vector<std::string>{"talk.004.png", "talk.012.02.png", "talk.012.png"}));
  EXPECT_TRUE(left_behind(*talk, plan->deck, path("nowhere"), "talk", "png").empty());
}

TEST_F(ExportImages, a_stop_leaves_whole_files_only_and_says_so) {
  const auto talk = briefing(kFourSlides);
  std::stop_source stop;
  ImageExportOptions images = options();
  images.stop = stop.get_token();
  const auto plan = plan_images(*talk, images);
  ASSERT_TRUE(plan);
  const auto report = export_images(*talk, *plan, images, [&](std::size_t, std::size_t) { stop.request_stop(); });
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->stopped);
  EXPECT_EQ(report->files, 1U);
  EXPECT_EQ(names(), "talk.001.png ");
}

TEST_F(ExportImages, progress_counts_every_file_once) {
  const auto talk = briefing(kFourSlides);
  ImageExportOptions images = options();
  images.jobs = 2;
  const auto plan = plan_images(*talk, images);
  std::string said;
  ASSERT_TRUE(export_images(*talk, *plan, images, [&](std::size_t done, std::size_t total) {
    said += std::to_string(done) + "/" + std::to_string(total) + " ";
  }));
  EXPECT_EQ(said, "1/2 2/2 ");
}

}  // namespace
}  // namespace lectern
