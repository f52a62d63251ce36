#include "export/export_images.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "export/write_file.h"
#include "paint/rasterizer.h"

namespace lectern {
namespace {

// Pages of so many slides are kept between planning and painting; later ones are laid out again, which costs a small
// part of painting them.
constexpr std::size_t kKeptSlides = 256;

int digits_of(std::size_t number) {
  return static_cast<int>(fmt::formatted_size("{}", number));
}

PixelSize picture_size(const Briefing& briefing, const ImageExportOptions& options) {
  if (options.size.width != 0 || options.size.height != 0) return options.size;
  const Size slide = briefing.deck.meta.slide_size;
  const auto scaled = [&](float units) {
    return static_cast<int>(std::lround(std::clamp(units * options.scale, 0.0F, 1'000'000.0F)));
  };
  return {scaled(slide.width), scaled(slide.height)};
}

std::optional<Error> size_trouble(PixelSize size) {
  const auto fits = [](int side) { return side >= 1 && side <= kMostPixelsASide; };
  if (fits(size.width) && fits(size.height) && std::int64_t{size.width} * size.height <= kMostPixels)
    return std::nullopt;
  return Error{fmt::format("a picture of {} x {} pixels cannot be made", size.width, size.height),
               fmt::format("each side may have 1 to {} pixels, the picture {} million in all", kMostPixelsASide,
                           kMostPixels / 1'000'000)};
}

// STEM.001.png for pages, STEM.001.01.png for steps; more digits where a deck needs them, the same in the whole deck.
class FileNames {
 public:
  FileNames(const ImageExportOptions& options, const Deck& deck, const CompiledDeck& compiled) : options_(options) {
    for (std::size_t i = 0; i < compiled.slides.size(); ++i) {
      first_page_.push_back(pages_);
      if (deck.slides[i].kind == SlideKind::hidden) continue;
      pages_ += compiled.slides[i].page_steps.size();
      for (const int steps : compiled.slides[i].page_steps) most_steps_ = std::max(most_steps_, steps);
    }
  }

  std::string path(std::size_t slide, std::size_t part, int step) const {
    std::string name = fmt::format("{}/{}.{:0{}}", options_.folder, options_.stem, first_page_[slide] + part + 1,
                                   std::max(3, digits_of(pages_)));
    if (options_.steps == StepChoice::all) {
      name += fmt::format(".{:0{}}", step + 1, std::max(2, digits_of(static_cast<std::size_t>(most_steps_))));
    }
    return fmt::format("{}.{}", name, ending_of(options_.format));
  }

 private:
  const ImageExportOptions& options_;
  std::vector<std::size_t> first_page_;  // of each slide, from 0
  std::size_t pages_ = 0;
  int most_steps_ = 1;
};

std::vector<PlannedImage> planned_images(const std::vector<std::size_t>& chosen, const FileNames& names,
                                         const CompiledDeck& compiled, StepChoice steps) {
  std::vector<PlannedImage> images;
  for (const std::size_t slide : chosen) {
    const std::vector<int>& page_steps = compiled.slides[slide].page_steps;
    for (std::size_t part = 0; part < page_steps.size(); ++part) {
      const int last = page_steps[part] - 1;
      for (int step = steps == StepChoice::all ? 0 : last; step <= last; ++step) {
        images.push_back({slide, static_cast<int>(part), step, names.path(slide, part, step)});
      }
    }
  }
  return images;
}

// What one thread owns.
struct Worker {
  explicit Worker(const ImageExportOptions& options) : encoder(options.format, options.compression) {}
  Rasterizer rasterizer;
  PictureEncoder encoder;
  Bitmap canvas;
  std::vector<Page> pages;  // of the slide laid out last
  std::optional<std::size_t> slide;

  const Page& page(const Briefing& briefing, const CompiledDeck& deck, const PlannedImage& image) {
    const std::vector<Page>& kept = deck.slides[image.slide].pages;
    if (!kept.empty()) return kept[static_cast<std::size_t>(image.part)];
    if (slide != image.slide) {
      Diagnostics known;  // the same as when planning
      pages = compile_slide(briefing, image.slide, known);
      slide = image.slide;
    }
    return pages[static_cast<std::size_t>(image.part)];
  }
};

// The outcome so far, shared by the threads.
class Tally {
 public:
  Tally(std::size_t total, const ProgressFunction& progress) : total_(total), progress_(progress) {}

