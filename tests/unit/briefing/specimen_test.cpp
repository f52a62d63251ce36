#include "theme/specimen.h"

#include <gtest/gtest.h>

#include <set>

#include "briefing_support.h"
#include "support/layout_faults.h"

namespace lectern {
namespace {

std::shared_ptr<const Briefing> specimen(std::string_view theme) {
  BriefingInputs inputs = test::inputs_of(std::string(specimen_deck()));
  inputs.files = specimen_files();
  inputs.theme = theme;
  return read_briefing(inputs);
}

TEST(Specimen, shows_every_layout_once) {
  const auto briefing = specimen("chancery");
  std::set<std::string_view> shown;
  for (const Slide& slide : briefing->deck.slides) shown.insert(name_of(layout_of(slide)));
  for (const std::string_view name : slide_layout_names()) {
    if (name == "automatic") continue;
    EXPECT_TRUE(shown.contains(name)) << name;
  }
  EXPECT_EQ(briefing->deck.slides.size(), shown.size());
}

TEST(Specimen, is_without_fault_in_every_built_in_theme) {
  for (const std::string_view theme : built_in_theme_names()) {
    const auto briefing = specimen(theme);
    Diagnostics diagnostics = briefing->diagnostics;
    for (std::size_t slide = 0; slide < briefing->deck.slides.size(); ++slide) {
      const std::vector<Page> pages = compile_slide(*briefing, slide, diagnostics);
      EXPECT_EQ(pages.size(), 1U) << theme << " slide " << slide + 1;
      for (const Page& page : pages) {
        for (const std::string& fault : test::layout_faults(page.scene)) ADD_FAILURE() << theme << ": " << fault;
      }
    }
    for (const LocatedDiagnostic& found : located(*briefing, diagnostics)) ADD_FAILURE() << format_diagnostic(found);
  }
}

}  // namespace
}  // namespace lectern
