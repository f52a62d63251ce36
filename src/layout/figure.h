#pragma once
// Pictures in a box, frames that stand in for what cannot be shown, and the places of columns.

#include <span>
#include <string_view>
#include <vector>

#include "layout/compose.h"

namespace lectern {

struct FigureBox {
  float x = 0;
  float width = 0;
  int step = 0;
  int tag = -1;
  SourceSpan source;
};

/// Least and most height of a figure with its caption in a box.
struct FigureHeights {
  float least = 0;
  float most = 0;
};

FigureHeights figure_heights(Composer& composer, const Figure& figure, const FigureBox& box, float page_height);

/// The picture at the start edge of the box, its caption below; `height` holds both. Top at 0.
Piece place_figure(Composer& composer, const Figure& figure, const FigureBox& box, float height);

/// True where the picture is cut at its edges to fill `frame`: asked for, or a photograph that loses little.
bool fills_frame(Composer& composer, const Figure& figure, Rect frame, SourceSpan source);

/// The picture fills `frame`: cut at the edges where little is lost or the author asked (`cover`), else inside a panel.
Piece place_filling(Composer& composer, const Figure& figure, Rect frame, int tag, SourceSpan source);

/// A panel with a hairline and a label, for a missing picture or a video.
Piece labelled_frame(Composer& composer, Rect frame, std::string_view label, int step, int tag, SourceSpan source);

struct ColumnPlace {
  float x = 0;
  float width = 0;
};

/// Where columns stand: asked shares first, the rest even, the theme's gap between.
std::vector<ColumnPlace> column_places(const Composer& composer, const Columns& columns, float x, float width);

/// A column's first heading, set above a rule; the rest is its body.
const Heading* column_heading(const Column& column);
std::span<const Block> column_body(const Column& column);
float column_head_height(Composer& composer, const Column& column, const ColumnPlace& place, float body);
Piece place_column_head(Composer& composer, const Column& column, const ColumnPlace& place, float body,
                        std::size_t index, int step);

}  // namespace lectern
