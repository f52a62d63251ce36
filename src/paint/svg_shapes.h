#pragma once
// Shapes as elements of SVG, for SVG files and for the drawings inside HTML.

#include <cstddef>
#include <string>
#include <string_view>

#include "scene/scene.h"
#include "text/face.h"

namespace lectern {

/// Appends a number for SVG: at most two decimals.
void put_svg_number(std::string& out, float value, int decimals = 2);

/// Appends ` name="number"`.
void put_svg_attribute(std::string& out, std::string_view name, float value, int decimals = 2);

/// Appends ` fill="#RRGGBB"` (`property`: fill, stroke or stop-color), with its opacity where it has one.
void put_svg_colour(std::string& out, std::string_view property, Colour colour);

/// Appends ` x="" y="" width="" height=""`.
void put_svg_box(std::string& out, const Rect& rect);

/// Appends a <rect>. Edges that are not rounded lie on pixels.
void put_svg_rect(std::string& out, const FillRect& fill);

/// Appends the <linearGradient id="gID"> of a shade, and the <rect> that is filled with it.
void put_svg_gradient(std::string& out, std::size_t id, const FillGradient& fill);
void put_svg_shade(std::string& out, std::size_t id, const FillGradient& fill);

/// Appends a <path>; nothing for an empty one.
void put_svg_path(std::string& out, const Path& path);

/// Appends a glyph's outline to the data of a <path>; `origin` is the left end of its baseline.
void put_svg_outline(std::string& data, const Face& face, std::uint32_t glyph, Point origin, float size);

}  // namespace lectern
