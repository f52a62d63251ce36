#pragma once
// What differs between two scenes, as text: for tests and for messages about a reload.

#include <string>

#include "scene/scene.h"

namespace lectern {

/// The lines of the two dumps that differ, in order: "- line" only in `before`, "+ line" only in `after`. Empty when
/// the scenes are equal as far as a dump shows.
std::string diff(const Scene& before, const Scene& after);

}  // namespace lectern
