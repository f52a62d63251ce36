#pragma once
// What the console shows of a talk, in a window of its own or in the one window: which pictures, where. Pure functions
// of the state and the window's size, so that the pictures for the next key press can be wished for before it comes,
// with the same code that will show them.

#include <optional>
#include <string>
#include <vector>

#include "present/canvas.h"
#include "present/console_layout.h"
#include "present/picture_key.h"
#include "show/show.h"

namespace lectern {

struct Tile {
  int slide = 0;
  PixelRect rect;
};

/// Where the name of a section, or of the backup slides, stands: above its first tile.
struct TileHeading {
  int slide = 0;  ///< whose title it is; kNoSlide for the backup slides
  PixelRect rect;
};

/// Slides as tiles: the grid of all of them, scrolled so that the cursor is in sight, or the strip along the console's
/// foot.
struct TileLayout {
  int columns = 1;
  PixelSize tile;
  std::vector<Tile> tiles;  ///< those in sight
  std::vector<TileHeading> headings;
  float stride = 1;         ///< of the strip: from one tile to the next, in pixels
  float scrolled = 0;       ///< likewise: tiles and parts of one that lie left of it
  float most_scrolled = 0;  ///< likewise: where its last tile is in sight
};

TileLayout overview_layout(PixelSize window, Size slide, const ShowPlan& plan, int cursor);
/// The current slide in the middle, or scrolled to where `left` tiles are past.
TileLayout filmstrip_layout(const PixelRect& strip, float scale, Size slide, const ShowPlan& plan, int current,
                            std::optional<float> left = std::nullopt);

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
  int card_revision = 0;
  PixelSize room = {};     ///< the window that the room sees: the shape of the test card
  float notes_extent = 0;  ///< height of this slide's notes in pixels, 0 while that is not known
};

struct View {
  ConsoleLayout console;
  std::optional<TileLayout> overview;
  std::optional<TileLayout> filmstrip;
  std::optional<FinderLayout> finder;
  std::optional<ScreenListLayout> screen_list;
  std::vector<PlacedPicture> pictures;
  std::optional<Place> next;       ///< what the preview shows
  std::optional<PixelRect> inset;  ///< what the room keeps seeing, in the corner of the speaker's slide
};

View view_of(const ViewInputs& inputs);

/// True where the console is open, in the one window or in its own: the picture in it is the slide that the speaker
/// works on, named and framed where the room sees another one or none.
bool is_console_open(const Show& show);

/// True where the console has a window of its own.
bool is_apart(const Show& show);

/// True where a talk is given from the console: its pictures are dimmed and show what the next steps will add. In a
/// window beside an editor the slide keeps its colours.
bool is_given_from_console(const Show& show);

/// Pictures to have ready: what is shown, what the next and the previous key press show, and so on to the tiles of the
/// overview. The first `urgent` of them are those of the view and of its neighbours.
WishList wishes_of(const ViewInputs& inputs);

}  // namespace lectern
