#include "scene/enlarged.h"

#include <algorithm>

namespace lectern {
namespace {

/// Places and lengths of the part in the whole.
struct Enlarge {
  Rect part;
  float factor = 1;

  Point placed(Point point) const { return {(point.x - part.x) * factor, (point.y - part.y) * factor}; }
  Rect placed(const Rect& rect) const {
    const Point corner = placed(Point{rect.x, rect.y});
    return {corner.x, corner.y, rect.width * factor, rect.height * factor};
  }

  void operator()(FillRect& shape) const {
    shape.rect = placed(shape.rect);
    shape.radius *= factor;
  }
  void operator()(FillGradient& shape) const { shape.rect = placed(shape.rect); }
  void operator()(Path& shape) const {
    for (Path::Segment& segment : shape.segments) {
      segment.control1 = placed(segment.control1);
      segment.control2 = placed(segment.control2);
      segment.to = placed(segment.to);
    }
    shape.stroke_width *= factor;
  }
  void operator()(DrawText& shape) const {
    shape.origin = placed(shape.origin);
    shape.size *= factor;
    shape.width *= factor;
  }
  void operator()(DrawImage& shape) const { shape.rect = placed(shape.rect); }
};

}  // namespace

Scene enlarged(Scene scene, const Rect& part) {
  if (part.empty()) return scene;
  std::erase_if(scene.items, [&](const SceneItem& item) { return !bounds(item).intersects(part); });
  const Enlarge enlarge{part, scene.size.width / part.width};
  for (SceneItem& item : scene.items) {
    std::visit(enlarge, item.shape);
    if (item.clip) item.clip = enlarge.placed(*item.clip);
    item.tag = -1;
  }
  scene.links.clear();
  scene.tags.clear();
  return scene;
}

}  // namespace lectern
