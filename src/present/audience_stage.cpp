#include "present/audience_stage.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include "present/overlay_painter.h"

namespace lectern {
namespace {

/// The window's picture, painted by `paint` in a canvas of its size; `slide` itself where it is all that is to be seen:
/// at 4K two more pictures would be 66 MB.
template <typename Paint>
Picture window_picture(const AudienceFrame& frame, const Picture& slide, const Paint& paint) {
  const bool fills = frame.slide == PixelRect{0, 0, frame.window.width, frame.window.height};
  if (fills && frame.overlay == Overlay{} && slide.size() == frame.window) return slide;
  Bitmap bitmap;
  bitmap.size = frame.window;
  bitmap.pixels.resize(static_cast<std::size_t>(bitmap.size.width) * static_cast<std::size_t>(bitmap.size.height));
  paint(canvas_of(bitmap));
  return {.bitmap = std::make_shared<const Bitmap>(std::move(bitmap))};
}

/// Slides fade; steps, ink, the enlarged part, black, a deck that was read again and a window of another size do not.
bool may_fade(const AudienceFrame& from, const AudienceFrame& to) {
  if (!from.picture || !to.picture || from.window != to.window) return false;
  const PictureKey& one = *from.picture;
  const PictureKey& other = *to.picture;
  const bool both_whole = one.kind == PictureKind::slide && other.kind == PictureKind::slide && one.part_width == 0 &&
                          other.part_width == 0;
  return both_whole && one.generation == other.generation && (one.slide != other.slide || one.page != other.page);
}

}  // namespace

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
  if (fade_ && fade_->frame == frame) return draw_fade(*canvas, window, scenery);
  // Whatever comes next ends the fade, as if its last picture had been seen.
  if (fade_) shown_ = std::move(fade_->frame);
  fade_.reset();
  if (begin_fade(frame, scenery)) return draw_fade(*canvas, window, scenery);
  compose(*canvas, frame, scenery);
  window.present();
  const bool is_sharp = !frame.picture || gallery_.find(*frame.picture) != nullptr;
  shown_ = is_sharp ? std::optional(frame) : std::nullopt;
  if (!is_sharp) gallery_.await(std::span(&*frame.picture, 1));
}

/// Only from one slide that is seen sharp to another that is painted: what is not ready is not waited for.
bool AudienceStage::begin_fade(const AudienceFrame& frame, const AudienceScenery& scenery) {
  if (!scenery.fade_step || !shown_ || last_slide_.is_blank() || !may_fade(*shown_, frame)) return false;
  const Picture* const painted = gallery_.find(*frame.picture);
  if (painted == nullptr) return false;
  const Picture next_slide = *painted;
  auto from = window_picture(*shown_, last_slide_, [&](const Canvas& canvas) {
    fill_around(canvas, canvas.bounds(), shown_->slide, shown_->surround);
    blit(canvas, last_slide_, shown_->slide.x, shown_->slide.y, shown_->slide);
    draw_overlay(canvas, placement_of(shown_->slide, scenery.slide, shown_->overlay.zoom), shown_->overlay);
  });
  auto to = window_picture(frame, next_slide, [&](const Canvas& canvas) { compose(canvas, frame, scenery); });
  last_slide_ = next_slide;
  shown_.reset();
  // The first picture of a fade already differs from what stands there.
  fade_ = Fade{.from = std::move(from),
               .to = std::move(to),
               .frame = frame,
               .begun = scenery.now - *scenery.fade_step,
               .next = scenery.now};
  return true;
}

void AudienceStage::draw_fade(const Canvas& canvas, PixelWindow& window, const AudienceScenery& scenery) {
  if (scenery.now < fade_->next) return;
  const int share = fade_share(fade_->begun, scenery.now);
  if (share >= 256) return finish_fade(window);
  mix(canvas, fade_->from, fade_->to, share);
  window.present();
  // By the display's beat; a picture that came too late is left out.
  fade_->next = std::max(fade_->next + scenery.fade_step.value_or(Moment{0}), scenery.now);
}

std::optional<Moment> AudienceStage::next_fade_picture() const {
  return fade_ ? std::optional(fade_->next) : std::nullopt;
}

void AudienceStage::finish_fade(PixelWindow& window) {
  if (!fade_) return;
  const Fade fade = std::move(*fade_);
  fade_.reset();
  const auto canvas = window.canvas();
  if (!canvas || canvas->size != fade.to.size()) return;
  blit(*canvas, fade.to, 0, 0, canvas->bounds());
  window.present();
  shown_ = fade.frame;
}

void AudienceStage::forget() {
  shown_.reset();
  fade_.reset();
}

void AudienceStage::compose(const Canvas& canvas, const AudienceFrame& frame, const AudienceScenery& scenery) {
  fill_around(canvas, canvas.bounds(), frame.slide, frame.surround);
  if (!frame.picture) return fill(canvas, frame.slide, frame.surround);
  draw_slide(canvas, gallery_, *frame.picture, frame.slide, scenery.slide, last_slide_, scenery.ground);
  if (frame.picture->kind != PictureKind::slide) return;
  if (const Picture* painted = gallery_.find(*frame.picture)) last_slide_ = *painted;
  draw_overlay(canvas, placement_of(frame.slide, scenery.slide, frame.overlay.zoom), frame.overlay);
}

void draw_slide(const Canvas& canvas, Gallery& gallery, const PictureKey& key, const PixelRect& rect, Size slide,
                const Picture& otherwise, Colour ground) {
  const auto is_painted = [](const Picture* picture) { return picture != nullptr && !picture->is_blank(); };
  if (const Picture* painted = gallery.find(key); is_painted(painted))
    return blit(canvas, *painted, rect.x, rect.y, rect);
  if (const auto part = part_of(key, slide)) {
    PictureKey whole = key;
    whole.part_x = whole.part_y = whole.part_width = 0;
    const Picture* picture = gallery.find(whole);
    if (!is_painted(picture)) picture = gallery.find_stand_in(whole);
    if (is_painted(picture)) {
      const float scale = static_cast<float>(picture->size().width) / slide.width;
      return stretch_part(canvas, *picture->pixels(),
                          {part->x * scale, part->y * scale, part->width * scale, part->height * scale}, rect);
    }
  }
  if (const Picture* stand_in = gallery.find_stand_in(key); is_painted(stand_in))
    return stretch(canvas, *stand_in->pixels(), rect);
  if (!otherwise.is_blank()) return stretch(canvas, *otherwise.pixels(), rect);
  fill(canvas, rect, ground);
}

}  // namespace lectern
