#pragma once
// A painted picture as it is kept: its pixels, or packed where it is large. Immutable, shared by threads.

#include <cstddef>
#include <memory>

#include "paint/rasterizer.h"
#include "present/canvas.h"
#include "present/packed_bitmap.h"

namespace lectern {

struct Picture {
  std::shared_ptr<const Bitmap> bitmap;  ///< null where it is packed
  float extent = 0;                      ///< height of the whole text that a band is part of
  std::shared_ptr<const PackedBitmap> packed = nullptr;

  PixelSize size() const;
  /// Without pixels: what could not be painted.
  bool is_blank() const;
  std::size_t bytes() const;
  /// The pixels, unpacked where they have to be.
  std::shared_ptr<const Bitmap> pixels() const;
};

/// True where a picture is so large that it is packed where it can be.
bool is_packed_size(PixelSize size);

/// A picture of a slide, packed where it is so large that a few of them would fill the memory.
Picture kept_picture(Bitmap bitmap);

/// Copies the picture, its pixel (0, 0) at (x, y), inside `clip`.
void blit(const Canvas& canvas, const Picture& picture, int x, int y, const PixelRect& clip);
/// Writes the mix of two pictures of the canvas's size: `share` 256ths of `to`, the rest of `from`. Packed ones are
/// unpacked a row at a time.
void mix(const Canvas& canvas, const Picture& from, const Picture& to, int share);

}  // namespace lectern
