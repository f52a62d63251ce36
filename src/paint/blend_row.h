#pragma once
// A row of pixels under a colour at varying coverage: what most of a slide's painting is. For room `paint` alone.

#include <cstdint>

namespace lectern {

/// Lays a premultiplied colour over `count` pixels, each at its coverage; equal to `blended` for each of them.
void blend_row(std::uint32_t* row, const std::uint8_t* coverage, int count, std::uint32_t colour);

}  // namespace lectern