  void add(std::uint64_t bytes) {
    const std::scoped_lock lock(mutex_);
    ++report_.files;
    report_.bytes += bytes;
    if (progress_) progress_(report_.files, total_);
  }

  // The failure of the earliest picture is the one told, whatever the order of the threads.
  void fail(std::size_t index, const Error& error) {
    const std::scoped_lock lock(mutex_);
    failures_.try_emplace(index, error);
    failed_.request_stop();
  }

  std::stop_token failed() const { return failed_.get_token(); }

  Result<ExportReport> outcome(const std::stop_token& stop) {
    const std::scoped_lock lock(mutex_);
    if (!failures_.empty()) return std::unexpected(failures_.begin()->second);
    report_.stopped = stop.stop_requested() && (total_ == 0 || report_.files < total_);
    return report_;
  }

 private:
  std::mutex mutex_;
  ExportReport report_;
  std::size_t total_;
  const ProgressFunction& progress_;
  std::map<std::size_t, Error> failures_;
  std::stop_source failed_;
};

}  // namespace

Result<ImagePlan> plan_images(const Briefing& briefing, const ImageExportOptions& options) {
  if (const auto trouble = size_trouble(picture_size(briefing, options))) return std::unexpected(*trouble);
  const auto chosen = chosen_slides(briefing.deck, options.slides);
  if (!chosen) return std::unexpected(chosen.error());

  ImagePlan plan;
  plan.deck = compile_deck(briefing, options.jobs, kKeptSlides, options.stop);
  if (options.stop.stop_requested()) return plan;
  plan.images = planned_images(*chosen, FileNames(options, briefing.deck, plan.deck), plan.deck, options.steps);
  if (options.file.empty()) return plan;
  if (plan.images.size() != 1) {
    return std::unexpected(
        Error{fmt::format("{} can hold one picture, and {} were asked for", options.file, plan.images.size()),
              fmt::format("choose one with --slides, or give a folder: -o {}", options.stem)});
  }
  plan.images.front().path = options.file;
  return plan;
}

Result<ExportReport> export_images(const Briefing& briefing, const ImagePlan& plan, const ImageExportOptions& options,
                                   const ProgressFunction& progress) {
  if (options.file.empty()) {
    if (auto made = make_folder(options.folder); !made) return std::unexpected(made.error());
  }
  const PixelSize size = picture_size(briefing, options);
  const std::size_t count = plan.images.size();
  const int jobs = std::clamp(options.jobs, 1, 256);
  std::vector<std::optional<Worker>> workers(static_cast<std::size_t>(jobs));
  Tally tally(count, progress);
  std::stop_source halt;
  const std::stop_callback on_stop(options.stop, [&] { halt.request_stop(); });
  const std::stop_callback on_failure(tally.failed(), [&] { halt.request_stop(); });

  on_threads(jobs, count, halt.get_token(), [&](int thread, std::size_t i) {
    const PlannedImage& image = plan.images[i];
    std::optional<Worker>& slot = workers[static_cast<std::size_t>(thread)];
    if (!slot) slot.emplace(options);
    Worker& worker = *slot;
    const Page& page = worker.page(briefing, plan.deck, image);
    worker.canvas.size = size;
    worker.canvas.pixels.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
    worker.rasterizer.draw_into(page.scene, image.step, size, worker.canvas.pixels.data(), size.width);
    const auto bytes = worker.encoder.encode(worker.canvas);
    if (bytes.empty()) {
      tally.fail(
          i,
          {fmt::format("cannot pack {}: the picture is too large for {}", image.path, ending_of(options.format)), {}});
      return;
    }
    if (auto written = write_atomically(image.path, bytes); !written) {
      tally.fail(i, written.error());
      return;
    }
    tally.add(bytes.size());
  });
  return tally.outcome(options.stop);
}

}  // namespace lectern
