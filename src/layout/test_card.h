#pragma once
// The picture that a screen is judged by before a talk. It fills the whole screen, not a slide's part of it: edges that
// a projector cuts off, type that the last row cannot read, greys that run together, colours that come out wrong. Pure.

#include <cstddef>

#include "base/geometry.h"
#include "scene/scene.h"
#include "text/font_set.h"
#include "theme/theme.h"

namespace lectern {

struct TestCard {
  PixelSize screen{1920, 1080};  ///< device pixels; edges and fine lines lie on whole ones
  float slide_share = 1;         ///< height of the slides as a share of the screen's: type is shown as large as on them
  float smallest_type = 0;       ///< font size of the deck's smallest text, slide units; 0 where it is not known
  bool fine_lines = true;        ///< else a grey stands for them: drawn at another size they would run together
  bool operator==(const TestCard&) const = default;
};

/// The frames that measure what is cut off, from the edge inwards: each lies this share further in (of the width, of
/// the height), as a projector's "overscan" and our `--safe` count.
inline constexpr float kTestCardFrame = 0.01F;
inline constexpr int kTestCardFrames = 5;
inline constexpr int kTestCardGreys = 11;

/// 1080 units high and as wide as the screen's shape asks.
Scene layout_test_card(const TestCard& card, const Theme& theme, const FontSet& fonts);

/// Font size of the smallest text of a page, footer and page number left out; 0 where there is none.
float smallest_type(const Scene& scene);

}  // namespace lectern
