#pragma once
// A scene inside another: slides on paper, thumbnails on a contact sheet.

#include <vector>

#include "scene/scene.h"

namespace lectern {

/// Parts of a scene that is being put together.
struct SceneParts {
  std::vector<SceneItem>& items;
  std::vector<SceneLink>& links;
  std::vector<Tag>& tags;
};

/// The item scaled by `factor` about the origin, then moved by `offset`.
SceneItem placed(SceneItem item, float factor, Point offset);

/// Adds what `step` of `scene` shows, its background first, scaled to fit `where` and centred in it; nothing reaches
/// beyond the scene's own edges. Its tags follow those that are there, as children of tag `parent`. All of it is there
/// at every step.
void embed(const Scene& scene, int step, const Rect& where, int parent, const SceneParts& into);

/// Where `embed` puts a scene of a size.
Rect fitted_into(Size scene, const Rect& where);

}  // namespace lectern
