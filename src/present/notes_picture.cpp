#include "present/notes_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "present/console_colours.h"

namespace lectern {
namespace {

/// A list that is longer than a person reads is cut with a word, so that a hopeless deck does not cost the talk its
/// time.
constexpr std::size_t kMostListed = 200;

/// Moves an item up by `distance`.
struct Raise {
  float distance = 0;

  void operator()(FillRect& shape) const { shape.rect.y -= distance; }
  void operator()(FillGradient& shape) const { shape.rect.y -= distance; }
  void operator()(DrawText& shape) const { shape.origin.y -= distance; }
  void operator()(DrawImage& shape) const { shape.rect.y -= distance; }
  void operator()(Path& shape) const {
    for (Path::Segment& segment : shape.segments) {
      segment.control1.y -= distance;
      segment.control2.y -= distance;
      segment.to.y -= distance;
    }
  }
};

/// The part of a tall scene that begins at `top`, as a scene of its own.
Scene band_of(Scene scene, float top, float height) {
  const Rect wanted{0, top, scene.size.width, height};
  std::erase_if(scene.items, [&](const SceneItem& item) { return !bounds(item).intersects(wanted); });
  for (SceneItem& item : scene.items) {
    std::visit(Raise{top}, item.shape);
    if (item.clip) item.clip->y -= top;
  }
  scene.size.height = height;
  return scene;
}

Block paragraph_of(std::string text) {
  return {.node = Paragraph{plain_text(std::move(text))}, .step = 0, .source = {}};
}

}  // namespace

Picture paint_notes(const Briefing& briefing, const std::vector<Block>& blocks, const PictureKey& key,
                    Rasterizer& rasterizer) {
  if (blocks.empty() || key.width <= 0) return {std::make_shared<const Bitmap>(), 0};
  NotesStyle style;
  style.size = key.text_size;
  style.width = static_cast<float>(key.width);
  const ConsoleColours& colours = console_colours(key.light);
  style.ink = colours.ink;
  style.muted = colours.muted;
  style.background = colours.ground;
  Scene scene = layout_notes(blocks, style, layout_inputs(briefing));
  const float extent = std::ceil(scene.size.height);
  const float top = static_cast<float>(key.band) * static_cast<float>(kBandHeight);
  const float height = std::clamp(extent - top, 1.0F, static_cast<float>(kBandHeight));
  scene = band_of(std::move(scene), top, height);
  Bitmap bitmap = rasterizer.draw(scene, scene.step_count - 1, {key.width, static_cast<int>(height)});
  return {.bitmap = std::make_shared<const Bitmap>(std::move(bitmap)), .extent = extent};
}

std::vector<Block> blocks_from(const std::vector<LocatedDiagnostic>& diagnostics) {
  std::vector<Block> blocks;
  for (const LocatedDiagnostic& diagnostic : diagnostics) {
    if (blocks.size() == kMostListed) {
      blocks.push_back(paragraph_of(fmt::format("and {} more", diagnostics.size() - kMostListed)));
      return blocks;
    }
    std::string text = format_diagnostic(diagnostic);
    // The printed form has its hint on a line of its own; U+2028 is the model's line break.
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', end))
      text.replace(end, 1, "\u2028");
    blocks.push_back(paragraph_of(std::move(text)));
  }
  if (blocks.empty()) blocks.push_back(paragraph_of("Nothing is wrong with this deck."));
  return blocks;
}

std::vector<Block> blocks_from_word(std::string word) {
  return {paragraph_of(std::move(word))};
}

}  // namespace lectern
