#pragma once
// Ink as items of a scene, so that every kind of export can carry it. Pure.

#include <vector>

#include "scene/scene.h"
#include "show/ink.h"

namespace lectern {

/// One filled outline a stroke: the union of its segments, with round ends and joints. A marker lets what is beneath
/// show through.
std::vector<SceneItem> ink_items(const Strokes& strokes);

}  // namespace lectern
