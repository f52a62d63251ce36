#pragma once
// Where everything of the console stands, for any window from 1024 x 600 to 4K. Pure, in pixels.

#include <optional>
#include <vector>

#include "present/canvas.h"
#include "show/show.h"

namespace lectern {

/// The slide alone, or the console: a bar with the times, the audience's picture and what comes next at the left, the
/// notes in the larger half, a bar with keys and messages.
struct ConsoleLayout {
  bool is_open = false;  ///< the console; else the slide alone
  float scale = 1;       ///< of labels: 1 in a window of 1600 x 1000
  PixelRect slide;
  PixelRect top_bar;
  PixelRect bottom_bar;
  PixelRect slide_label;
  PixelRect preview;
  PixelRect preview_label;
  PixelRect proposal;   ///< a line or two for what the speaker should decide
  PixelRect filmstrip;  ///< empty where it is not shown
  PixelRect notes;
  PixelRect divider;  ///< what can be dragged to give the notes more or less room
};

ConsoleLayout console_layout(PixelSize window, Size slide, bool open, const ConsoleLook& look = {});

/// Label scale of a window, in eighths so that resizing seldom needs another font atlas.
float ui_scale(PixelSize window);

/// The share of the width that the notes have where nobody dragged the divider.
float usual_notes_share(PixelSize window);
/// The share that puts the divider at a place of the window.
float notes_share_at(PixelSize window, int x);

/// The list that a search shows: a line for what is typed, then answers, scrolled so that the chosen one is in sight.
struct FinderLayout {
  PixelRect box;
  PixelRect title;
  PixelRect query;
  int first = 0;                ///< index of the first answer in sight
  std::vector<PixelRect> rows;  ///< of the answers in sight
  PixelRect foot;
};
FinderLayout finder_layout(PixelSize window, const ConsoleLayout& console, const Finder& finder);

/// A line of the list of screens, with what can be clicked in it.
struct ScreenRow {
  PixelRect rect;
  PixelRect slides;
  PixelRect console;
};
struct ScreenListLayout {
  PixelRect box;
  PixelRect title;
  std::vector<ScreenRow> rows;
  PixelRect foot;
};
ScreenListLayout screen_list_layout(PixelSize window, int screens);

}  // namespace lectern
