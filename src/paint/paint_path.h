#pragma once
// Outlines through Cairo, on the same pixels. For room `paint` alone.

#include <memory>
#include <span>

#include "paint/pixels.h"
#include "scene/scene.h"
#include "text/face.h"

namespace lectern {

/// Draws on one canvas at a time; the surface is made when the first path comes. Not thread-safe.
class PathPainter {
 public:
  PathPainter();
  PathPainter(const PathPainter&) = delete;
  PathPainter& operator=(const PathPainter&) = delete;
  PathPainter(PathPainter&&) = delete;
  PathPainter& operator=(PathPainter&&) = delete;
  ~PathPainter();

  /// The canvas is used until `end`; its clip may differ from call to call.
  void begin(const Canvas& canvas);
  void end();

  void paint(const Canvas& canvas, const Placement& placement, const Path& path, float opacity);
  /// A glyph's outline (ems, y up) with its origin at a device pixel position, `size` pixels an em.
  void paint_outline(const Canvas& canvas, std::span<const OutlineSegment> outline, Point origin, float size,
                     Colour colour, float opacity);

 private:
  struct Internals;
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
