#pragma once
// What an Image holds. For room `image` alone.

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "image/image.h"
#include "image/svg.h"

namespace lectern {

/// A JPEG at one of the sizes that decoding itself can give; made when it is asked for, once.
struct JpegPart {
  std::once_flag made;
  PixelImage image;
  bool whole = true;
};

struct Image::Internals {
  ImageFormat format = ImageFormat::png;
  SharedBytes source;
  Size size;
  std::vector<std::string> unknown_fonts;
  std::unique_ptr<const SvgPicture> vector;  ///< null for pixels
  mutable std::array<JpegPart, 4> parts;     ///< JPEG: the whole, a half, a quarter, an eighth of its edges
  mutable std::once_flag rendered;           ///< a vector picture's own pixels are made when they are asked for
  mutable PixelImage pixels;
};

}  // namespace lectern
