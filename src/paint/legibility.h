#pragma once
// What the back row can read: sizes and contrasts of a finished page, measured against what is painted beneath each
// text.

#include "base/diagnostic.h"
#include "paint/rasterizer.h"
#include "scene/scene.h"

namespace lectern {

/// Least sizes in slide units: from 8 m, on a screen 2 m wide, 42 units of a text face have an x-height of 10 minutes
/// of arc, the least for reading on; 30 serve for a line that is looked up.
inline constexpr float kLeastBodyText = 42;
inline constexpr float kLeastSmallPrint = 30;

/// WCAG 2.2: 1.4.3 (text 4.5:1; large text 3:1) and 1.4.11 (marks with meaning 3:1). On a slide, text from 64 units on
/// is large: it is seen at more than twice the angle of a page's 18 points.
inline constexpr float kLeastTextContrast = 4.5F;
inline constexpr float kLeastLargeContrast = 3.0F;
inline constexpr float kLargeText = 64;

/// Adds at most one warning of each kind for the page: "small-text", "small-print", "low-contrast", "faint-mark".
/// What stands around a slide's body has no place of its own in the file: it is reported at `slide`, and only where the
/// body has nothing worse.
void check_legibility(const Scene& scene, SourceSpan slide, Rasterizer& rasterizer, Diagnostics& diagnostics);

/// Adds "broken-picture" where a JPEG of the page turns out to be broken inside: it is decoded for that, at an eighth
/// of its size, once for all pages.
void check_pictures(const Scene& scene, Diagnostics& diagnostics);

}  // namespace lectern
