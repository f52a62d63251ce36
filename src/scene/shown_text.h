#pragma once
// The characters behind a stretch of glyphs.

#include <string_view>

#include "scene/scene.h"

namespace lectern {

/// The bytes of the run's text that glyphs [first, last) stand for, in logical order.
std::string_view shown_text(const DrawText& text);

}  // namespace lectern
