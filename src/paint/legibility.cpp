#include "paint/legibility.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace lectern {
namespace {

constexpr int kMapHeight = 270;  // the page without its words, at a quarter of 1080: a pixel is four units
constexpr float kCodeInText = 0.92F;
constexpr float kSlack = 0.51F;  // sizes that a theme's ratio rounds are not reported

struct Offence {
  float value = 0;
  SourceSpan where;
  std::string words;
};

// Keeps the worst of a kind.
void note(std::optional<Offence>& worst, float value, const SceneItem& item, std::string words) {
  if (!worst || value < worst->value) worst = Offence{value, item.source, std::move(words)};
}

std::string words_of(const DrawText& text) {
  if (text.first >= text.last) return {};
  std::size_t begin = text.run->text.size();
  std::size_t end = 0;
  for (std::uint32_t i = text.first; i < text.last; ++i) {
    begin = std::min<std::size_t>(begin, text.run->glyphs[i].cluster);
    end = std::max<std::size_t>(end, text.run->glyphs[i].cluster);
  }
  constexpr std::size_t kLongest = 40;
  std::string words = text.run->text.substr(begin, std::min(end - begin + 1, kLongest));
  while (!words.empty() && (static_cast<unsigned char>(words.back()) & 0xC0U) == 0x80U) words.pop_back();
  if (!words.empty() && static_cast<unsigned char>(words.back()) >= 0xC0U) words.pop_back();
  return words;
}

// Smaller text on a line of its own size class: super- and subscripts, readings and code stand beside larger text.
bool beside_larger_text(const Scene& scene, const SceneItem& item, float least) {
  const Rect box = bounds(item);
  const Rect near{box.x - 24, box.y, box.width + 48, box.height};
  return std::ranges::any_of(scene.items, [&](const SceneItem& other) {
    const auto* text = std::get_if<DrawText>(&other.shape);
    return text != nullptr && text->size >= least && bounds(other).intersects(near);
  });
}

// Code in a line of text is set a little smaller than the words around it, since its letters are the larger ones; a
// block of code is not.
bool is_code_in_text(const Scene& scene, const SceneItem& item, const Face& face) {
  const bool block = item.tag >= 0 && scene.tags[static_cast<std::size_t>(item.tag)].kind == TagKind::code;
  return !block && face.advance(face.glyph_for(U'i')) == face.advance(face.glyph_for(U'm'));
}

// The page without text and marks: what they are painted on.
Scene grounds(const Scene& scene) {
  Scene ground;
  ground.size = scene.size;
  ground.background = scene.background;
  for (const SceneItem& item : scene.items) {
    if (std::holds_alternative<DrawText>(item.shape) || item.role == ItemRole::mark) continue;
    ground.items.push_back(item);
    ground.items.back().first_step = 0;
  }
  return ground;
}

Colour over(Colour top, float opacity, std::uint32_t pixel) {
  const Colour below{static_cast<std::uint8_t>(pixel >> 16U), static_cast<std::uint8_t>((pixel >> 8U) & 0xFFU),
                     static_cast<std::uint8_t>(pixel & 0xFFU), 255};
  Colour opaque = top;
  opaque.alpha = 255;
  return mix(below, opaque, opacity * static_cast<float>(top.alpha) / 255);
}

// The contrast that nine in ten pixels beneath reach: a hairline that crosses a word does not make it illegible.
float contrast_on(const Bitmap& ground, Size scene, Rect box, Colour ink, float opacity) {
  const float scale = static_cast<float>(ground.size.width) / scene.width;
  const int left = std::clamp(static_cast<int>(box.x * scale), 0, ground.size.width - 1);
  const int right = std::clamp(static_cast<int>(std::ceil(box.right() * scale)), left + 1, ground.size.width);
  const int top = std::clamp(static_cast<int>(box.y * scale), 0, ground.size.height - 1);
  const int bottom = std::clamp(static_cast<int>(std::ceil(box.bottom() * scale)), top + 1, ground.size.height);
  std::vector<std::pair<std::uint32_t, int>> seen;  // few colours lie beneath most words
  int count = 0;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x, ++count) {
      const std::uint32_t pixel =
          ground.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(ground.size.width) +
                        static_cast<std::size_t>(x)];
      if (seen.empty() || seen.back().first != pixel) {
        seen.emplace_back(pixel, 1);
      } else {
        ++seen.back().second;
      }
    }
  }
  std::vector<std::pair<float, int>> ratios;
  ratios.reserve(seen.size());
  for (const auto& [pixel, times] : seen) {
    const Colour paper{static_cast<std::uint8_t>(pixel >> 16U), static_cast<std::uint8_t>((pixel >> 8U) & 0xFFU),
                       static_cast<std::uint8_t>(pixel & 0xFFU), 255};
    ratios.emplace_back(contrast_ratio(over(ink, opacity, pixel), paper), times);
  }
  std::ranges::sort(ratios);
  int skipped = count / 10;
  for (const auto& [ratio, times] : ratios) {
    skipped -= times;
    if (skipped < 0) return ratio;
  }
  return ratios.back().first;
}

