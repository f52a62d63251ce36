#include "export/export_images.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace lectern {
namespace {

int digits_of(std::size_t number) {
  return static_cast<int>(fmt::formatted_size("{}", number));
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
    return fmt::format("{}.{}", name, ending_of(options_.encoding.format));
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

// The pages of a plan's pictures, laid out again where they were not kept.
class PageFinder {
 public:
  PageFinder(const Briefing& briefing, const ImagePlan& plan) : briefing_(briefing), plan_(plan) {}

  PictureScene operator()(std::size_t index) {
    const PlannedImage& image = plan_.images[index];
    return {&page(image).scene, image.step};
  }

 private:
  const Page& page(const PlannedImage& image) {
    const std::vector<Page>& kept = plan_.deck.slides[image.slide].pages;
    if (!kept.empty()) return kept[static_cast<std::size_t>(image.part)];
    if (slide_ != image.slide) {
      Diagnostics known;  // the same as when planning
      pages_ = compile_slide(briefing_, image.slide, known);
      slide_ = image.slide;
    }
    return pages_[static_cast<std::size_t>(image.part)];
  }

  const Briefing& briefing_;
  const ImagePlan& plan_;
  std::vector<Page> pages_;  // of the slide laid out last
  std::optional<std::size_t> slide_;
};

}  // namespace

PixelSize picture_size(const Briefing& briefing, const ImageExportOptions& options) {
  if (options.size.width != 0 || options.size.height != 0) return options.size;
  const Size slide = briefing.deck.meta.slide_size;
  const auto scaled = [&](float units) {
    return static_cast<int>(std::lround(std::clamp(units * options.scale, 0.0F, 1e9F)));
  };
  return {scaled(slide.width), scaled(slide.height)};
}

Result<ImagePlan> plan_images(const Briefing& briefing, const ImageExportOptions& options) {
  if (const auto fits = check_picture_size(picture_size(briefing, options), options.encoding.format); !fits)
    return std::unexpected(fits.error());
  if (options.encoding.transparent && options.encoding.format == PictureFormat::jpeg)
    return std::unexpected(Error{"a JPEG picture cannot be transparent", "choose --format png or webp"});
  const auto chosen = chosen_slides(briefing.deck, options.slides);
  if (!chosen) return std::unexpected(chosen.error());

  ImagePlan plan;
  plan.deck = compile_deck(briefing, options.jobs, kKeptSlides, options.stop, review_pictures);
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
  PictureWork work;
  if (options.file.empty()) work.folder = options.folder;
  for (const PlannedImage& image : plan.images) work.paths.push_back(image.path);
  work.size = picture_size(briefing, options);
  work.encoding = options.encoding;
  work.scenes = [&] { return SceneMaker(PageFinder(briefing, plan)); };
  work.reuse = options.reuse;
  work.jobs = options.jobs;
  work.stop = options.stop;
  return write_pictures(work, progress);
}

}  // namespace lectern
