#pragma once
// A page's frame: head (kicker and title) above the body, foot (footnotes, source, footer, marking, progress) below it,
// and the step from pieces to a finished scene.

#include <span>
#include <string>
#include <vector>

#include "layout/compose.h"

namespace lectern {

/// Which part of a slide that flows on this page is; 0 of 1 for most.
struct PagePart {
  int part = 0;
  int parts = 1;
};

/// Left and right edge of the text on a slide: narrower where a picture stands beside it.
struct TextColumn {
  float left = 0;
  float right = 0;
  float width() const { return right - left; }
};

/// Between the theme's margins; and the slide from edge to edge.
TextColumn full_column(const Composer& composer);
TextColumn full_region(const Composer& composer);

/// Kicker and title. `bottom` is where the body may start: the theme's body top, or below a long title.
struct Head {
  Piece piece;
  float bottom = 0;
  int title_lines = 0;
  float title_size = 0;
};
inline constexpr float kLowestHead = 480;  ///< below this a head has taken the body's room
Head place_head(Composer& composer, const TextColumn& column, PagePart part);

/// A body that flows between head and foot, over as many pages as it takes, `behind` on each of them.
std::vector<Scene> flow_pages(Composer& composer, std::span<const Block> blocks, const TextColumn& column,
                              const TextColumn& region, const Piece& behind);

/// Footnotes and the source line stand above the footer; `top` is where the body must end.
float foot_top(Composer& composer, const TextColumn& column);

/// The tags that a piece's items use, with their parents, in order; the items are renumbered.
std::vector<Tag> used_tags(const std::vector<Tag>& tags, Piece& piece);

/// Turns a piece about the middle of a page of that width, marks and text staying as they are.
void mirror(Piece& piece, float width);

/// What finish_page draws around a body.
struct Furniture {
  TextColumn column;
  TextColumn region;   ///< the part of the slide that no picture takes: the progress line runs across it
  bool foot = true;    ///< footnotes and source
  bool footer = true;  ///< deck title, page number, progress line
};

/// The page as a scene: body, foot, footer, marking; steps counted from 0, tags in reading order, mirrored where the
/// language runs from right to left.
Scene finish_page(Composer& composer, Piece body, const Furniture& furniture, PagePart part);

}  // namespace lectern
