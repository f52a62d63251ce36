#pragma once
// Text of an SVG file. For room `paint` alone.

#include <string>
#include <string_view>

#include "scene/scene.h"

namespace lectern {

/// Appends a <text> in a class of the file: each word at its own place, so that another program's rounding does not add
/// up; within a word the face shapes it as it did here.
void put_svg_text(std::string& out, const DrawText& draw, std::string_view font_class);

/// Appends the glyphs as one <path>.
void put_svg_outlines(std::string& out, const DrawText& draw);

/// What stands for a hyphen that a line's end has drawn: programs draw none for a soft hyphen.
char32_t drawn_hyphen(const Face& face);

}  // namespace lectern
