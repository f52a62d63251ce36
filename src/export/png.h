#pragma once
// A PNG file of an opaque picture (PNG 3rd edition): a palette where 256 colours suffice, of less than 8 bits where
// files are to be small, else RGB of 8 bits; tagged as sRGB, with a resolution that makes a slide 7.5 inches high, as
// presentation programs have it.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "export/encode_image.h"
#include "paint/rasterizer.h"

namespace lectern {

class PngWriter {
 public:
  explicit PngWriter(Compression compression);
  PngWriter(const PngWriter&) = delete;
  PngWriter& operator=(const PngWriter&) = delete;
  PngWriter(PngWriter&&) = delete;
  PngWriter& operator=(PngWriter&&) = delete;
  ~PngWriter();

  /// Valid until the next call; empty when memory ran out.
  std::span<const std::uint8_t> write(const Bitmap& picture);

 private:
  struct Internals;
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
