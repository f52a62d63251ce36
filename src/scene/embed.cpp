#include "scene/embed.h"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

struct Placer {
  float factor = 1;
  Point offset;

  Point at(Point p) const { return {p.x * factor + offset.x, p.y * factor + offset.y}; }
  Rect at(const Rect& r) const {
    return {r.x * factor + offset.x, r.y * factor + offset.y, r.width * factor, r.height * factor};
  }

  void operator()(FillRect& fill) const {
    fill.rect = at(fill.rect);
    fill.radius *= factor;
  }
  void operator()(FillGradient& fill) const { fill.rect = at(fill.rect); }
  void operator()(Path& path) const {
    for (Path::Segment& segment : path.segments) {
      segment.control1 = at(segment.control1);
      segment.control2 = at(segment.control2);
      segment.to = at(segment.to);
    }
    path.stroke_width *= factor;
  }
  void operator()(DrawText& draw) const {
    draw.origin = at(draw.origin);
    draw.size *= factor;
    draw.width *= factor;
  }
  void operator()(DrawImage& draw) const { draw.rect = at(draw.rect); }
};

Rect common(const Rect& a, const Rect& b) {
  const float left = std::max(a.x, b.x);
  const float top = std::max(a.y, b.y);
  return {left, top, std::max(0.0F, std::min(a.right(), b.right()) - left),
          std::max(0.0F, std::min(a.bottom(), b.bottom()) - top)};
}

// The tags below a scene's root, renumbered; what hung on the root hangs on `parent`.
int append_tags(const Scene& scene, int parent, std::vector<Tag>& tags) {
  const int shift = static_cast<int>(tags.size()) - 1;
  for (std::size_t i = 1; i < scene.tags.size(); ++i) {
    Tag tag = scene.tags[i];
    tag.parent = tag.parent <= 0 ? parent : tag.parent + shift;
    if (tag.lang.empty()) tag.lang = scene.lang;
    tags.push_back(std::move(tag));
  }
  return shift;
}

}  // namespace

SceneItem placed(SceneItem item, float factor, Point offset) {
  const Placer placer{factor, offset};
  std::visit(placer, item.shape);
  if (item.clip) item.clip = placer.at(*item.clip);
  return item;
}

Rect fitted_into(Size scene, const Rect& where) {
  const float factor = std::min(where.width / scene.width, where.height / scene.height);
  const float width = scene.width * factor;
  const float height = scene.height * factor;
  return {where.x + (where.width - width) / 2, where.y + (where.height - height) / 2, width, height};
}

void embed(const Scene& scene, int step, const Rect& where, int parent, const SceneParts& into) {
  const Rect box = fitted_into(scene.size, where);
  const float factor = box.width / scene.size.width;
  const int shift = append_tags(scene, parent, into.tags);
  if (scene.background.alpha > 0) {
    SceneItem background;
    background.shape = FillRect{box, scene.background, 0};
    background.role = ItemRole::background;
    into.items.push_back(std::move(background));
  }
  for (const SceneItem& original : scene.items) {
    if (!visible_at(original, step)) continue;
    SceneItem item = placed(original, factor, {box.x, box.y});
    // Most items lie within the slide and need no clip.
    if (item.clip) {
      item.clip = common(*item.clip, box);
    } else if (!box.contains(bounds(item), 0.01F)) {
      item.clip = box;
    }
    item.first_step = 0;
    item.last_step = INT_MAX;
    item.tag = item.tag <= 0 ? (item.tag < 0 ? -1 : parent) : item.tag + shift;
    into.items.push_back(std::move(item));
  }
  for (const SceneLink& link : scene.links) {
    if (link.first_step > step) continue;
    into.links.push_back({Placer{factor, {box.x, box.y}}.at(link.rect), link.target, 0});
  }
}

}  // namespace lectern
