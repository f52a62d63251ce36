#pragma once
// The colours of a gradient along its way. Pure.

#include <vector>

#include "base/colour.h"
#include "scene/scene.h"

namespace lectern {

/// All colours of a gradient, from 0 to 1.
std::vector<GradientStop> stops_of(const FillGradient& fill);

/// Makes a gradient run the other way.
void turn_round(FillGradient& gradient);

/// Between two stops: straight colours are mixed with their opacity as weight, so that a fade to a transparent colour
/// does not turn grey. `share` is 0 to 1.
Colour mixed_by_weight(Colour from, Colour to, float share);

/// As stops_of, for formats that mix opacity and colour each by itself (SVG, DrawingML, PDF): more stops where the
/// weighted mix is not a straight line, and two at one place where the colour of what cannot be seen changes.
std::vector<GradientStop> straight_stops(const FillGradient& fill);

}  // namespace lectern
