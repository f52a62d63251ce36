#pragma once
// Which faces the text of an SVG may use: the catalogue's alone, whatever is installed. For room `image` alone.

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Makes the faces of set_svg_fonts the only ones that fontconfig knows. `library` is librsvg as dlopen gave it. Does
/// nothing where no faces were set.
void use_catalogue_fonts(void* library);

/// The families that an SVG asks for first and that set_svg_fonts did not name, in order, without repeats.
std::vector<std::string> unknown_families(std::string_view svg);

}  // namespace lectern
