#pragma once
// A scene -> an SVG 1.1 file that stands by itself: text as text in subsets of its faces (or as outlines), pictures
// inside, links, a title. It looks the same in browsers and in librsvg, which knows no @font-face and takes the
// installed face of that name. Pure; equal scenes give equal bytes.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "image/image.h"
#include "scene/scene.h"

namespace lectern {

/// A picture's file as it goes into the SVG.
struct SvgPictureFile {
  std::string_view type;  ///< "image/png" ...
  std::vector<std::uint8_t> bytes;
};

struct SvgSettings {
  /// Letters as paths: exact wherever the file is opened, and no longer text.
  bool outline_text = false;
  /// The file's own size in CSS pixels, the slide fitted into it; empty: a pixel to a slide unit.
  Size size{0, 0};
  /// Leaves the scene's background out, to lay the slide over something else.
  bool transparent = false;
  /// Gives a picture of pixels as an upright PNG, JPEG or WebP file. Vector pictures go in as they are.
  std::function<SvgPictureFile(const Image&)> picture;
  /// Where links "#name" lead, such as the file of that slide. A link to any other name is left out.
  std::map<std::string, std::string, std::less<>> destinations;
};

/// What `step` shows, as a file. A face that may not be embedded goes out as outlines.
std::string write_svg(const Scene& scene, int step, const SvgSettings& settings);

}  // namespace lectern
