#pragma once
// A briefing as picture files, one a page, or one a step: which there are, what they are called, and how they are made.

#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "briefing/briefing.h"
#include "export/compile_deck.h"
#include "export/encode_image.h"
#include "export/slide_choice.h"
#include "export/write_pictures.h"

namespace lectern {

enum class StepChoice { last, all };

struct ImageExportOptions {
  std::string folder = ".";    ///< made when it is missing
  std::string stem = "slide";  ///< of the file names
  std::string file;            ///< when not empty: the one picture's own path, instead of folder and stem
  PictureEncoding encoding;
  PixelSize size{0, 0};  ///< when not empty: every picture's size, the slide fitted into it
  float scale = 1;       ///< else the slide's own size (1920 x 1080 for 16:9) times this
  SlideChoice slides;
  StepChoice steps = StepChoice::last;
  ReuseOptions reuse;
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

/// The size of every picture: as asked for, or the slide's own times the scale.
PixelSize picture_size(const Briefing& briefing, const ImageExportOptions& options);

/// Lays the deck out and names the files. Its errors are misuse: slides that are not there, a size out of bounds, one
/// file for several pictures.
Result<ImagePlan> plan_images(const Briefing& briefing, const ImageExportOptions& options);

/// Paints and writes. Its errors are the machine's; what was written until then is whole.
Result<ExportReport> export_images(const Briefing& briefing, const ImagePlan& plan, const ImageExportOptions& options,
                                   const ProgressFunction& progress = {});

}  // namespace lectern