std::optional<Colour> colour_of_mark(const SceneItem& item) {
  if (const auto* fill = std::get_if<FillRect>(&item.shape)) return fill->colour;
  if (const auto* path = std::get_if<Path>(&item.shape)) return path->fill ? path->fill : path->stroke;
  return std::nullopt;
}

}  // namespace

void check_legibility(const Scene& scene, SourceSpan slide, Rasterizer& rasterizer, Diagnostics& diagnostics) {
  const PixelSize size{std::max(1, static_cast<int>(scene.size.width * kMapHeight / scene.size.height)), kMapHeight};
  const Bitmap ground = rasterizer.draw(grounds(scene), 0, size);
  std::optional<Offence> small_text;
  std::optional<Offence> small_print;
  std::optional<Offence> faint_text;
  std::optional<Offence> faint_furniture;
  std::optional<Offence> faint_mark;
  for (const SceneItem& item : scene.items) {
    if (item.role == ItemRole::mark) {
      const auto colour = colour_of_mark(item);
      const float ratio =
          colour ? contrast_on(ground, scene.size, bounds(item), *colour, item.opacity) : kLeastLargeContrast;
      if (ratio < kLeastLargeContrast) note(faint_mark, ratio, item, {});
    }
    const auto* text = std::get_if<DrawText>(&item.shape);
    const bool worded =
        item.role == ItemRole::text || item.role == ItemRole::small_print || item.role == ItemRole::furniture;
    if (text == nullptr || !worded || text->run->face->is_colour()) continue;
    const std::string words = words_of(*text);
    if (words.find_first_not_of(' ') == std::string::npos) continue;
    const float share = is_code_in_text(scene, item, *text->run->face) ? kCodeInText : 1.0F;
    const float least = share * (item.role == ItemRole::text ? kLeastBodyText : kLeastSmallPrint);
    if (item.role != ItemRole::furniture && text->size < least - kSlack &&
        !beside_larger_text(scene, item, least - kSlack)) {
      note(item.role == ItemRole::text ? small_text : small_print, text->size, item, words);
    }
    const float wanted = text->size >= kLargeText ? kLeastLargeContrast : kLeastTextContrast;
    const float ratio = contrast_on(ground, scene.size, bounds(item), text->colour, item.opacity);
    if (ratio < wanted)
      note(item.role == ItemRole::furniture ? faint_furniture : faint_text, ratio / wanted, item,
           fmt::format("\"{}\" has a contrast of {:.1f}:1 and wants {:.1f}:1", words, ratio, wanted));
  }
  if (!faint_text) faint_text = faint_furniture;
  const auto place = [&](const Offence& offence) { return offence.where.end > 0 ? offence.where : slide; };
  if (small_text) {
    diagnostics.warn("small-text", place(*small_text),
                     fmt::format("\"{}\" is set at {:.0f} units; the back row reads {:.0f} and more", small_text->words,
                                 small_text->value, kLeastBodyText),
                     "say less here, or part the slide in two");
  }
  if (small_print) {
    diagnostics.warn("small-print", place(*small_print),
                     fmt::format("\"{}\" is set at {:.0f} units; small print wants {:.0f}", small_print->words,
                                 small_print->value, kLeastSmallPrint),
                     "shorten it");
  }
  if (faint_text)
    diagnostics.warn("low-contrast", place(*faint_text), faint_text->words,
                     "choose a darker or lighter colour, or a calmer picture behind it");
  if (faint_mark) {
    diagnostics.warn(
        "faint-mark", place(*faint_mark),
        fmt::format("a mark has a contrast of {:.1f}:1 and wants {:.1f}:1", faint_mark->value, kLeastLargeContrast),
        "choose a darker or lighter colour behind it");
  }
}

void check_pictures(const Scene& scene, Diagnostics& diagnostics) {
  const auto broken = std::ranges::find_if(scene.items, [](const SceneItem& item) {
    const auto* drawn = std::get_if<DrawImage>(&item.shape);
    return drawn != nullptr && drawn->image != nullptr && !drawn->image->whole();
  });
  if (broken == scene.items.end()) return;
  diagnostics.warn("broken-picture", broken->source, "the JPEG is broken inside: part of it is grey or garbled",
                   "save or copy it again");
}

}  // namespace lectern
