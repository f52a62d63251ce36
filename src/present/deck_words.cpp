#include "present/deck_words.h"

#include <algorithm>
#include <cmath>

#include "layout/layout_slide.h"

namespace lectern {
namespace {

/// Lines that are kept; a full overview and a search together have fewer.
constexpr std::size_t kMostLines = 400;

Bitmap set_line(const Briefing& briefing, const PlacedWords& words, Rasterizer& rasterizer) {
  const Scene scene = layout_label(plain_text(words.text), words.size, static_cast<float>(words.width), words.ink,
                                   words.ground, layout_inputs(briefing));
  const PixelSize size{std::clamp(static_cast<int>(std::ceil(scene.size.width)), 1, std::max(1, words.width)),
                       std::max(1, static_cast<int>(std::ceil(scene.size.height)))};
  return rasterizer.draw(scene, 0, size);
}

}  // namespace

const Bitmap* DeckWords::picture(const Briefing& briefing, std::uint64_t generation, const PlacedWords& words) {
  if (words.text.empty() || words.width <= 0 || words.size <= 0) return nullptr;
  if (generation != generation_ || lines_.size() >= kMostLines) lines_.clear();
  generation_ = generation;
  const Name name{words.text, words.size, words.width, packed(words.ink), packed(words.ground)};
  auto found = lines_.find(name);
  if (found == lines_.end()) found = lines_.emplace(name, set_line(briefing, words, rasterizer_)).first;
  return &found->second;
}

int DeckWords::draw(const Canvas& canvas, const Briefing& briefing, std::uint64_t generation,
                    const PlacedWords& words) {
  const Bitmap* line = picture(briefing, generation, words);
  if (line == nullptr) return 0;
  blit(canvas, *line, words.x, words.y, canvas.bounds());
  return line->size.width;
}

}  // namespace lectern
