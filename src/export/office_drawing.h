#pragma once
// Vector pictures that office programs draw themselves, beside the pixels that they show where they cannot. Pure.

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

/// A drawing as Image::vector_drawing() gives it, with its colours in hexadecimal digits; nothing where it holds more
/// than paths, rectangles, clips and gradients, which is what office programs of all kinds agree on, or where it is so
/// large that its pixels are the better form.
std::optional<std::string> office_drawing(std::string_view svg);

}  // namespace lectern
