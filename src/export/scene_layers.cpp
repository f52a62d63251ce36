#include "export/scene_layers.h"

#include "text/embed.h"

namespace lectern {
namespace {

bool is_plain_text(const SceneItem& item) {
  const auto* text = std::get_if<DrawText>(&item.shape);
  return text != nullptr && may_be_set(*text);
}

// A rectangle behind a word (code, marked text): it was placed just before it, with its tag and place in the source.
// It lies behind the words beside it too, which only seem to touch it.
bool is_behind_text(const std::vector<SceneItem>& items, std::size_t i) {
  if (i + 1 >= items.size() || !std::holds_alternative<FillRect>(items[i].shape)) return false;
  const SceneItem& next = items[i + 1];
  return items[i].tag >= 0 && items[i].tag == next.tag && items[i].source == next.source &&
         items[i].role == ItemRole::decoration && std::holds_alternative<DrawText>(next.shape);
}

}  // namespace

bool may_be_set(const DrawText& text) {
  if (text.run == nullptr || text.run->face == nullptr) return true;
  return !text.run->face->is_colour() && may_be_embedded(*text.run->face);
}

std::vector<int> layers_of(const Scene& scene) {
  std::vector<int> layers;
  std::vector<Rect> boxes;
  for (std::size_t at = 0; at < scene.items.size(); ++at) {
    const SceneItem& item = scene.items[at];
    const bool text = is_plain_text(item);
    const bool behind = is_behind_text(scene.items, at);
    const Rect box = bounds(item);
    int layer = text ? 1 : 0;
    for (std::size_t i = 0; i < layers.size(); ++i) {
      if (layers[i] < layer || !boxes[i].intersects(box)) continue;
      if (behind && scene.items[i].tag == item.tag && layers[i] % 2 == 1) continue;
      const bool same_kind = (layers[i] % 2 == 1) == text;
      layer = same_kind ? layers[i] : layers[i] + 1;
    }
    layers.push_back(layer);
    boxes.push_back(box);
  }
  return layers;
}

}  // namespace lectern
