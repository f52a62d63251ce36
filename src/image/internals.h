#pragma once
// What an Image holds. For room `image` alone.

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "image/image.h"
#include "image/svg.h"

namespace lectern {

struct Image::Internals {
  ImageFormat format = ImageFormat::png;
  SharedBytes source;
  Size size;
  std::vector<std::string> unknown_fonts;
  std::unique_ptr<const SvgPicture> vector;  ///< null for pixels
  mutable std::once_flag rendered;           ///< a vector picture's own pixels are made when they are asked for
  mutable PixelImage pixels;
};

}  // namespace lectern
