#pragma once
// Scenes -> picture files on several threads. Painting, packing and writing overlap; the files are the same for every
// number of threads, and memory does not grow with their number. Slides, contact sheets and paper all go through here.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "export/encode_image.h"
#include "scene/scene.h"

namespace lectern {

/// One picture's scene and the step that it shows; borrowed until the same thread asks for its next one.
struct PictureScene {
  const Scene* scene = nullptr;
  int step = 0;
  int heading_level = 1;  ///< of its outermost headings in the document, for screen readers
};

/// Makes the scene of a picture. One for each thread, so that it may keep what it made last.
using SceneMaker = std::function<PictureScene(std::size_t index)>;

/// Where an export remembers what its files were made from, so that the next one need not make them again.
struct ReuseOptions {
  std::string record;   ///< path of the record; empty: every picture is made
  std::string program;  ///< says which build made them: another one makes them anew
};

struct PictureWork {
  std::string folder;              ///< made when it is missing; empty: it is not looked at
  std::vector<std::string> paths;  ///< of the pictures, in order
  PixelSize size;
  PictureEncoding encoding;
  std::function<SceneMaker()> scenes;
  ReuseOptions reuse;
  int jobs = 1;
  std::stop_token stop;  ///< when requested: ends after the files in work, leaving only whole ones
};

struct ExportReport {
  std::size_t files = 0;      ///< that are there now: written or found unchanged
  std::size_t unchanged = 0;  ///< of them, those that were not made again
  std::uint64_t bytes = 0;
  bool stopped = false;
};

/// Called now and then, from one thread at a time.
using ProgressFunction = std::function<void(std::size_t done, std::size_t total)>;

/// Limits of a picture's size: what the formats and 32-bit arithmetic hold with room to spare.
inline constexpr int kMostPixelsASide = 16'384;
inline constexpr std::int64_t kMostPixels = 134'217'728;
inline constexpr int kMostWebpPixelsASide = 16'383;

/// Refuses sizes beyond the limits, and beyond those of the format; the error is misuse.
Result<void> check_picture_size(PixelSize size, PictureFormat format);

/// Paints and writes. Its errors are the machine's; what was written until then is whole.
Result<ExportReport> write_pictures(const PictureWork& work, const ProgressFunction& progress = {});

}  // namespace lectern
