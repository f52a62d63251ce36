#pragma once
// Scene -> pixels. One Rasterizer per thread: it owns glyph and picture caches. Equal scenes give equal pixels on every
// thread and machine.

#include <cstdint>
#include <memory>
#include <vector>

#include "base/geometry.h"
#include "scene/scene.h"

namespace lectern {

/// Row by row without padding, 0xAARRGGBB on the machine's byte order (SDL_PIXELFORMAT_ARGB8888), premultiplied; slides
/// are opaque.
struct Bitmap {
  PixelSize size;
  std::vector<std::uint32_t> pixels;
};

class Rasterizer {
 public:
  Rasterizer();
  Rasterizer(const Rasterizer&) = delete;
  Rasterizer& operator=(const Rasterizer&) = delete;
  Rasterizer(Rasterizer&&) noexcept;
  Rasterizer& operator=(Rasterizer&&) noexcept;
  ~Rasterizer();

  /// Paints what `step` shows, the scene scaled to fit `size` and centred; what is left over at the edges is the
  /// scene's background (callers that want black bars choose a fitting size: see fitted_size).
  Bitmap draw(const Scene& scene, int step, PixelSize size);
  /// The same into pixels that the caller owns (`stride` in pixels).
  void draw_into(const Scene& scene, int step, PixelSize size, std::uint32_t* pixels, int stride);

 private:
  struct Internals;
  std::unique_ptr<Internals> internals_;
};

/// The largest size with the scene's aspect ratio inside `room`, at least 1 x 1.
PixelSize fitted_size(Size scene, PixelSize room);

}  // namespace lectern
