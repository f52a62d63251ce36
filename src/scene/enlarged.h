#pragma once
// A part of a scene as a scene of its own, sharp at any size since it is set again and not stretched. Pure.

#include "scene/scene.h"

namespace lectern {

/// What of `scene` lies in `part`, enlarged to the scene's size. `part` has the scene's shape; items that do not touch
/// it are left out. Links and tags are left out too: this is for looking at.
Scene enlarged(Scene scene, const Rect& part);

}  // namespace lectern
