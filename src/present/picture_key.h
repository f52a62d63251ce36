#pragma once
// The name of a painted picture: everything that its pixels depend on. Plain value, ordered, so that caches and wish
// lists agree on what is what.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/geometry.h"
#include "show/show.h"

namespace lectern {

enum class PictureKind {
  slide,  ///< one state of one page
  notes,  ///< a band of a slide's notes
  title,  ///< a slide's title on one line
  list,   ///< a band of the list of diagnostics; `slide` is the list's revision
};

/// Bands keep the picture of very long notes from growing with them: kBandHeight pixels each, top to bottom.
inline constexpr int kBandHeight = 2048;

struct PictureKey {
  PictureKind kind = PictureKind::slide;
  std::uint64_t generation = 0;  ///< of the briefing; every reload has its own
  int slide = 0;
  int page = 0;
  int step = 0;
  int width = 0;   ///< pixels
  int height = 0;  ///< pixels; 0 where it comes out of the text
  int band = 0;
  float text_size = 0;  ///< pixels; notes, title, list
  auto operator<=>(const PictureKey&) const = default;
};

inline PictureKey slide_picture(std::uint64_t generation, const Place& place, PixelSize size) {
  return {.kind = PictureKind::slide,
          .generation = generation,
          .slide = place.slide,
          .page = place.page,
          .step = place.step,
          .width = size.width,
          .height = size.height};
}

/// Pictures to have ready, most urgent first. The first `urgent` of them are those that are shown and those of the next
/// key press.
struct WishList {
  std::vector<PictureKey> keys;
  std::size_t urgent = 0;
};

}  // namespace lectern
