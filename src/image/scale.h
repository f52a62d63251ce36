#pragma once
// Resampling. For room `image` alone.

#include "image/image.h"

namespace lectern {

/// `crop` (in pixels of the picture, fractions allowed) to `size`: each output pixel is the mean of the pixels under
/// it, weighed by a Catmull-Rom kernel as wide as it is (Catmull and Rom 1974; widened when scaling down, so that
/// nothing is skipped). Premultiplied, in sRGB values; one order of additions, so equal on every thread.
PixelImage resampled(const PixelImage& image, const Rect& crop, PixelSize size);

}  // namespace lectern
