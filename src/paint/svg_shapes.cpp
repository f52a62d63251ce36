#include "paint/svg_shapes.h"

#include <fmt/format.h>

#include <algorithm>

#include "paint/pdf_syntax.h"
#include "scene/gradient.h"

namespace lectern {
namespace {

// A segment of a path or of an outline, whose points `place` puts where they belong.
template <typename Segment, typename Place>
void put_segment(std::string& data, const Segment& segment, const Place& place) {
  using Kind = typename Segment::Kind;
  const auto put = [&](Point point) {
    const Point placed = place(point);
    put_svg_number(data, placed.x);
    data += ' ';
    put_svg_number(data, placed.y);
  };
  switch (segment.kind) {
    case Kind::move:
      data += 'M';
      break;
    case Kind::line:
      data += 'L';
      break;
    case Kind::curve:
      data += 'C';
      put(segment.control1);
      data += ' ';
      put(segment.control2);
      data += ' ';
      break;
    case Kind::close:
      data += 'Z';
      return;
  }
  put(segment.to);
}

}  // namespace

void put_svg_number(std::string& out, float value, int decimals) {
  put_number(out, static_cast<double>(value), decimals);
}

void put_svg_attribute(std::string& out, std::string_view name, float value, int decimals) {
  out += fmt::format(" {}=\"", name);
  put_svg_number(out, value, decimals);
  out += '"';
}

void put_svg_colour(std::string& out, std::string_view property, Colour colour) {
  out += fmt::format(" {}=\"{}\"", property, to_hex({colour.red, colour.green, colour.blue, 255}));
  if (colour.alpha == 255) return;
  out += fmt::format(" {}-opacity=\"", property == "stop-color" ? "stop" : property);
  put_svg_number(out, static_cast<float>(colour.alpha) / 255, 3);
  out += '"';
}

void put_svg_box(std::string& out, const Rect& rect) {
  put_svg_attribute(out, "x", rect.x);
  put_svg_attribute(out, "y", rect.y);
  put_svg_attribute(out, "width", rect.width);
  put_svg_attribute(out, "height", rect.height);
}

void put_svg_rect(std::string& out, const FillRect& fill) {
  if (fill.rect.empty()) return;
  out += "<rect";
  put_svg_box(out, fill.rect);
  put_svg_colour(out, "fill", fill.colour);
  if (fill.radius > 0) {
    put_svg_attribute(out, "rx", std::min(fill.radius, std::min(fill.rect.width, fill.rect.height) / 2));
  } else {
    out += " shape-rendering=\"crispEdges\"";
  }
  out += "/>\n";
}

void put_svg_gradient(std::string& out, std::size_t id, const FillGradient& fill) {
  out += fmt::format("<linearGradient id=\"g{}\"{}>", id, fill.horizontal ? "" : R"( x2="0" y2="1")");
  for (const GradientStop& stop : straight_stops(fill)) {
    out += "<stop";
    put_svg_attribute(out, "offset", stop.at, 3);
    put_svg_colour(out, "stop-color", stop.colour);
    out += "/>";
  }
  out += "</linearGradient>\n";
}

void put_svg_shade(std::string& out, std::size_t id, const FillGradient& fill) {
  out += "<rect";
  put_svg_box(out, fill.rect);
  out += fmt::format(" fill=\"url(#g{})\" shape-rendering=\"crispEdges\"/>\n", id);
}

void put_svg_path(std::string& out, const Path& path) {
  if (path.segments.empty()) return;
  out += "<path d=\"";
  for (const Path::Segment& segment : path.segments) put_segment(out, segment, [](Point point) { return point; });
  out += '"';
  if (path.fill) {
    put_svg_colour(out, "fill", *path.fill);
  } else {
    out += " fill=\"none\"";
  }
  if (path.stroke) {
    put_svg_colour(out, "stroke", *path.stroke);
    put_svg_attribute(out, "stroke-width", path.stroke_width);
    put_svg_attribute(out, "stroke-miterlimit", kMiterLimit);
  }
  out += "/>\n";
}

void put_svg_outline(std::string& data, const Face& face, std::uint32_t glyph, Point origin, float size) {
  // Outlines are in ems, y up.
  const auto place = [&](Point point) { return Point{origin.x + point.x * size, origin.y - point.y * size}; };
  for (const OutlineSegment& segment : face.outline(glyph)) put_segment(data, segment, place);
}

}  // namespace lectern
