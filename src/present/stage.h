#pragma once
// Puts the talk's state on the window: finds the painted pictures, asks the workers for what is missing and for what
// the next key may need, and composes everything into one frame. Main thread only.

#include <chrono>
#include <future>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "present/audience_window.h"
#include "present/console_view.h"
#include "present/paint_pool.h"
#include "present/ui_painter.h"

namespace lectern {

/// Everything that a frame is made from. Borrowed for the call.
struct Scenery {
  const Show& show;
  const ShowPlan& plan;
  const PaintSource& source;
  int list_revision = 0;
  int warnings = 0;
  Moment now;
  std::string wall_clock;
};

class Stage {
 public:
  Stage(PaintPool& pool, std::future<std::unique_ptr<UiFonts>> fonts)
      : pool_(pool), fonts_(std::move(fonts)), cache_(kLeastBudget) {}

  /// Asks for the first view's pictures, and no others, while the window is still being made.
  void prepare(const Scenery& scenery, PixelSize window);

  /// Draws and shows one frame. Pictures that are not painted yet are waited for, at most `patience`; then stand-ins
  /// are shown and missing() is true until they came.
  void draw(const Scenery& scenery, AudienceWindow& window, std::chrono::milliseconds patience);

  /// Keeps painted pictures; true where the frame on the window waits for one of them.
  bool keep(std::vector<PaintedPicture> pictures, std::uint64_t generation);

  /// What the last frame showed where, for the mouse.
  const View& view() const { return view_; }
  /// Height of the notes of the slide that the last frame showed, 0 while it is not known.
  float notes_extent() const { return notes_extent_; }
  /// Facts about slides that came in while a frame waited for its pictures.
  std::vector<SlideFacts> take_facts() { return std::exchange(facts_, {}); }

 private:
  static constexpr std::size_t kLeastBudget = std::size_t{96} << 20U;

  ViewInputs inputs_of(const Scenery& scenery, PixelSize window) const;
  void find_notes_extent(const Scenery& scenery, PixelSize window);
  std::vector<PictureKey> missing_of(const View& view);
  void ask(const Scenery& scenery, PixelSize window);
  std::vector<PixelRect> covered();
  void compose(const Canvas& canvas, const Scenery& scenery);
  void place(const Canvas& canvas, const PlacedPicture& placed, const Briefing& briefing);
  void label(const Canvas& canvas, const Scenery& scenery);
  UiPainter& ui(const FontSet& fonts, float scale);

  PaintPool& pool_;
  std::future<std::unique_ptr<UiFonts>> fonts_;
  std::unique_ptr<UiPainter> ui_;
  FrameCache cache_;
  View view_;
  std::set<PictureKey> awaited_;
  std::vector<SlideFacts> facts_;
  std::shared_ptr<const Bitmap> last_slide_;
  float notes_extent_ = 0;
};

}  // namespace lectern
