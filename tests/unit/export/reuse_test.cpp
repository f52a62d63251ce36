#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "export/export_images.h"
#include "export/reuse_record.h"
#include "export/scene_hash.h"
#include "files/files.h"
#include "unit/export/folder_test.h"

namespace lectern {
namespace {

namespace fs = std::filesystem;

class Reuse : public test::FolderTest {
 protected:
  ImageExportOptions options() const {
    ImageExportOptions images;
    images.folder = (folder_ / "out").string();
    images.stem = "talk";
    images.size = {160, 90};
    images.reuse = {(folder_ / "out" / ".talk.reuse").string(), "this build"};
    return images;
  }

  // "written / unchanged" of an export.
  std::string exported(const std::string& source, const ImageExportOptions& images) const {
    static const auto fonts = std::make_shared<const FontSet>(catalogue_fonts());
    BriefingInputs inputs;
    inputs.file_name = "talk.md";
    inputs.source = shared_bytes(source);
    inputs.files = open_deck_folder(folder_.string(), false);
    inputs.fonts = fonts;
    const auto talk = read_briefing(inputs);
    const auto plan = plan_images(*talk, images);
    if (!plan) return plan.error().message;
    const auto report = export_images(*talk, *plan, images);
    if (!report) return report.error().message;
    return std::to_string(report->files - report->unchanged) + " / " + std::to_string(report->unchanged);
  }

  std::string content(const std::string& name) const {
    std::ifstream in(folder_ / "out" / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

constexpr const char* kThree = "## One\n\ntext\n\n## Two\n\n- a\n- b\n\n## Three\n\nmore\n";
constexpr const char* kThreeChanged = "## One\n\ntext\n\n## Two\n\n- a\n- c\n\n## Three\n\nmore\n";

TEST_F(Reuse, only_the_slide_that_changed_is_made_again) {
  EXPECT_EQ(exported(kThree, options()), "3 / 0");
  EXPECT_EQ(exported(kThree, options()), "0 / 3");
  EXPECT_EQ(exported(kThreeChanged, options()), "1 / 2");
  const std::string reused = content("talk.002.png");
  ImageExportOptions fresh = options();
  fresh.reuse = {};
  EXPECT_EQ(exported(kThreeChanged, fresh), "3 / 0");
  EXPECT_EQ(content("talk.002.png"), reused);
}

TEST_F(Reuse, a_file_that_was_deleted_changed_or_cut_short_is_made_again) {
  exported(kThree, options());
  const std::string first = content("talk.001.png");
  fs::remove(folder_ / "out" / "talk.001.png");
  std::ofstream(folder_ / "out" / "talk.002.png") << "somebody else's";
  fs::resize_file(folder_ / "out" / "talk.003.png", 100);
  EXPECT_EQ(exported(kThree, options()), "3 / 0");
  EXPECT_EQ(content("talk.001.png"), first);
  // Same size, another byte.
  std::string altered = first;
  altered[altered.size() / 2] = static_cast<char>(altered[altered.size() / 2] ^ 1);
  std::ofstream(folder_ / "out" / "talk.001.png", std::ios::binary) << altered;
  EXPECT_EQ(exported(kThree, options()), "1 / 2");
  EXPECT_EQ(content("talk.001.png"), first);
}

TEST_F(Reuse, another_size_packing_or_build_makes_everything_again) {
  exported(kThree, options());
  ImageExportOptions images = options();
  images.size = {320, 180};
  EXPECT_EQ(exported(kThree, images), "3 / 0");
  images.encoding.compression = Compression::small;
  EXPECT_EQ(exported(kThree, images), "3 / 0");
  images.encoding.transparent = true;
  EXPECT_EQ(exported(kThree, images), "3 / 0");
  images.reuse.program = "another build";
  EXPECT_EQ(exported(kThree, images), "3 / 0");
  EXPECT_EQ(exported(kThree, images), "0 / 3");
}

TEST_F(Reuse, a_picture_that_changed_makes_its_slide_again) {
  const std::string deck = "## One\n\n![a](a.svg)\n\n## Two\n\ntext\n";
  const auto draw = [&](const char* colour) {
    std::ofstream(folder_ / "a.svg") << "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' "
                                        "height='9' fill='"
                                     << colour << "'/></svg>";
  };
  draw("red");
  EXPECT_EQ(exported(deck, options()), "2 / 0");
  EXPECT_EQ(exported(deck, options()), "0 / 2");
  draw("lime");
  EXPECT_EQ(exported(deck, options()), "1 / 1");
}

TEST_F(Reuse, a_record_that_is_damaged_counts_as_none) {
  exported(kThree, options());
  const fs::path record = folder_ / "out" / ".talk.reuse";
  for (const char* damaged : {"", "lectern-reuse 9\n", "lectern-reuse 1\nnonsense\nkey x y talk.001.png\n", "\xFF\n"}) {
    std::ofstream(record, std::ios::binary) << damaged;
    EXPECT_EQ(exported(kThree, options()), "3 / 0") << damaged;
    EXPECT_EQ(exported(kThree, options()), "0 / 3") << damaged;
  }
  fs::remove(record);
  fs::create_directory(record);
  EXPECT_NE(exported(kThree, options()).find("it is a folder"), std::string::npos);
}

TEST_F(Reuse, files_of_other_slides_stay_remembered) {
  exported(kThree, options());
  ImageExportOptions one = options();
  one.slides.ranges = {{2, 2}};
  EXPECT_EQ(exported(kThree, one), "0 / 1");
  EXPECT_EQ(exported(kThree, options()), "0 / 3");
}

TEST(SceneHasher, every_value_that_shows_counts_and_nothing_else) {
  Scene scene;
  SceneItem item;
  item.shape = FillRect{{1, 2, 3, 4}, {9, 9, 9, 255}, 0};
  scene.items = {item};
  SceneHasher hasher;
  const std::string before = hasher.hash(scene, 0, "maker");
  EXPECT_EQ(before.size(), 32U);
  EXPECT_EQ(hasher.hash(scene, 0, "maker"), before);
  EXPECT_EQ(SceneHasher().hash(scene, 5, "maker"), before) << "the step shows the same";
  EXPECT_NE(hasher.hash(scene, 0, "other"), before);
  Scene other = scene;
  std::get<FillRect>(other.items[0].shape).rect.x = 1.0001F;
  EXPECT_NE(hasher.hash(other, 0, "maker"), before);
  other = scene;
  other.background = {1, 2, 3, 255};
  EXPECT_NE(hasher.hash(other, 0, "maker"), before);
  other = scene;
  other.items[0].first_step = 1;
  EXPECT_NE(hasher.hash(other, 0, "maker"), before) << "the item is not there yet";
  other = scene;
  other.items[0].opacity = 0.5F;
  EXPECT_NE(hasher.hash(other, 0, "maker"), before);
  other = scene;
  other.title = "for a screen reader";
  EXPECT_EQ(hasher.hash(other, 0, "maker"), before);
}

}  // namespace
}  // namespace lectern
