#include "export/scene_layers.h"

namespace lectern {
namespace {

bool is_plain_text(const SceneItem& item) {
  const auto* text = std::get_if<DrawText>(&item.shape);
  return text != nullptr && (text->run == nullptr || !text->run->face->is_colour());
}

}  // namespace

std::vector<int> layers_of(const Scene& scene) {
  std::vector<int> layers;
  std::vector<Rect> boxes;
  for (const SceneItem& item : scene.items) {
    const bool text = is_plain_text(item);
    const Rect box = bounds(item);
    int layer = text ? 1 : 0;
    for (std::size_t i = 0; i < layers.size(); ++i) {
      if (layers[i] < layer || !boxes[i].intersects(box)) continue;
      const bool same_kind = (layers[i] % 2 == 1) == text;
      layer = same_kind ? layers[i] : layers[i] + 1;
    }
    layers.push_back(layer);
    boxes.push_back(box);
  }
  return layers;
}

}  // namespace lectern
