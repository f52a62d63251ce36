#include "export/html_shapes.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "export/scene_layers.h"
#include "scene/gradient.h"

namespace lectern {
namespace {

void append_opacity(std::string& html, std::string_view what, const Colour& colour) {
  if (colour.alpha != 255) html += fmt::format(" {}-opacity=\"{}\"", what, short_number(colour.alpha / 255.0F, 3));
}

std::string rgb(Colour colour) {
  colour.alpha = 255;
  return to_hex(colour);
}

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
    html_ += fmt::format("<rect {} fill=\"{}\"", box_attributes(fill.rect), rgb(fill.colour));
    append_opacity(html_, "fill", fill.colour);
    html_ +=
        fill.radius > 0 ? fmt::format(" rx=\"{}\"/>", short_number(fill.radius)) : " shape-rendering=\"crispEdges\"/>";
  }

  void append(const FillGradient& fill) {
    const std::size_t id = document_.next_id();
    html_ += fmt::format("<linearGradient id=\"g{}\"{}>", id, fill.horizontal ? "" : R"( x2="0" y2="1")");
    for (const GradientStop& stop : straight_stops(fill)) {
      html_ += fmt::format(R"(<stop offset="{:.3g}" stop-color="{}")", stop.at, rgb(stop.colour));
      append_opacity(html_, "stop", stop.colour);
      html_ += "/>";
    }
    html_ += fmt::format("</linearGradient><rect {} fill=\"url(#g{})\"/>", box_attributes(fill.rect), id);
  }

  void append(const Path& path) {
    if (path.segments.empty()) return;
    html_ += "<path d=\"";
    const auto put = [this](Point p) { html_ += short_number(p.x) + ' ' + short_number(p.y); };
    for (const Path::Segment& segment : path.segments) {
      switch (segment.kind) {
        case Path::Segment::Kind::move:
          html_ += 'M';
          put(segment.to);
          break;
        case Path::Segment::Kind::line:
          html_ += 'L';
          put(segment.to);
          break;
        case Path::Segment::Kind::curve:
          html_ += 'C';
          put(segment.control1);
          html_ += ' ';
          put(segment.control2);
          html_ += ' ';
          put(segment.to);
          break;
        case Path::Segment::Kind::close:
          html_ += 'Z';
          break;
      }
    }
    html_ += fmt::format(R"(" fill="{}")", path.fill ? rgb(*path.fill) : "none");
    if (path.fill) append_opacity(html_, "fill", *path.fill);
    if (path.stroke) {
      html_ += fmt::format(R"( stroke="{}" stroke-width="{}" stroke-miterlimit="{}")", rgb(*path.stroke),
                           short_number(path.stroke_width), short_number(kMiterLimit));
      append_opacity(html_, "stroke", *path.stroke);
    }
    html_ += "/>";
  }

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
        append(outline_at(*text.run->face, glyph.id, origin, text.size, text.colour));
      }
      x += glyph.advance * text.size;
    }
  }

  static Path outline_at(const Face& face, std::uint32_t glyph, Point origin, float size, Colour colour) {
    Path path;
    path.fill = colour;
    const auto place = [&](Point p) { return Point{origin.x + p.x * size, origin.y - p.y * size}; };
    for (const OutlineSegment& segment : face.outline(glyph)) {
      path.segments.push_back({static_cast<Path::Segment::Kind>(segment.kind), place(segment.control1),
                               place(segment.control2), place(segment.to)});
    }
    return path;
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
