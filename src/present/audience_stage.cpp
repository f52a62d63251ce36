#include "present/audience_stage.h"

namespace lectern {

std::vector<PictureKey> AudienceStage::wanted(const AudienceScenery& scenery, PixelSize window) {
  const auto picture = audience_frame(scenery.view, window, scenery.slide, scenery.generation).picture;
  return picture ? std::vector{*picture} : std::vector<PictureKey>{};
}

void AudienceStage::draw(const AudienceScenery& scenery, PixelWindow& window) {
  const auto canvas = window.canvas();
  if (!canvas) return;
  const AudienceFrame frame = audience_frame(scenery.view, canvas->size, scenery.slide, scenery.generation);
  if (frame == shown_) return;
  compose(*canvas, frame, scenery.ground);
  window.present();
  const bool is_sharp = !frame.picture || gallery_.find(*frame.picture) != nullptr;
  shown_ = is_sharp ? std::optional(frame) : std::nullopt;
  if (!is_sharp) gallery_.await(std::span(&*frame.picture, 1));
}

void AudienceStage::compose(const Canvas& canvas, const AudienceFrame& frame, Colour ground) {
  fill_around(canvas, canvas.bounds(), frame.slide, frame.surround);
  if (!frame.picture) return fill(canvas, frame.slide, frame.surround);
  draw_slide(canvas, gallery_, *frame.picture, frame.slide, last_slide_.get(), ground);
  if (const Picture* painted = gallery_.find(*frame.picture)) last_slide_ = painted->bitmap;
}

void draw_slide(const Canvas& canvas, Gallery& gallery, const PictureKey& key, const PixelRect& rect,
                const Bitmap* otherwise, Colour ground) {
  const Picture* painted = gallery.find(key);
  if (painted != nullptr && !painted->bitmap->pixels.empty())
    return blit(canvas, *painted->bitmap, rect.x, rect.y, rect);
  const Picture* stand_in = gallery.find_stand_in(key);
  if (stand_in != nullptr && !stand_in->bitmap->pixels.empty()) return stretch(canvas, *stand_in->bitmap, rect);
  if (otherwise != nullptr) return stretch(canvas, *otherwise, rect);
  fill(canvas, rect, ground);
}

}  // namespace lectern
