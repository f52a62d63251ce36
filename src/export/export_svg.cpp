#include "export/export_svg.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/uri.h"
#include "export/portable_picture.h"
#include "export/write_file.h"
#include "files/files.h"
#include "paint/svg.h"

namespace lectern {
namespace {

// Vector pictures go in as they are, so that the width matters to none.
constexpr int kVectorWidth = 1920;

SvgPictureFile picture_file(const Image& image) {
  PortablePicture picture = portable_picture(image, PictureReader::browser, kVectorWidth);
  return {picture.type, std::move(picture.bytes)};
}

std::string name_of_path(const std::string& path) {
  return path.substr(path.find_last_of('/') + 1);
}

// A file's name as a link to it beside this one: of a "#" or a "%" in it a browser would think otherwise (RFC
// 3986, 2.3).
std::string address_of(std::string_view name) {
  return percent_encoded(name, "-._~");
}

// The address of each slide's first file, by the slide's name.
std::map<std::string, std::string, std::less<>> files_of(const Briefing& briefing, const ImagePlan& plan) {
  std::map<std::string, std::string, std::less<>> files;
  for (const PlannedImage& image : plan.images) {
    const std::string& anchor = briefing.deck.slides[image.slide].anchor;
    if (!anchor.empty()) files.try_emplace(anchor, address_of(name_of_path(image.path)));
  }
  return files;
}

// Making a drawing costs less than hashing what it is made from, so that it is compared with the file itself.
bool holds(const std::string& path, std::string_view svg) {
  const auto file = read_file(path);
  return file && file->text() == svg;
}

Size file_size(const Briefing& briefing, const ImageExportOptions& images) {
  if (images.size.width > 0) return {static_cast<float>(images.size.width), static_cast<float>(images.size.height)};
  const Size slide = briefing.deck.meta.slide_size;
  return {slide.width * images.scale, slide.height * images.scale};
}

// The page of a file, laid out again where the plan did not keep it.
class Pages {
 public:
  Pages(const Briefing& briefing, const CompiledDeck& deck) : briefing_(briefing), deck_(deck) {}

  const Page& find(const PlannedImage& image) {
    const auto part = static_cast<std::size_t>(image.part);
    if (const std::vector<Page>& kept = deck_.slides[image.slide].pages; !kept.empty()) return kept[part];
    if (slide_ != image.slide) {
      Diagnostics known;  // the same as when planning
      pages_ = compile_slide(briefing_, image.slide, known);
      slide_ = image.slide;
    }
    return pages_[part];
  }

 private:
  const Briefing& briefing_;
  const CompiledDeck& deck_;
  std::vector<Page> pages_;
  std::optional<std::size_t> slide_;
};

}  // namespace

Result<ImagePlan> plan_svg(const Briefing& briefing, const SvgExportOptions& options) {
  ImageExportOptions images = options.images;
  images.encoding.format = PictureFormat::png;
  auto plan = plan_images(briefing, images);
  if (!plan || !images.file.empty()) return plan;
  for (PlannedImage& image : plan->images) image.path.replace(image.path.find_last_of('.'), std::string::npos, ".svg");
  return plan;
}

Result<ExportReport> export_svg(const Briefing& briefing, const ImagePlan& plan, const SvgExportOptions& options,
                                const ProgressFunction& progress) {
  if (options.images.file.empty()) {
    if (auto made = make_folder(options.images.folder); !made) return std::unexpected(made.error());
  }
  const int jobs = std::clamp(options.images.jobs, 1, 256);
  std::vector<Pages> pages(static_cast<std::size_t>(jobs), Pages(briefing, plan.deck));
  const SvgSettings settings{options.outline_text, file_size(briefing, options.images),
                             options.images.encoding.transparent, picture_file, files_of(briefing, plan)};
  std::stop_source halt;
  const std::stop_callback on_stop(options.images.stop, [&] { halt.request_stop(); });
  std::mutex mutex;
  ExportReport report;
  std::map<std::size_t, Error> failures;  // the earliest file's is the one told
  on_threads(jobs, plan.images.size(), halt.get_token(), [&](int thread, std::size_t i) {
    const PlannedImage& image = plan.images[i];
    const Page& page = pages[static_cast<std::size_t>(thread)].find(image);
    const std::string svg = write_svg(page.scene, image.step, settings);
    const bool unchanged = !options.images.reuse.record.empty() && holds(image.path, svg);
    const auto written = unchanged ? Result<void>{} : write_atomically(image.path, svg);
    const std::scoped_lock lock(mutex);
    if (!written) {
      failures.try_emplace(i, written.error());
      halt.request_stop();
      return;
    }
    ++report.files;
    if (unchanged) ++report.unchanged;
    report.bytes += svg.size();
    if (progress) progress(report.files, plan.images.size());
  });
  if (!failures.empty()) return std::unexpected(failures.begin()->second);
  // Before anything was laid out the plan is empty.
  report.stopped = options.images.stop.stop_requested() && (plan.images.empty() || report.files < plan.images.size());
  return report;
}

}  // namespace lectern
