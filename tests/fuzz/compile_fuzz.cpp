// Any bytes become slides that can be laid out and painted; every item lies on its slide's plane with finite numbers.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "briefing/briefing.h"
#include "files/files.h"
#include "paint/rasterizer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  static const auto fonts = std::make_shared<const FontSet>(catalogue_fonts());
  static const auto files = open_deck_folder("/nowhere", false);
  static Rasterizer rasterizer;
  constexpr std::size_t kMostSlides = 8;  // a slide is as good as the next
  BriefingInputs inputs;
  inputs.file_name = "deck.md";
  inputs.source = shared_bytes(std::string(data, data + size));
  inputs.files = files;
  inputs.fonts = fonts;
  const auto briefing = read_briefing(inputs);
  for (std::size_t i = 0; i < briefing->deck.slides.size() && i < kMostSlides; ++i) {
    Diagnostics diagnostics;
    const auto pages = compile_slide(*briefing, i, diagnostics);
    if (pages.empty()) std::abort();
    for (const Page& page : pages) {
      for (const SceneItem& item : page.scene.items) {
        const Rect box = bounds(item);
        if (!std::isfinite(box.x) || !std::isfinite(box.y) || !std::isfinite(box.width) || !std::isfinite(box.height))
          std::abort();
      }
    }
    const Scene& first = pages.front().scene;
    if (rasterizer.draw(first, first.step_count - 1, {96, 54}).pixels.size() != std::size_t{96} * 54) std::abort();
  }
  return 0;
}
