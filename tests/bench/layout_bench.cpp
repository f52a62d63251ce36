// Layout of slides: every slide of the seven briefings, the median and the worst of them, and a crowded one. Faces are
// open and pictures decoded before the clock starts, as they are in a talk.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "briefing/briefing.h"
#include "files/files.h"

namespace lectern {
namespace {

std::shared_ptr<const Briefing> briefing_of(const std::filesystem::path& path) {
  BriefingInputs inputs;
  inputs.file_name = path.string();
  inputs.source = read_file(path.string()).value();
  inputs.files = open_deck_folder(path.parent_path().string(), false);
  static const auto kFonts = std::make_shared<const FontSet>(catalogue_fonts());
  inputs.fonts = kFonts;
  return read_briefing(inputs);
}

struct TimedSlide {
  double milliseconds = 0;
  std::string name;
};

// The best of several runs: what the machine does beside this is not layout's.
TimedSlide timed(const Briefing& briefing, std::size_t slide) {
  TimedSlide best{1e9, briefing.file_name + " slide " + std::to_string(slide + 1)};
  for (int run = 0; run < 9; ++run) {
    Diagnostics diagnostics;
    const auto begin = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(compile_slide(briefing, slide, diagnostics));
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
    if (run > 0) best.milliseconds = std::min(best.milliseconds, taken.count());
  }
  return best;
}

void lay_out_the_briefings(benchmark::State& state) {
  std::vector<std::shared_ptr<const Briefing>> briefings;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(LECTERN_SOURCE_DIR) + "/briefings")) {
    if (entry.path().extension() == ".md" && entry.path().stem() != "README")
      briefings.push_back(briefing_of(entry.path()));
  }
  std::vector<TimedSlide> slides;
  for (auto _ : state) {
    slides.clear();
    for (const auto& briefing : briefings) {
      for (std::size_t slide = 0; slide < briefing->deck.slides.size(); ++slide)
        slides.push_back(timed(*briefing, slide));
    }
  }
  std::ranges::sort(slides, {}, &TimedSlide::milliseconds);
  state.counters["slides"] = static_cast<double>(slides.size());
  state.counters["median_ms"] = slides[slides.size() / 2].milliseconds;
  state.counters["worst_ms"] = slides.back().milliseconds;
  const std::string& worst = slides.back().name;
  state.SetLabel("worst: " + worst.substr(worst.rfind('/') + 1));
}
BENCHMARK(lay_out_the_briefings)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace lectern
