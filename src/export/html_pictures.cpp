#include "export/html_pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/base64.h"
#include "export/compile_deck.h"
#include "export/html_shapes.h"
#include "export/turns.h"
#include "paint/rasterizer.h"

namespace lectern {
namespace {

// What one thread owns.
struct Worker {
  explicit Worker(Compression compression) : encoder({.format = PictureFormat::png, .compression = compression}) {}
  Rasterizer rasterizer;
  PictureEncoder encoder;
};

// A picture and the steps at which it is seen; a step that changes nothing has none of its own.
struct StepPicture {
  int first = 0;
  int last = 0;
  std::vector<std::uint8_t> png;
};

std::vector<StepPicture> step_pictures(const Scene& scene, PixelSize size, Worker& worker) {
  std::vector<StepPicture> pictures;
  for (int step = 0; step < scene.step_count; ++step) {
    const std::span<const std::uint8_t> png = worker.encoder.encode(worker.rasterizer.draw(scene, step, size));
    if (png.empty()) return {};  // memory ran out
    if (!pictures.empty() && std::ranges::equal(pictures.back().png, png)) {
      pictures.back().last = step;
    } else {
      pictures.push_back({step, step, {png.begin(), png.end()}});
    }
  }
  return pictures;
}

// All that is on a page stands in its text, so that the pictures themselves say nothing.
std::string elements_of(const std::vector<StepPicture>& pictures, int step_count) {
  std::string html;
  for (const StepPicture& picture : pictures) {
    html += fmt::format(R"(<img class="g"{} alt="" decoding="sync" src="data:image/png;base64,)",
                        step_attributes(picture.first, picture.last, step_count));
    append_base64(html, picture.png);
    html += "\">\n";
  }
  return html;
}

}  // namespace

Result<void> html_pictures(std::span<const Scene* const> pages, const HtmlPictureOptions& options, int jobs,
                           const std::stop_token& stop, const HtmlPictureSink& sink) {
  std::vector<std::optional<Worker>> workers(static_cast<std::size_t>(std::max(1, jobs)));
  Result<void> outcome;  // of whoever has the turn
  std::stop_source halt;
  const std::stop_callback on_stop(stop, [&] { halt.request_stop(); });
  Turns turns;
  on_threads(jobs, pages.size(), halt.get_token(), [&](int thread, std::size_t i) {
    std::optional<Worker>& worker = workers[static_cast<std::size_t>(thread)];
    if (!worker) worker.emplace(options.compression);
    const Scene& scene = *pages[i];
    const std::string elements =
        elements_of(step_pictures(scene, fitted_size(scene.size, options.size), *worker), scene.step_count);
    if (!turns.wait_for(i, halt.get_token())) return;
    outcome = elements.empty()
                  ? std::unexpected(Error{"memory ran out for the slides' pictures", "choose a smaller --size"})
                  : sink(i, elements);
    if (!outcome) halt.request_stop();
    turns.pass();
  });
  return outcome;
}

}  // namespace lectern
