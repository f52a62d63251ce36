#pragma once
// A deck's picture as it may leave in another file: the author's own bytes where they can stay, without what cameras
// and programs write beside the pixels (places, names, paths). A colour profile stays where it says anything but sRGB.
// Pure; safe on any thread.

#include <cstdint>
#include <string_view>
#include <vector>

#include "image/image.h"

namespace lectern {

struct PortablePicture {
  std::string_view type;    ///< "image/jpeg", "image/png", "image/webp", "image/svg+xml"
  std::string_view ending;  ///< "jpg", "png", "webp", "svg"
  std::vector<std::uint8_t> bytes;
};

/// Which formats the reader of the file knows.
enum class PictureReader { office, browser };

/// JPEG and PNG pass through; so does WebP for a browser. Turned and CMYK photographs, moving pictures, vectors, and
/// for office programs what has a colour profile of its own, are drawn and packed again. A browser gets vectors as the
/// drawing alone, an office program with `vector_width` pixels. Equal pictures give equal bytes.
PortablePicture portable_picture(const Image& image, PictureReader reader, int vector_width);

/// A PNG file of straight RGBA, for pictures that are not opaque (PngWriter's are).
std::vector<std::uint8_t> png_with_alpha(const PixelImage& image);

}  // namespace lectern
