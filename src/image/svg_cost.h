#pragma once
// How much work an SVG is to draw, reckoned from its text: the same answer on every machine, where a clock would give
// another each time. For room `image` alone.

#include <cstdint>
#include <string_view>

namespace lectern {

/// Steps of drawing; one is about what a shape takes. What is drawn again and again (`use`, patterns, markers, masks)
/// counts each time, and a filter as much as the pixels that it works on. Never more than kEndlessDrawing.
std::int64_t drawing_steps(std::string_view svg);

inline constexpr std::int64_t kEndlessDrawing = 1'000'000'000;
/// More is not drawn: a detailed map has some thousands.
inline constexpr std::int64_t kMostDrawingSteps = 100'000;

}  // namespace lectern
