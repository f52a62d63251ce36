#include "export/html_shapes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>

#include "export/scene_layers.h"
#include "paint/svg_shapes.h"

namespace lectern {
namespace {

std::string box_attributes(const Rect& rect) {
  return fmt::format(R"(x="{}" y="{}" width="{}" height="{}")", short_number(rect.x), short_number(rect.y),
                     short_number(rect.width), short_number(rect.height));
}

class ShapeWriter {
 public:
  ShapeWriter(std::string& html, HtmlDocument& document) : html_(html), document_(document) {}

  void write(const SceneItem& item, int step_count) {
    const std::string steps = step_attributes(item.first_step, item.last_step, step_count);
    const bool grouped = !steps.empty() || item.opacity < 1;
    if (grouped) {
      html_ += "<g" + steps;
      if (item.opacity < 1) html_ += fmt::format(" opacity=\"{}\"", short_number(item.opacity, 3));
      html_ += '>';
    }
    // A nested <svg> cuts off what lies outside of it.
    if (item.clip) {
      html_ += fmt::format("<svg {} viewBox=\"{} {} {} {}\">", box_attributes(*item.clip), short_number(item.clip->x),
                           short_number(item.clip->y), short_number(item.clip->width), short_number(item.clip->height));
    }
    std::visit([this](const auto& shape) { append(shape); }, item.shape);
    if (item.clip) html_ += "</svg>";
    if (grouped) html_ += "</g>";
    html_ += '\n';
  }

 private:
  void append(const FillRect& fill) {
    constexpr float kHairline = 5;
    if (fill.rect.empty() || fill.radius > 0 || std::min(fill.rect.width, fill.rect.height) > kHairline) {
      put_svg_rect(html_, fill);
    } else {
      append_hairline(fill);
    }
  }

  // Lines of one thickness have as many pixels each, wherever they lie, as in a picture; where a slide is small they do
  // not vanish. A browser does so with strokes, whose width the style sheet gives in whole pixels. As high as in a
  // picture at 1080 lines, a line begins where it begins there.
  void append_hairline(const FillRect& fill) {
    const Rect& rect = fill.rect;
    const bool across = rect.width > rect.height;
    const float thickness = across ? rect.height : rect.width;
    const float middle = (across ? rect.y : rect.x) + std::max(std::round(thickness), 1.0F) / 2;
    const std::string at = short_number(middle);
    html_ += across
                 ? fmt::format(R"(<path class="r" d="M{} {}h{}")", short_number(rect.x), at, short_number(rect.width))
                 : fmt::format(R"(<path class="r" d="M{} {}v{}")", at, short_number(rect.y), short_number(rect.height));
    put_svg_colour(html_, "stroke", fill.colour);
    html_ += fmt::format(" style=\"--t:{}\"/>", short_number(thickness));
  }

  void append(const FillGradient& fill) {
    if (fill.rect.empty()) return;
    const std::size_t id = document_.next_id();
    put_svg_gradient(html_, id, fill);
    put_svg_shade(html_, id, fill);
  }

  void append(const Path& path) { put_svg_path(html_, path); }

  void append(const DrawImage& draw) {
    if (draw.image == nullptr || draw.rect.empty()) return;
    const Size size = draw.image->size();
    const Rect& crop = draw.crop;
    html_ += fmt::format(R"(<svg {} viewBox="{} {} {} {}" preserveAspectRatio="none"><use href="#{}"/></svg>)",
                         box_attributes(draw.rect), short_number(crop.x * size.width, 3),
                         short_number(crop.y * size.height, 3), short_number(crop.width * size.width, 3),
                         short_number(crop.height * size.height, 3),
                         document_.picture_id(draw.image, draw.rect.width / std::max(crop.width, 0.01F)));
  }

  // Text that the browser cannot set (see may_be_set): emoji are pictures, other glyphs outlines.
  void append(const DrawText& text) {
    if (may_be_set(text)) return;
    float x = text.origin.x;
    const auto& glyphs = text.run->glyphs;
    for (std::size_t i = text.first; i < std::min<std::size_t>(text.last, glyphs.size()); ++i) {
      const Glyph& glyph = glyphs[i];
      const Point origin{x + glyph.dx * text.size, text.origin.y - glyph.dy * text.size};
      if (const auto picture = text.run->face->colour_glyph(glyph.id)) {
        const Rect& box = picture->box;
        html_ += fmt::format("<use href=\"#{}\" transform=\"translate({} {}) scale({} {})\"/>",
                             document_.glyph_id(text.run->face, glyph.id, *picture),
                             short_number(origin.x + box.x * text.size),
                             short_number(origin.y - (box.y + box.height) * text.size),
                             short_number(box.width * text.size), short_number(box.height * text.size));
      } else {
        std::string data;
        put_svg_outline(data, *text.run->face, glyph.id, origin, text.size);
        if (!data.empty()) {
          html_ += "<path d=\"" + data + '"';
          put_svg_colour(html_, "fill", text.colour);
          html_ += "/>";
        }
      }
      x += glyph.advance * text.size;
    }
  }

  std::string& html_;
  HtmlDocument& document_;
};

}  // namespace

void append_shapes(std::string& html, const Scene& scene, const std::vector<int>& layers, HtmlDocument& document) {
  const int highest = layers.empty() ? 0 : *std::ranges::max_element(layers);
  for (int layer = 0; layer <= highest; layer += 2) {
    if (std::ranges::find(layers, layer) == layers.end()) continue;
    html += fmt::format("<svg class=\"g\" style=\"z-index:{}\" viewBox=\"0 0 {} {}\" aria-hidden=\"true\">\n", layer,
                        short_number(scene.size.width), short_number(scene.size.height));
    ShapeWriter writer(html, document);
    for (std::size_t i = 0; i < layers.size(); ++i) {
      if (layers[i] == layer) writer.write(scene.items[i], scene.step_count);
    }
    html += "</svg>\n";
  }
}

std::string step_attributes(int first_step, int last_step, int step_count) {
  std::string text;
  if (first_step > 0) text += fmt::format(" data-s=\"{}\"", first_step);
  if (last_step < step_count - 1) text += fmt::format(" data-e=\"{}\"", last_step);
  return text;
}

}  // namespace lectern
