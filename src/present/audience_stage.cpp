#include "present/audience_stage.h"

#include "present/overlay_painter.h"

namespace lectern {

std::vector<PictureKey> AudienceStage::wanted(const AudienceScenery& scenery, PixelSize window) {
  const auto picture = audience_frame(scenery.view, scenery.overlay, window, scenery.slide, scenery.safe,
                                      scenery.generation, scenery.card_revision)
                           .picture;
  return picture ? std::vector{*picture} : std::vector<PictureKey>{};
}

void AudienceStage::draw(const AudienceScenery& scenery, PixelWindow& window) {
  const auto canvas = window.canvas();
  if (!canvas) return;
  const AudienceFrame frame = audience_frame(scenery.view, scenery.overlay, canvas->size, scenery.slide, scenery.safe,
                                             scenery.generation, scenery.card_revision);
  if (frame == shown_) return;
  compose(*canvas, frame, scenery);
  window.present();
  const bool is_sharp = !frame.picture || gallery_.find(*frame.picture) != nullptr;
  shown_ = is_sharp ? std::optional(frame) : std::nullopt;
  if (!is_sharp) gallery_.await(std::span(&*frame.picture, 1));
}

void AudienceStage::compose(const Canvas& canvas, const AudienceFrame& frame, const AudienceScenery& scenery) {
  fill_around(canvas, canvas.bounds(), frame.slide, frame.surround);
  if (!frame.picture) return fill(canvas, frame.slide, frame.surround);
  draw_slide(canvas, gallery_, *frame.picture, frame.slide, scenery.slide, last_slide_.get(), scenery.ground);
  if (frame.picture->kind != PictureKind::slide) return;
  if (const Picture* painted = gallery_.find(*frame.picture)) last_slide_ = painted->bitmap;
  draw_overlay(canvas, placement_of(frame.slide, scenery.slide, frame.overlay.zoom), frame.overlay);
}

void draw_slide(const Canvas& canvas, Gallery& gallery, const PictureKey& key, const PixelRect& rect, Size slide,
                const Bitmap* otherwise, Colour ground) {
  const auto is_painted = [](const Picture* picture) { return picture != nullptr && !picture->bitmap->pixels.empty(); };
  if (const Picture* painted = gallery.find(key); is_painted(painted))
    return blit(canvas, *painted->bitmap, rect.x, rect.y, rect);
  if (const auto part = part_of(key, slide)) {
    PictureKey whole = key;
    whole.part_x = whole.part_y = whole.part_width = 0;
    const Picture* picture = gallery.find(whole);
    if (!is_painted(picture)) picture = gallery.find_stand_in(whole);
    if (is_painted(picture)) {
      const float scale = static_cast<float>(picture->bitmap->size.width) / slide.width;
      return stretch_part(canvas, *picture->bitmap,
                          {part->x * scale, part->y * scale, part->width * scale, part->height * scale}, rect);
    }
  }
  if (const Picture* stand_in = gallery.find_stand_in(key); is_painted(stand_in))
    return stretch(canvas, *stand_in->bitmap, rect);
  if (otherwise != nullptr) return stretch(canvas, *otherwise, rect);
  fill(canvas, rect, ground);
}

}  // namespace lectern
