#include "paint/pdf_shapes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "paint/pdf_syntax.h"

namespace lectern {
namespace {

double in_ones(std::uint8_t channel) {
  return channel / 255.0;
}

// A quarter of a circle as a cubic curve: its control points lie this share of the radius before the corner.
constexpr double kCorner = 0.44772;

bool same_hue(Colour a, Colour b) {
  return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

std::string shading(const FillGradient& fill, std::string_view space, std::string_view function) {
  std::string out = fmt::format("<</ShadingType 2/ColorSpace/{}/Coords[", space);
  const Rect& rect = fill.rect;
  put_numbers(out, {static_cast<double>(rect.x), static_cast<double>(rect.y),
                    static_cast<double>(fill.horizontal ? rect.right() : rect.x),
                    static_cast<double>(fill.horizontal ? rect.y : rect.bottom())});
  return out + fmt::format("]/Extend[true true]/Function {}>>", function);
}

using Hue = std::array<double, 3>;

std::string straight(const Hue& from, const Hue& to) {
  std::string out = "<</FunctionType 2/N 1/Domain[0 1]/C0[";
  put_numbers(out, {from[0], from[1], from[2]}, 4);
  out += "]/C1[";
  put_numbers(out, {to[0], to[1], to[2]}, 4);
  return out + "]>>";
}

// Colours are mixed with their opacity as weight: a fade from or to nothing keeps its colour.
Hue hue_at(const FillGradient& fill, double share) {
  const double from = fill.from.alpha * (1 - share);
  const double to = fill.to.alpha * share;
  const double all = from + to;
  const auto part = [&](std::uint8_t a, std::uint8_t b) {
    return all > 0 ? (a * from + b * to) / all / 255 : in_ones(a);
  };
  return {part(fill.from.red, fill.to.red), part(fill.from.green, fill.to.green), part(fill.from.blue, fill.to.blue)};
}

std::string colour_function(const FillGradient& fill) {
  if (fill.from.alpha == 0 || fill.to.alpha == 0) return straight(hue_at(fill, 0.5), hue_at(fill, 0.5));
  if (fill.from.alpha == fill.to.alpha || same_hue(fill.from, fill.to))
    return straight(hue_at(fill, 0), hue_at(fill, 1));
  // The weighted mix is not a straight line: it is drawn as a chain of short ones.
  constexpr int kPieces = 8;
  std::string functions;
  std::string bounds;
  std::string encode;
  for (int i = 0; i < kPieces; ++i) {
    functions +=
        straight(hue_at(fill, static_cast<double>(i) / kPieces), hue_at(fill, static_cast<double>(i + 1) / kPieces));
    if (i > 0) put_numbers(bounds, {static_cast<double>(i) / kPieces}, 4);
    encode += "0 1 ";
  }
  return fmt::format("<</FunctionType 3/Domain[0 1]/Functions[{}]/Bounds[{}]/Encode[{}]>>", functions, bounds, encode);
}

std::string alpha_function(const FillGradient& fill) {
  std::string out = "<</FunctionType 2/N 1/Domain[0 1]/C0[";
  put_number(out, in_ones(fill.from.alpha), 4);
  out += "]/C1[";
  put_number(out, in_ones(fill.to.alpha), 4);
  return out + "]>>";
}

}  // namespace

void PdfShapes::save() {
  out_ += "q ";
  saved_ = state_;
}

void PdfShapes::restore() {
  out_ += "Q\n";
  state_ = saved_;
}

void PdfShapes::clip(const Rect& rect) {
  put_rect(rect);
  out_ += "W n\n";
}

void PdfShapes::put_rect(const Rect& rect) {
  put_numbers(out_, {static_cast<double>(rect.x), static_cast<double>(rect.y), static_cast<double>(rect.width),
                     static_cast<double>(rect.height)});
  out_ += "re ";
}

void PdfShapes::use_fill(Colour colour, float opacity) {
  use_alpha(colour.alpha, opacity);
  if (state_.fill && same_hue(*state_.fill, colour)) return;
  state_.fill = colour;
  put_numbers(out_, {in_ones(colour.red), in_ones(colour.green), in_ones(colour.blue)}, 4);
  out_ += "rg\n";
}

void PdfShapes::use_stroke(Colour colour, float opacity) {
  use_alpha(colour.alpha, opacity);
  if (state_.stroke && same_hue(*state_.stroke, colour)) return;
  state_.stroke = colour;
  put_numbers(out_, {in_ones(colour.red), in_ones(colour.green), in_ones(colour.blue)}, 4);
  out_ += "RG\n";
}

void PdfShapes::use_alpha(std::uint8_t alpha, float opacity) {
  const auto wanted = static_cast<int>(std::lround(static_cast<float>(alpha) * std::clamp(opacity, 0.0F, 1.0F)));
  if (wanted == state_.alpha) return;
  state_.alpha = wanted;
  if (wanted != 255) page_.translucent = true;
  if (std::ranges::find(page_.alphas, wanted) == page_.alphas.end()) page_.alphas.push_back(wanted);
  out_ += fmt::format("/A{} gs\n", wanted);
}

void PdfShapes::fill(const FillRect& fill, float opacity) {
  if (fill.rect.empty()) return;
  use_fill(fill.colour, opacity);
  const float radius = std::min(fill.radius, std::min(fill.rect.width, fill.rect.height) / 2);
  if (radius > 0) {
    put_rounded(fill.rect, static_cast<double>(radius));
  } else {
    put_rect(fill.rect);
  }
  out_ += "f\n";
}

void PdfShapes::put_rounded(const Rect& rect, double radius) {
  const auto left = static_cast<double>(rect.x);
  const auto top = static_cast<double>(rect.y);
  const auto right = static_cast<double>(rect.right());
  const auto bottom = static_cast<double>(rect.bottom());
  const double near = radius * kCorner;
  const auto put = [this](std::initializer_list<double> numbers, std::string_view name) {
    put_numbers(out_, numbers);
    out_ += name;
  };
  put({left + radius, top}, "m ");
  put({right - radius, top}, "l ");
  put({right - near, top, right, top + near, right, top + radius}, "c ");
  put({right, bottom - radius}, "l ");
  put({right, bottom - near, right - near, bottom, right - radius, bottom}, "c ");
  put({left + radius, bottom}, "l ");
  put({left + near, bottom, left, bottom - near, left, bottom - radius}, "c ");
  put({left, top + radius}, "l ");
  put({left, top + near, left + near, top, left + radius, top}, "c h ");
}

void PdfShapes::fill(const FillGradient& fill, float opacity) {
  if (fill.rect.empty()) return;
  const bool shades_alpha = fill.from.alpha != fill.to.alpha;
  page_.shadings.push_back(shading(fill, "DeviceRGB", colour_function(fill)));
  use_alpha(shades_alpha ? 255 : fill.from.alpha, opacity);
  out_ += "q ";
  clip(fill.rect);
  if (shades_alpha) {
    page_.translucent = true;
    page_.masks.push_back({fill.rect, shading(fill, "DeviceGray", alpha_function(fill))});
    out_ += fmt::format("/M{} gs\n", page_.masks.size() - 1);
  }
  out_ += fmt::format("/S{} sh\nQ\n", page_.shadings.size() - 1);
}

void PdfShapes::draw(const Path& path, float opacity) {
  if (path.segments.empty() || (!path.fill && !path.stroke)) return;
  // Filled and stroked with different opacities: one after the other, as on the screen.
  const bool together =
      path.fill && path.stroke && path.fill->alpha == 255 && path.stroke->alpha == 255 && opacity >= 1;
  if (path.fill) use_fill(*path.fill, opacity);
  if (!together && path.fill) {
    trace(path);
    out_ += "f\n";
  }
  if (!path.stroke) return;
  use_stroke(*path.stroke, opacity);
  put_number(out_, static_cast<double>(path.stroke_width));
  out_ += " w ";
  if (!state_.mitred) {
    put_number(out_, static_cast<double>(kMiterLimit));
    out_ += " M ";
  }
  state_.mitred = true;
  trace(path);
  out_ += together ? "B\n" : "S\n";
}

void PdfShapes::trace(const Path& path) {
  const auto put = [this](Point p) { put_numbers(out_, {static_cast<double>(p.x), static_cast<double>(p.y)}); };
  for (const Path::Segment& segment : path.segments) {
    switch (segment.kind) {
      case Path::Segment::Kind::move:
        put(segment.to);
        out_ += "m ";
        break;
      case Path::Segment::Kind::line:
        put(segment.to);
        out_ += "l ";
        break;
      case Path::Segment::Kind::curve:
        put(segment.control1);
        put(segment.control2);
        put(segment.to);
        out_ += "c ";
        break;
      case Path::Segment::Kind::close:
        out_ += "h ";
        break;
    }
  }
}

void PdfShapes::draw(const DrawImage& draw, float opacity) {
  if (draw.image == nullptr || draw.rect.empty() || draw.crop.empty()) return;
  use_alpha(255, opacity);
  const auto found = std::ranges::find(page_.images, draw.image);
  const auto index = found - page_.images.begin();
  if (found == page_.images.end()) page_.images.push_back(draw.image);
  const auto width = static_cast<double>(draw.rect.width / draw.crop.width);
  const auto height = static_cast<double>(draw.rect.height / draw.crop.height);
  const double left = static_cast<double>(draw.rect.x) - static_cast<double>(draw.crop.x) * width;
  const double top = static_cast<double>(draw.rect.y) - static_cast<double>(draw.crop.y) * height;
  out_ += "q ";
  if (draw.crop != Rect{0, 0, 1, 1}) {
    put_rect(draw.rect);
    out_ += "W n ";
  }
  // A picture is a square of one unit, y up.
  put_numbers(out_, {width, 0, 0, -height, left, top + height});
  out_ += fmt::format("cm /I{} Do Q\n", index);
}

}  // namespace lectern
