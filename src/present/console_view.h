#pragma once
// The labels of the window: bars with times and keys, and the sheets that open on a key. Only our own words are written
// here; what a deck says comes as pictures (notes_picture.h).

#include <string>
#include <vector>

#include "present/ui_painter.h"
#include "present/view.h"

namespace lectern {

/// What the labels tell; borrowed for the call.
struct ConsoleFacts {
  const Show& show;
  const ShowPlan& plan;
  const View& view;
  Moment now;
  std::string wall_clock;  ///< "14:32"
  int warnings = 0;        ///< diagnostics of the deck, errors included
  bool has_notes = true;
};

/// Grounds and bars, before the pictures, which are about to cover `holes`.
void fill_console(const Canvas& canvas, const ConsoleLayout& layout, std::vector<PixelRect> holes);
void label_console(UiPainter& ui, const ConsoleFacts& facts);

/// The frames of the grid's tiles, then its labels.
void frame_overview(const Canvas& canvas, const OverviewLayout& overview, const Show& show, float scale);
void label_overview(UiPainter& ui, const OverviewLayout& overview, const ShowPlan& plan);

/// Key sheet, question and number entry, where they are open.
void label_sheets(UiPainter& ui, const ConsoleFacts& facts, PixelSize window);

}  // namespace lectern
