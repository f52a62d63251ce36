#pragma once
// A painted picture in runs of like pixels. A slide is paper for the most part: at 4K, where a frame has 33 MB, the
// frames that wait for the next key take a tenth of that or less, and are quicker to copy to a window. Lossless, pure.

#include <cstdint>
#include <optional>
#include <vector>

#include "paint/rasterizer.h"
#include "present/canvas.h"

namespace lectern {

struct PackedBitmap {
  PixelSize size;
  /// Pieces of rows, each a head and what follows it:
  ///
  ///     2 * n + 1, pixel           n times that pixel
  ///     2 * n, pixel, pixel, ...   n pixels as they are
  std::vector<std::uint32_t> words;
  std::vector<std::uint32_t> rows;  ///< where each row begins in `words`; rows that are alike begin at the same place
};

/// Nothing where that would take more than a third of the picture: photographs stay as they are.
std::optional<PackedBitmap> pack(const Bitmap& picture);

Bitmap unpacked(const PackedBitmap& picture);

/// Copies the picture, its pixel (0, 0) at (x, y), inside `clip`.
void blit(const Canvas& canvas, const PackedBitmap& picture, int x, int y, const PixelRect& clip);

}  // namespace lectern
