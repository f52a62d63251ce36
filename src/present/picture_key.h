#pragma once
// The name of a painted picture: everything that its pixels depend on. Plain value, ordered, so that caches and wish
// lists agree on what is what.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/geometry.h"
#include "show/show.h"

namespace lectern {

enum class PictureKind {
  slide,  ///< one state of one page
  notes,  ///< a band of a slide's notes
  list,   ///< a band of the list of diagnostics; `slide` is the list's revision
  card,   ///< the test card; `slide` is its revision
};

/// How the console shows a slide that the audience sees on another screen: dimmed, so that it does not light the
/// speaker's face, and with what its next steps will add as a shadow.
enum class SlideLook { plain, dimmed, expecting, dimmed_expecting };

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
  float text_size = 0;  ///< pixels; notes, list
  SlideLook look = SlideLook::plain;
  bool light = false;  ///< notes and lists for the light console
  int part_x = 0;      ///< the enlarged part in whole slide units; the whole slide where part_width is 0
  int part_y = 0;
  int part_width = 0;
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

/// The test card in this size.
inline PictureKey card_picture(std::uint64_t generation, int revision, PixelSize size) {
  return {.kind = PictureKind::card,
          .generation = generation,
          .slide = revision,
          .width = size.width,
          .height = size.height};
}

/// The same picture with only `part` of the slide, enlarged. Whole units are enough: nobody aims finer.
PictureKey with_part(PictureKey key, const std::optional<Rect>& part);
/// The part that a key names, in a slide of this size; nothing where it is all of it.
std::optional<Rect> part_of(const PictureKey& key, Size slide);

/// Pictures to have ready, most urgent first. The first `urgent` of them are those that are shown and those of the next
/// key press.
struct WishList {
  std::vector<PictureKey> keys;
  std::size_t urgent = 0;
};

}  // namespace lectern
