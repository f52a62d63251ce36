#pragma once
// Formats whose text is apart from its surroundings still paint in the scene's order, by layers. Pure.

#include <vector>

#include "scene/scene.h"

namespace lectern {

/// False for what a browser cannot set from a face that the file carries: emoji, which are pictures, and faces whose
/// licence forbids to embed them. Its glyphs are drawn.
bool may_be_set(const DrawText& text);

/// Which layer each item of a scene is in, so that what was painted over something is over it again: shapes have even
/// numbers, text odd ones, and most pages need only 0 and 1. Text that is drawn counts as shapes.
std::vector<int> layers_of(const Scene& scene);

}  // namespace lectern
