#pragma once
// A PNG file (PNG 3rd edition): a palette where 256 colours suffice, of less than 8 bits where files are to be small,
// else 8 bits a channel, RGB or RGBA; tagged as sRGB, with the resolution that makes it as high as it was asked to be.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "export/encode_image.h"
#include "paint/rasterizer.h"

namespace lectern {

class PngWriter {
 public:
  explicit PngWriter(const PictureEncoding& encoding);
  PngWriter(const PngWriter&) = delete;
  PngWriter& operator=(const PngWriter&) = delete;
  PngWriter(PngWriter&&) = delete;
  PngWriter& operator=(PngWriter&&) = delete;
  ~PngWriter();

  /// Pixels are opaque or, in a transparent encoding, not multiplied by their alpha. Valid until the next call; empty
  /// when memory ran out.
  std::span<const std::uint8_t> write(const Bitmap& picture);

 private:
  struct Internals;
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
