#include "paint/paint_path.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "paint/fill.h"

namespace lectern {
namespace {

struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextDeleter {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};

// A path of vertical and horizontal lines alone is put on whole pixels, so that frames and axes are sharp.
bool lies_along_axes(const Path& path) {
  Point at;
  for (const Path::Segment& segment : path.segments) {
    switch (segment.kind) {
      case Path::Segment::Kind::curve:
        return false;
      case Path::Segment::Kind::line:
        if (segment.to.x != at.x && segment.to.y != at.y) return false;
        break;
      case Path::Segment::Kind::move:
      case Path::Segment::Kind::close:
        break;
    }
    if (segment.kind != Path::Segment::Kind::close) at = segment.to;
  }
  return true;
}

// A stroke that consists of single lines along the axes is a number of rectangles; nothing where it is more than that.
std::vector<Rect> rules_of(const Path& path) {
  std::vector<Rect> rules;
  if (path.fill || !path.stroke || path.stroke->alpha != 255 || path.segments.size() % 2 != 0) return {};
  for (std::size_t i = 0; i < path.segments.size(); i += 2) {
    const Path::Segment& from = path.segments[i];
    const Path::Segment& to = path.segments[i + 1];
    if (from.kind != Path::Segment::Kind::move || to.kind != Path::Segment::Kind::line) return {};
    const Point low{std::min(from.to.x, to.to.x), std::min(from.to.y, to.to.y)};
    const Point high{std::max(from.to.x, to.to.x), std::max(from.to.y, to.to.y)};
    const float half = path.stroke_width / 2;
    if (low.y == high.y) {
      rules.push_back({low.x, low.y - half, high.x - low.x, path.stroke_width});
    } else if (low.x == high.x) {
      rules.push_back({low.x - half, low.y, path.stroke_width, high.y - low.y});
    } else {
      return {};
    }
  }
  return rules;
}

// Cairo keeps coordinates in 24.8 fixed point: beyond this they would wrap around.
double bounded(float value) {
  return std::clamp(static_cast<double>(value), -4e6, 4e6);
}

}  // namespace

struct PathPainter::Internals {
  std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface;
  std::unique_ptr<cairo_t, ContextDeleter> context;
  Canvas canvas;

  // Ready to draw within the clip; null when memory is short, and then the path is not drawn.
  cairo_t* ready(const Canvas& now) {
    if (context == nullptr) {
      // Cairo wants bytes; they are the pixels' own (CAIRO_FORMAT_ARGB32 is a native 32-bit quantity).
      auto* const bytes =
          reinterpret_cast<unsigned char*>(canvas.pixels);  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
      surface.reset(cairo_image_surface_create_for_data(bytes, CAIRO_FORMAT_ARGB32, canvas.size.width,
                                                        canvas.size.height, canvas.stride * 4));
      if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
      context.reset(cairo_create(surface.get()));
      cairo_set_miter_limit(context.get(), static_cast<double>(kMiterLimit));
      cairo_set_tolerance(context.get(), 0.05);
    }
    if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
    cairo_surface_mark_dirty(surface.get());
    cairo_reset_clip(context.get());
    cairo_rectangle(context.get(), now.clip.left, now.clip.top, now.clip.width(), now.clip.height());
    cairo_clip(context.get());
    cairo_new_path(context.get());
    return context.get();
  }

  void use(Colour colour, float opacity) const {
    cairo_set_source_rgba(context.get(), colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                          colour.alpha / 255.0 * std::clamp(static_cast<double>(opacity), 0.0, 1.0));
  }
};

PathPainter::PathPainter() : internals_(std::make_unique<Internals>()) {}
PathPainter::~PathPainter() = default;

void PathPainter::begin(const Canvas& canvas) {
  internals_->canvas = canvas;
}

void PathPainter::end() {
  internals_->context.reset();
  internals_->surface.reset();
}

void PathPainter::paint(const Canvas& canvas, const Placement& placement, const Path& path, float opacity) {
  if (path.segments.empty()) return;
  if (const std::vector<Rect> rules = rules_of(path); !rules.empty() && opacity >= 1) {
    for (const Rect& rule : rules) paint_rect(canvas, placement, {rule, *path.stroke, 0}, 1);
    return;
  }
  cairo_t* const context = internals_->ready(canvas);
  if (context == nullptr) return;
  const bool snap = lies_along_axes(path);
  float width = std::max(1.0F, path.stroke_width * placement.scale);
  if (snap && path.stroke) width = std::round(width);
  // The edges of a stroke lie half its width beside its line.
  const float half = path.stroke ? width / 2 : 0;
  const auto set = [&](float device) { return bounded(snap ? std::floor(device - half + 0.5F) + half : device); };
  const auto x = [&](Point p) { return set(placement.x(p.x)); };
  const auto y = [&](Point p) { return set(placement.y(p.y)); };
  for (const Path::Segment& segment : path.segments) {
    switch (segment.kind) {
      case Path::Segment::Kind::move:
        cairo_move_to(context, x(segment.to), y(segment.to));
        break;
      case Path::Segment::Kind::line:
        cairo_line_to(context, x(segment.to), y(segment.to));
        break;
      case Path::Segment::Kind::curve:
        cairo_curve_to(context, x(segment.control1), y(segment.control1), x(segment.control2), y(segment.control2),
                       x(segment.to), y(segment.to));
        break;
      case Path::Segment::Kind::close:
        cairo_close_path(context);
        break;
    }
  }
  if (path.fill) {
    internals_->use(*path.fill, opacity);
    cairo_fill_preserve(context);
  }
  if (path.stroke) {
    internals_->use(*path.stroke, opacity);
    cairo_set_line_width(context, static_cast<double>(width));
    cairo_stroke_preserve(context);
  }
  cairo_new_path(context);
  cairo_surface_flush(internals_->surface.get());
}

void PathPainter::paint_outline(const Canvas& canvas, std::span<const OutlineSegment> outline, Point origin, float size,
                                Colour colour, float opacity) {
  cairo_t* const context = internals_->ready(canvas);
  if (context == nullptr) return;
  const auto x = [&](Point p) { return bounded(origin.x + p.x * size); };
  const auto y = [&](Point p) { return bounded(origin.y - p.y * size); };
  for (const OutlineSegment& segment : outline) {
    switch (segment.kind) {
      case OutlineSegment::Kind::move:
        cairo_move_to(context, x(segment.to), y(segment.to));
        break;
      case OutlineSegment::Kind::line:
        cairo_line_to(context, x(segment.to), y(segment.to));
        break;
      case OutlineSegment::Kind::curve:
        cairo_curve_to(context, x(segment.control1), y(segment.control1), x(segment.control2), y(segment.control2),
                       x(segment.to), y(segment.to));
        break;
      case OutlineSegment::Kind::close:
        cairo_close_path(context);
        break;
    }
  }
  internals_->use(colour, opacity);
  cairo_fill(context);
  cairo_surface_flush(internals_->surface.get());
}

}  // namespace lectern
