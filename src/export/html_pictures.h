#pragma once
// Pages of exported HTML as pictures: the very bytes of exported PNG files, one for each step, which a browser shows
// pixel for pixel where its window has their size.

#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>
#include <string_view>

#include "base/geometry.h"
#include "base/result.h"
#include "export/encode_image.h"
#include "scene/scene.h"

namespace lectern {

struct HtmlPictureOptions {
  PixelSize size;  ///< a page of another shape is fitted into it
  Compression compression = Compression::fast;
};

/// Takes the pictures of a page: <img> elements, of which one is seen at each step.
using HtmlPictureSink = std::function<Result<void>(std::size_t page, std::string_view elements)>;

/// Paints all pages on `jobs` threads and hands them over in their order, one at a time, so that memory does not grow
/// with their number. Ends early once `stop` is requested; errors are the sink's, or memory that ran out.
Result<void> html_pictures(std::span<const Scene* const> pages, const HtmlPictureOptions& options, int jobs,
                           const std::stop_token& stop, const HtmlPictureSink& sink);

}  // namespace lectern
