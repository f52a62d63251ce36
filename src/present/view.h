#pragma once
// What the console shows of a talk, in a window of its own or in the one window: which pictures, where. Pure functions
// of the state and the window's size, so that the pictures for the next key press can be wished for before it comes,
// with the same code that will show them.

#include <optional>
#include <vector>

#include "present/canvas.h"
#include "present/picture_key.h"
#include "show/show.h"

namespace lectern {

/// The slide alone, or with the notes beside it, under a bar with the times and above one with the keys.
struct ConsoleLayout {
  bool is_open = false;  ///< notes beside the slide
  float scale = 1;       ///< of labels: 1 in a window of 1600 x 1000
  PixelRect slide;
  PixelRect top_bar;
  PixelRect bottom_bar;
  PixelRect slide_label;
  PixelRect preview;
  PixelRect preview_label;
  PixelRect notes;
};

ConsoleLayout console_layout(PixelSize window, Size slide, bool open);

/// Label scale of a window, in eighths so that resizing seldom needs another font atlas.
float ui_scale(PixelSize window);

struct Tile {
  int slide = 0;
  PixelRect rect;
};

/// The grid of all slides, scrolled so that the cursor is in sight.
struct OverviewLayout {
  int columns = 1;
  PixelSize tile;
  std::vector<Tile> tiles;  ///< those in sight
};

OverviewLayout overview_layout(PixelSize window, Size slide, const ShowPlan& plan, int cursor);

/// Where the title of the next slide stands after its label, and how large it is, in pixels of a window 1000 high.
inline constexpr float kTitleIndent = 84;
inline constexpr float kTitleSize = 19;

/// A picture with its upper left corner at (x, y), shown inside `clip`.
struct PlacedPicture {
  PictureKey key;
  int x = 0;
  int y = 0;
  PixelRect clip;
};

/// Borrowed for the call.
struct ViewInputs {
  const Show& show;
  const ShowPlan& plan;
  PixelSize window;
  Size slide;
  std::uint64_t generation = 0;
  int list_revision = 0;
  float notes_extent = 0;  ///< height of this slide's notes in pixels, 0 while that is not known
};

struct View {
  ConsoleLayout console;
  std::optional<OverviewLayout> overview;
  std::vector<PlacedPicture> pictures;
  std::optional<Place> next;  ///< what the preview shows
};

View view_of(const ViewInputs& inputs);

/// Pictures to have ready: what is shown, what the next and the previous key press show, and so on to the tiles of the
/// overview. The first `urgent` of them are those of the view and of its neighbours.
WishList wishes_of(const ViewInputs& inputs);

}  // namespace lectern
