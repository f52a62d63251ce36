#pragma once
// ImGui's draw data as pixels: textured, coloured triangles mixed over a canvas. Glyphs and panels arrive as upright
// rectangles, two triangles each, and take a short way.

#include <cstdint>

#include "present/canvas.h"

struct ImDrawData;

namespace lectern {

/// A font atlas: one byte of coverage a texel. Borrowed.
struct UiTexture {
  const std::uint8_t* texels = nullptr;
  int width = 0;
  int height = 0;
};

void draw_ui(const Canvas& canvas, const ImDrawData& data, const UiTexture& texture);

}  // namespace lectern
