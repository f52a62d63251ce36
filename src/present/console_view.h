#pragma once
// The labels of the console: bars with times and keys, what the pictures are, and what the speaker should know. Only
// our own words are written here by ImGui; what a deck says comes as pictures (deck_words.h).

#include <string>
#include <vector>

#include "present/console_colours.h"
#include "present/deck_words.h"
#include "present/keeping.h"
#include "present/room_facts.h"
#include "present/talk_pace.h"
#include "present/ui_painter.h"
#include "present/view.h"
#include "show/key_map.h"

namespace lectern {

/// What the labels tell; borrowed for the call.
struct ConsoleFacts {
  const Show& show;
  const ShowPlan& plan;
  const View& view;
  const KeyMap& keys;
  Moment now;
  std::string wall_clock;       ///< "14:32"
  std::string audience_screen;  ///< "HDMI-1 1920×1080"; empty where the slides have no screen of their own
  std::string trouble;          ///< why the file's newest state is not shown; empty: it is
  Keeping keeping = Keeping::kept;
  PaceFacts pace;
  const RoomFacts& room;
  int warnings = 0;  ///< diagnostics of the deck, errors included
  bool has_notes = true;
  bool keys_go_elsewhere = false;  ///< another program has the keyboard
  bool slides_minimised = false;   ///< their own window is an icon
  bool is_rehearsal = false;
};

/// A label that is also a button.
struct Button {
  PixelRect rect;
  Command command;
};

/// Collects what is written on one frame: our labels at once, the deck's words for later, since they lie on top.
struct Labels {
  UiPainter& ui;
  const ConsoleColours& colours;
  std::vector<PlacedWords> words;
  std::vector<Button> buttons = {};  ///< those on top last

  float scale() const { return ui.scale(); }
  /// A key's sign in a box; returns its width.
  float key_cap(float x, float y, std::string_view key);
  /// A line of the deck's text, cut where it is wider than `width`.
  void deck_words(std::string text, float size, float x, float y, float width, Colour ink, Colour ground);
};

/// Grounds and bars, before the pictures, which are about to cover `holes`.
void fill_console(const Canvas& canvas, const ConsoleLayout& layout, const ConsoleColours& colours,
                  std::vector<PixelRect> holes);
/// The frame around what the audience sees, in the colour of its state.
void frame_slide(const Canvas& canvas, const ConsoleFacts& facts);
/// Notes that go on above or below fade out there, so that nobody takes a cut line for the end.
void fade_notes(const Canvas& canvas, const ConsoleFacts& facts);
void label_console(Labels& labels, const ConsoleFacts& facts);

/// The frames of tiles, then their labels.
void frame_tiles(const Canvas& canvas, const TileLayout& tiles, const ConsoleFacts& facts, float scale);
void label_tiles(Labels& labels, const TileLayout& tiles, const ConsoleFacts& facts);

}  // namespace lectern
