#pragma once
// A briefing as picture files, one a page, or one a step. Painting, packing and writing overlap over threads; the files
// are the same for every number of them, and memory does not grow with the deck.

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "briefing/briefing.h"
#include "export/compile_deck.h"
#include "export/encode_image.h"
#include "export/slide_choice.h"

namespace lectern {

enum class StepChoice { last, all };

struct ImageExportOptions {
  std::string folder = ".";    ///< made when it is missing
  std::string stem = "slide";  ///< of the file names
  std::string file;            ///< when not empty: the one picture's own path, instead of folder and stem
  PictureFormat format = PictureFormat::png;
  Compression compression = Compression::fast;
  PixelSize size{0, 0};  ///< when not empty: every picture's size, the slide fitted into it
  float scale = 1;       ///< else the slide's own size (1920 x 1080 for 16:9) times this
  SlideChoice slides;
  StepChoice steps = StepChoice::last;
  int jobs = 1;
  std::stop_token stop;  ///< when requested: ends after the files in work, leaving only whole ones
};

/// One picture to be made. Pages are counted through the whole deck, hidden slides left out, so that a page keeps its
/// name whatever is chosen.
struct PlannedImage {
  std::size_t slide = 0;
  int part = 0;
  int step = 0;
  std::string path;
  bool operator==(const PlannedImage&) const = default;
};

/// What is to be made; nothing is written yet.
struct ImagePlan {
  std::vector<PlannedImage> images;  ///< in the deck's order
  CompiledDeck deck;
};

struct ExportReport {
  std::size_t files = 0;
  std::uint64_t bytes = 0;
  bool stopped = false;
};

/// Called now and then, from one thread at a time.
using ProgressFunction = std::function<void(std::size_t done, std::size_t total)>;

/// Limits of a picture's size: what the formats and 32-bit arithmetic hold with room to spare.
inline constexpr int kMostPixelsASide = 16'384;
inline constexpr std::int64_t kMostPixels = 134'217'728;

/// Lays the deck out and names the files. Its errors are misuse: slides that are not there, a size out of bounds, one
/// file for several pictures.
Result<ImagePlan> plan_images(const Briefing& briefing, const ImageExportOptions& options);

/// Paints and writes. Its errors are the machine's; what was written until then is whole.
Result<ExportReport> export_images(const Briefing& briefing, const ImagePlan& plan, const ImageExportOptions& options,
                                   const ProgressFunction& progress = {});

}  // namespace lectern
