#include "report/report_scene.h"

#include <gtest/gtest.h>

#include "files/files.h"
#include "unit/report/report_support.h"

namespace lectern {
namespace {

class ReportSceneTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { fonts_ = std::make_unique<FontSet>(catalogue_fonts()); }
  static void TearDownTestSuite() { fonts_.reset(); }

  static std::vector<Scene> drawn(const RehearsalReport& report, ReportShape shape = ReportShape::pages) {
    return report_scenes(report, {*find_built_in_theme("chancery"), *fonts_, "en"}, shape);
  }

  static RehearsalReport of_slides(std::size_t count, const char* title) {
    std::vector<SampleSlide> slides(count, SampleSlide{title, 100, "1:00", {"1:10"}});
    return report_of("Many", {sample_run(0, slides)}, 0);
  }

  /// Text boxes that overlap one another or leave the page, one a line.
  static std::string faults(const Scene& scene) {
    std::string text;
    std::vector<Rect> boxes;
    for (const SceneItem& item : scene.items) {
      if (item.role != ItemRole::text) continue;
      Rect box = bounds(item);
      // Line boxes of one paragraph touch, and so do the styles of a line.
      box.x += 1;
      box.width -= 2;
      box.y += 0.2F * box.height;
      box.height *= 0.6F;
      if (box.x < 0 || box.y < 0 || box.right() > scene.size.width || box.bottom() > scene.size.height)
        text += "outside: " + std::to_string(box.x) + "," + std::to_string(box.y) + "\n";
      for (const Rect& other : boxes) {
        if (box.intersects(other)) text += "overlap at " + std::to_string(box.x) + "," + std::to_string(box.y) + "\n";
      }
      boxes.push_back(box);
    }
    return text;
  }

  static inline std::unique_ptr<FontSet> fonts_;
};

TEST_F(ReportSceneTest, says_all_that_the_report_says_on_one_page) {
  const auto runs = sample_runs();
  const auto scenes = drawn(report_of("Independence and security", runs, 2));
  ASSERT_EQ(scenes.size(), 1U);
  const std::string text = text_of(scenes.front());
  for (const char* part : {"Rehearsal 3 of “Independence and security”", "spoken 19:30, planned 18:20", "1:10 over",
                           "Five defence priorities", "3:18 +0:48 over", "2:38 +0:38 over", "0:52", "4:00",
                           "earlier runs", "over by more than 20 s", "22:26 → 20:56 →", "mark slide 7", "half time"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  EXPECT_EQ(faults(scenes.front()), "");
}

TEST_F(ReportSceneTest, draws_each_earlier_run_as_a_dot_and_each_plan_as_a_tick) {
  const auto runs = sample_runs();
  const Scene scene = drawn(report_of("Talk", runs, 2)).front();
  const auto dots = std::ranges::count_if(scene.items, [](const SceneItem& item) {
    const auto* path = std::get_if<Path>(&item.shape);
    return path != nullptr && item.role == ItemRole::mark &&
           path->fill == find_built_in_theme("chancery")->palette.muted;
  });
  EXPECT_EQ(dots, 20 + 1) << "two earlier runs of ten slides, and the legend";
}

TEST_F(ReportSceneTest, needs_as_many_pages_as_there_are_slides_for) {
  for (const std::size_t count : {1U, 7U, 10U, 12U, 15U, 20U, 40U, 200U}) {
    const RehearsalReport report = of_slides(count, "A title of some length");
    std::string titles;
    const auto scenes = drawn(report);
    for (const Scene& scene : scenes) {
      EXPECT_EQ(scene.size, (Size{1728, 1080}));
      EXPECT_EQ(faults(scene), "") << count << " slides";
      titles += text_of(scene);
    }
    std::size_t found = 0;
    for (std::size_t at = titles.find("A title of"); at != std::string::npos; at = titles.find("A title of", at + 1))
      ++found;
    EXPECT_EQ(found, count) << "each slide once";
    const auto tall = drawn(report, ReportShape::tall);
    ASSERT_EQ(tall.size(), 1U);
    EXPECT_EQ(faults(tall.front()), "") << count << " slides";
  }
}

TEST_F(ReportSceneTest, fits_titles_of_any_script_and_length) {
  for (const char* title : {"", "日英防衛協力の静かな革命とその先にあるものについて、長い題名のスライド",
                            "العربية عنوان طويل جدا لا يتسع له المكان المخصص له في الجدول",
                            "Averyveryveryverylongwordthathasnobreakinitatallandgoesonandonandon", "two\u2028lines"}) {
    for (const Scene& scene : drawn(of_slides(5, title))) EXPECT_EQ(faults(scene), "") << title;
  }
}

TEST_F(ReportSceneTest, draws_a_run_of_nothing) {
  const auto scenes = drawn(report_of("Talk", {lectern::Run{}}, 0));
  ASSERT_EQ(scenes.size(), 1U);
  EXPECT_NE(text_of(scenes.front()).find("Nothing was said in this run."), std::string::npos);
}

}  // namespace
}  // namespace lectern
