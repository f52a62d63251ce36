#pragma once
// Text of an SVG file. For room `paint` alone.

#include <string>
#include <string_view>

#include "scene/scene.h"

namespace lectern {

/// Appends a number for SVG: at most two decimals.
void put_svg_number(std::string& out, float value, int decimals = 2);

/// Appends ` name="number"`.
void put_svg_attribute(std::string& out, std::string_view name, float value, int decimals = 2);

/// Appends ` fill="#RRGGBB"` (`property`: fill, stroke or stop-color), with its opacity where it has one.
void put_svg_colour(std::string& out, std::string_view property, Colour colour);

/// Appends a <text> in a class of the file: each word at its own place, so that another program's rounding does not add
/// up; within a word the face shapes it as it did here.
void put_svg_text(std::string& out, const DrawText& draw, std::string_view font_class);

/// Appends the glyphs as one <path>.
void put_svg_outlines(std::string& out, const DrawText& draw);

}  // namespace lectern
