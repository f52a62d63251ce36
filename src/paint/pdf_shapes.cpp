#include "paint/pdf_shapes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "paint/pdf_syntax.h"
#include "scene/gradient.h"

namespace lectern {
namespace {

double in_ones(std::uint8_t channel) {
  return channel / 255.0;
}

// A quarter of a circle as a cubic curve: its control points lie this share of the radius before the corner.
constexpr double kCorner = 0.44772;

int fineness_of(const DrawImage& draw) {
  const Size own = draw.image->size();
  if (!draw.image->is_vector() || !(own.width > 0) || !(own.height > 0)) return 0;
  const double scale = std::max(static_cast<double>(draw.rect.width / draw.crop.width / own.width),
                                static_cast<double>(draw.rect.height / draw.crop.height / own.height));
  // A hair above a power of two is that power.
  constexpr double kHair = 0.05;
  return static_cast<int>(std::ceil(std::clamp(std::log2(scale) - kHair, -6.0, 14.0)));
}

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

// A function of one channel set, straight from stop to stop (ISO 32000-1, 7.10.3 and 7.10.4).
template <typename Channels>
std::string stepped(const std::vector<GradientStop>& stops, const Channels& channels) {
  std::string functions;
  std::string bounds;
  std::string encode;
  int pieces = 0;
  for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
    if (!(stops[i + 1].at > stops[i].at)) continue;  // a change of what cannot be seen
    if (pieces++ > 0) put_numbers(bounds, {static_cast<double>(stops[i].at)}, 4);
    functions += "<</FunctionType 2/N 1/Domain[0 1]/C0[";
    channels(functions, stops[i].colour);
    functions += "]/C1[";
    channels(functions, stops[i + 1].colour);
    functions += "]>>";
    encode += "0 1 ";
  }
  if (pieces == 1) return functions;
  return fmt::format("<</FunctionType 3/Domain[0 1]/Functions[{}]/Bounds[{}]/Encode[{}]>>", functions, bounds, encode);
}

std::string colour_function(const std::vector<GradientStop>& stops) {
  return stepped(stops, [](std::string& out, Colour colour) {
    put_numbers(out, {in_ones(colour.red), in_ones(colour.green), in_ones(colour.blue)}, 4);
  });
}

std::string alpha_function(const std::vector<GradientStop>& stops) {
  return stepped(stops, [](std::string& out, Colour colour) { put_numbers(out, {in_ones(colour.alpha)}, 4); });
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
  const std::vector<GradientStop> stops = straight_stops(fill);
  const auto has_first_alpha = [&](const GradientStop& stop) { return stop.colour.alpha == fill.from.alpha; };
  const bool shades_alpha = !std::ranges::all_of(stops, has_first_alpha);
  page_.shadings.push_back(shading(fill, "DeviceRGB", colour_function(stops)));
  use_alpha(shades_alpha ? 255 : fill.from.alpha, opacity);
  out_ += "q ";
  clip(fill.rect);
  if (shades_alpha) {
    page_.translucent = true;
    page_.masks.push_back({fill.rect, shading(fill, "DeviceGray", alpha_function(stops))});
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
  const auto found = std::ranges::find(page_.images, draw.image, &PdfImageUse::image);
  const auto index = found - page_.images.begin();
  const int fineness = fineness_of(draw);
  if (found == page_.images.end()) {
    page_.images.push_back({draw.image, fineness});
  } else {
    found->fineness = std::max(found->fineness, fineness);
  }
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
