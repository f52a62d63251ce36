#include "scene/enlarged.h"

#include <utility>

#include "scene/embed.h"

namespace lectern {
Scene enlarged(Scene scene, const Rect& part) {
  if (part.empty()) return scene;
  std::erase_if(scene.items, [&](const SceneItem& item) { return !bounds(item).intersects(part); });
  const float factor = scene.size.width / part.width;
  for (SceneItem& item : scene.items) {
    item = placed(std::move(item), factor, {-part.x * factor, -part.y * factor});
    item.tag = -1;
  }
  scene.links.clear();
  scene.tags.clear();
  return scene;
}

}  // namespace lectern
