#include "scene/gradient.h"

#include <algorithm>
#include <utility>

namespace lectern {
namespace {

bool same_hue(Colour a, Colour b) {
  return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

Colour invisible(Colour colour) {
  colour.alpha = 0;
  return colour;
}

}  // namespace

std::vector<GradientStop> stops_of(const FillGradient& fill) {
  std::vector<GradientStop> stops{{0, fill.from}};
  stops.insert(stops.end(), fill.between.begin(), fill.between.end());
  stops.push_back({1, fill.to});
  return stops;
}

void turn_round(FillGradient& gradient) {
  std::swap(gradient.from, gradient.to);
  std::ranges::reverse(gradient.between);
  for (GradientStop& stop : gradient.between) stop.at = 1 - stop.at;
}

Colour mixed_by_weight(Colour from, Colour to, float share) {
  const float a = static_cast<float>(from.alpha) * (1 - share);
  const float b = static_cast<float>(to.alpha) * share;
  const auto rounded = [](float value) { return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F)); };
  const auto part = [&](std::uint8_t x, std::uint8_t y) {
    return a + b > 0 ? rounded((static_cast<float>(x) * a + static_cast<float>(y) * b) / (a + b)) : x;
  };
  return {part(from.red, to.red), part(from.green, to.green), part(from.blue, to.blue), rounded(a + b)};
}

std::vector<GradientStop> straight_stops(const FillGradient& fill) {
  constexpr int kPieces = 8;
  std::vector<GradientStop> straight;
  const auto add = [&](const GradientStop& stop) {
    if (straight.empty() || straight.back() != stop) straight.push_back(stop);
  };
  const std::vector<GradientStop> stops = stops_of(fill);
  for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
    const float begin = stops[i].at;
    const float length = stops[i + 1].at - begin;
    Colour from = stops[i].colour;
    Colour to = stops[i + 1].colour;
    if (from.alpha == 0) from = invisible(to);
    if (to.alpha == 0) to = invisible(from);
    const bool bent = from.alpha != to.alpha && !same_hue(from, to);
    add({begin, from});
    for (int piece = 1; bent && piece < kPieces; ++piece) {
      const float share = static_cast<float>(piece) / kPieces;
      add({begin + share * length, mixed_by_weight(from, to, share)});
    }
    add({stops[i + 1].at, to});
  }
  return straight;
}

}  // namespace lectern
