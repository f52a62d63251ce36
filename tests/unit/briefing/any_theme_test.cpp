// Whatever a theme sets within its bounds, no text is clipped and none overlaps.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "briefing_support.h"
#include "support/layout_faults.h"
#include "theme/specimen.h"
#include "theme/theme_keys.h"

namespace lectern {
namespace {

class ThemeMaker {
 public:
  explicit ThemeMaker(unsigned seed) : random_(seed) {}

  std::string theme() {
    std::string text = "sizes:\n" + lengths(size_keys());
    text += "margins:\n" + lengths(margin_keys());
    text += fmt::format("faces:\n  text: {{family: {}, leading: {:.2f}}}\n  title: {{family: {}, leading: {:.2f}}}\n",
                        family(), between(kLeastLeading, kMostLeading), family(), between(kLeastLeading, kMostLeading));
    return text;
  }

 private:
  float between(float least, float most) {
    return least + (most - least) * static_cast<float>(random_() % 1001U) / 1000.0F;
  }
  std::string_view family() { return random_() % 2U == 0 ? "Noto Serif" : "Inter"; }
  // Half of the keys are set, often to an end of their bounds.
  template <class Owner>
  std::string lengths(std::span<const LengthKey<Owner>> keys) {
    std::string text;
    for (const auto& key : keys) {
      if (random_() % 2U == 0) continue;
      const unsigned end = random_() % 4U;
      text += fmt::format("  {}: {:.3f}\n", key.name,
                          end == 0   ? key.least
                          : end == 1 ? key.most
                                     : between(key.least, key.most));
    }
    return text.empty() ? "  {}\n" : text;
  }

  std::mt19937 random_;
};

TEST(AnyTheme, text_is_never_clipped_and_never_overlaps) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    const std::string theme = ThemeMaker(seed).theme();
    BriefingInputs inputs = test::inputs_of(std::string(specimen_deck()));
    inputs.files = specimen_files();
    inputs.theme = "any.yaml";
    inputs.theme_files = std::make_shared<const test::MemoryFiles>(test::Files{{"any.yaml", theme}});
    const auto briefing = read_briefing(inputs);
    ASSERT_EQ(briefing->theme.name, "any");
    for (const Page& page : test::pages_of(*briefing)) {
      for (const std::string& fault : test::layout_faults(page.scene))
        ADD_FAILURE() << "theme " << seed << ", slide " << page.slide + 1 << ": " << fault;
    }
  }
}

}  // namespace
}  // namespace lectern
