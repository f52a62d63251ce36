#pragma once
// Pages of exported HTML as pictures: the very bytes of exported PNG files, one for each step, which a browser shows
// pixel for pixel where its window has their size.

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "export/encode_image.h"
#include "scene/scene.h"

namespace lectern {

struct HtmlPictureOptions {
  PixelSize size;  ///< a page of another shape is fitted into it
  Compression compression = Compression::fast;
};

/// The pictures of each page as <img> elements, of which one is seen at each step; painted on `jobs` threads, and the
/// same for every number of them. Empty strings for those that were not begun when a stop was requested; an error where
/// memory runs out.
Result<std::vector<std::string>> html_pictures(std::span<const Scene* const> pages, const HtmlPictureOptions& options,
                                               int jobs, const std::stop_token& stop);

}  // namespace lectern
