#pragma once
// Draws the room's window. It is given what the room may see and nothing else. Main thread only.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "present/audience_frame.h"
#include "present/gallery.h"
#include "present/pixel_window.h"
#include "show/fade.h"

namespace lectern {

/// Everything that the room's frame is made from. Plain values.
struct AudienceScenery {
  AudienceView view;
  Overlay overlay;
  std::uint64_t generation = 0;
  Size slide;      ///< shape of the deck's slides
  float safe = 0;  ///< share of the window that is kept free at each edge
  int card_revision = 0;
  Colour ground;                    ///< of the theme; stands for a slide that is not painted yet
  std::optional<Moment> fade_step;  ///< slides fade, with a picture so often; absent: they follow at once
  Moment now{0};
};

class AudienceStage {
 public:
  explicit AudienceStage(Gallery& gallery) : gallery_(gallery) {}

  /// Pictures that the frame needs.
  static std::vector<PictureKey> wanted(const AudienceScenery& scenery, PixelSize window);

  /// Draws and shows one frame with what is painted; nothing where the window shows that frame already.
  void draw(const AudienceScenery& scenery, PixelWindow& window);
  /// When the fade that goes on wants its next picture.
  std::optional<Moment> next_fade_picture() const;
  /// The fade's last picture at once: whoever presses a key waits for nothing.
  void finish_fade(PixelWindow& window);
  /// The window's pixels were lost or written by others.
  void forget();

 private:
  /// A fade that goes on, with both pictures of the window as they are without it.
  struct Fade {
    Picture from;
    Picture to;
    AudienceFrame frame;  ///< `to`
    Moment begun{0};
    Moment next{0};
  };

  void compose(const Canvas& canvas, const AudienceFrame& frame, const AudienceScenery& scenery);
  bool begin_fade(const AudienceFrame& frame, const AudienceScenery& scenery);
  void draw_fade(const Canvas& canvas, PixelWindow& window, const AudienceScenery& scenery);

  Gallery& gallery_;
  std::optional<AudienceFrame> shown_;  ///< what stands on the window, all of it sharp
  Picture last_slide_;                  ///< of the newest sharp frame; blank before it
  std::optional<Fade> fade_;
};

/// A slide's picture in `rect`: the painting, or a stretched stand-in until it comes. Both windows draw slides with it.
void draw_slide(const Canvas& canvas, Gallery& gallery, const PictureKey& key, const PixelRect& rect, Size slide,
                const Picture& otherwise, Colour ground);

}  // namespace lectern
