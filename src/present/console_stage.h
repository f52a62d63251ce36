#pragma once
// Draws what the speaker sees: the console, the overview, and the sheets that wait for an answer, in a window of their
// own or in the one window. Main thread only.

#include <future>
#include <memory>
#include <string>
#include <vector>

#include "present/console_view.h"
#include "present/deck_words.h"
#include "present/gallery.h"
#include "present/pixel_window.h"
#include "present/ui_painter.h"

namespace lectern {

/// Everything that a frame is made from. Borrowed for the call.
struct Scenery {
  const Show& show;
  const ShowPlan& plan;
  const PaintSource& source;
  int list_revision = 0;
  int warnings = 0;
  int card_revision = 0;
  PixelSize room;  ///< the window that the room sees
  const RoomFacts& room_facts;
  Moment now;
  std::string wall_clock;
  const KeyMap& keys;
  std::string audience_screen;  ///< its name and size; empty where the slides have no screen of their own
  std::string trouble;          ///< why the file's newest state is not shown
  Keeping keeping = Keeping::kept;
  PaceFacts pace;
  bool keys_go_elsewhere = false;
  bool slides_minimised = false;  ///< their own window is an icon
  bool is_rehearsal = false;
};

class ConsoleStage {
 public:
  ConsoleStage(Gallery& gallery, std::future<std::unique_ptr<UiFonts>> fonts)
      : gallery_(gallery), fonts_(std::move(fonts)) {}

  /// Pictures that the frame needs, as far as that is known before the notes are.
  std::vector<PictureKey> wanted(const Scenery& scenery, PixelSize window);

  /// Draws and shows one frame with what is painted; the gallery then awaits the rest.
  void draw(const Scenery& scenery, PixelWindow& window);

  /// What the next keys may need in a window of this size.
  WishList wishes(const Scenery& scenery, PixelSize window) const;

  /// What the last frame showed where, for the mouse.
  const View& view() const { return view_; }
  /// The button at a place of the window; null where there is none.
  const Button* button_at(int x, int y) const;
  /// Height of the notes of the slide that the last frame showed, 0 while it is not known.
  float notes_extent() const { return notes_extent_; }

 private:
  ViewInputs inputs_of(const Scenery& scenery, PixelSize window) const;
  void find_notes_extent(const Scenery& scenery, PixelSize window);
  std::vector<PixelRect> covered();
  ConsoleFacts facts_of(const Scenery& scenery) const;
  void compose(const Canvas& canvas, const Scenery& scenery);
  void place(const Canvas& canvas, const PlacedPicture& placed, const Briefing& briefing);
  void draw_over_slide(const Canvas& canvas, const Scenery& scenery);
  void label(const Canvas& canvas, const Scenery& scenery);
  UiPainter& ui(const FontSet& fonts, float scale);

  Gallery& gallery_;
  std::future<std::unique_ptr<UiFonts>> fonts_;
  std::unique_ptr<UiPainter> ui_;
  DeckWords words_;
  View view_;
  std::vector<Button> buttons_;
  Picture last_slide_;
  float notes_extent_ = 0;
};

}  // namespace lectern
