#pragma once
// Formats whose text is apart from its surroundings still paint in the scene's order, by layers. Pure.

#include <vector>

#include "scene/scene.h"

namespace lectern {

/// Which layer each item of a scene is in, so that what was painted over something is over it again: shapes have even
/// numbers, text odd ones, and most pages need only 0 and 1. Emoji count as shapes.
std::vector<int> layers_of(const Scene& scene);

}  // namespace lectern
