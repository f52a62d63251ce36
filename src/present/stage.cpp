#include "present/stage.h"

#include <algorithm>
#include <utility>

#include "present/notes_picture.h"

namespace lectern {
namespace {

constexpr Colour kBlack{0, 0, 0, 255};
constexpr Colour kWhite{255, 255, 255, 255};
/// Frames of the window's size that the cache has room for, at the least: the shown one and its neighbours.
constexpr std::size_t kFramesKept = 4;

std::size_t bytes_of(const PictureKey& key) {
  return static_cast<std::size_t>(key.width) * static_cast<std::size_t>(std::max(key.height, 64)) *
         sizeof(std::uint32_t);
}

bool has_notes(const Scenery& scenery) {
  const auto& slides = scenery.source.briefing->deck.slides;
  const auto index = static_cast<std::size_t>(scenery.show.place.slide);
  return index < slides.size() && !slides[index].notes.empty();
}

}  // namespace

void Stage::prepare(const Scenery& scenery, PixelSize window) {
  std::vector<PictureKey> keys;
  for (const PlacedPicture& placed : view_of(inputs_of(scenery, window)).pictures) keys.push_back(placed.key);
  pool_.want(scenery.source, std::move(keys));
}

void Stage::draw(const Scenery& scenery, AudienceWindow& window, std::chrono::milliseconds patience) {
  const auto canvas = window.canvas();
  if (!canvas) return;
  const PixelSize size = canvas->size;
  find_notes_extent(scenery, size);
  view_ = view_of(inputs_of(scenery, size));
  std::vector<PictureKey> missing = missing_of(view_);
  if (!missing.empty()) {
    pool_.want(scenery.source, missing);
    pool_.wait_for(missing, patience);
    PaintResults results = pool_.take();
    keep(std::move(results.pictures), scenery.source.generation);
    std::ranges::move(results.facts, std::back_inserter(facts_));
    find_notes_extent(scenery, size);
    view_ = view_of(inputs_of(scenery, size));
    missing = missing_of(view_);
  }
  awaited_ = {missing.begin(), missing.end()};
  compose(*canvas, scenery);
  window.present();
  ask(scenery, size);
}

bool Stage::keep(std::vector<PaintedPicture> pictures, std::uint64_t generation) {
  bool was_awaited = false;
  for (PaintedPicture& painted : pictures) {
    if (painted.key.generation != generation) continue;
    was_awaited = awaited_.contains(painted.key) || was_awaited;
    cache_.put(painted.key, std::move(painted.picture));
  }
  return was_awaited;
}

ViewInputs Stage::inputs_of(const Scenery& scenery, PixelSize window) const {
  return {.show = scenery.show,
          .plan = scenery.plan,
          .window = window,
          .slide = scenery.source.briefing->deck.meta.slide_size,
          .generation = scenery.source.generation,
          .list_revision = scenery.list_revision,
          .notes_extent = notes_extent_};
}

/// The first band of the notes knows how high they are in all.
void Stage::find_notes_extent(const Scenery& scenery, PixelSize window) {
  notes_extent_ = 0;
  const View view = view_of(inputs_of(scenery, window));
  for (PlacedPicture placed : view.pictures) {
    if (placed.key.kind != PictureKind::notes && placed.key.kind != PictureKind::list) continue;
    placed.key.band = 0;
    if (const Picture* picture = cache_.find(placed.key)) notes_extent_ = picture->extent;
  }
}

std::vector<PictureKey> Stage::missing_of(const View& view) {
  std::vector<PictureKey> missing;
  for (const PlacedPicture& placed : view.pictures) {
    if (cache_.find(placed.key) == nullptr) missing.push_back(placed.key);
  }
  return missing;
}

/// Hands the workers what is not painted yet, as far as the cache can hold it.
void Stage::ask(const Scenery& scenery, PixelSize window) {
  WishList wishes = wishes_of(inputs_of(scenery, window));
  const auto frame =
      static_cast<std::size_t>(window.width) * static_cast<std::size_t>(window.height) * sizeof(std::uint32_t);
  cache_.set_budget(std::max(kLeastBudget, kFramesKept * frame));
  std::size_t bytes = 0;
  std::size_t count = 0;
  while (count < wishes.keys.size() && (count < wishes.urgent || bytes < cache_.budget()))
    bytes += bytes_of(wishes.keys[count++]);
  wishes.keys.resize(count);
  cache_.trim(wishes.keys, wishes.urgent);
  std::erase_if(wishes.keys, [this](const PictureKey& key) { return cache_.find(key) != nullptr; });
  pool_.want(scenery.source, std::move(wishes.keys));
}

void Stage::compose(const Canvas& canvas, const Scenery& scenery) {
  const ConsoleLayout& console = view_.console;
  const Cover cover = audience_view(scenery.show).cover;
  const Colour surround = cover == Cover::white ? kWhite : kBlack;
  if (view_.overview) {
    fill_but(canvas, covered(), kConsole.ground);
  } else if (console.is_open) {
    std::vector<PixelRect> holes = covered();
    holes.push_back(console.slide);
    fill_console(canvas, console, std::move(holes));
    if (cover != Cover::none || scenery.show.place.slide == kNoSlide) fill(canvas, console.slide, surround);
  } else {
    fill_around(canvas, canvas.bounds(), console.slide, surround);
    if (cover != Cover::none || scenery.show.place.slide == kNoSlide) fill(canvas, console.slide, surround);
  }
  for (const PlacedPicture& placed : view_.pictures) place(canvas, placed, *scenery.source.briefing);
  if (view_.overview) frame_overview(canvas, *view_.overview, scenery.show, console.scale);
  label(canvas, scenery);
}

/// Where whole pictures, or stand-ins for them, will lie.
std::vector<PixelRect> Stage::covered() {
  std::vector<PixelRect> rects;
  for (const PlacedPicture& placed : view_.pictures) {
    PixelRect rect{placed.x, placed.y, placed.key.width, placed.key.height};
    if (placed.key.kind != PictureKind::slide) {
      const Picture* picture = cache_.find(placed.key);
      if (picture == nullptr) continue;
      rect = {placed.x, placed.y, picture->bitmap->size.width, picture->bitmap->size.height};
    }
    rects.push_back(rect.meet(placed.clip));
  }
  return rects;
}

void Stage::place(const Canvas& canvas, const PlacedPicture& placed, const Briefing& briefing) {
  const bool is_main = placed.key.kind == PictureKind::slide && placed.clip == view_.console.slide;
  const Picture* found = cache_.find(placed.key);
  const bool is_blank = found != nullptr && found->bitmap->pixels.empty();
  if (const Picture* picture = is_blank ? nullptr : found) {
    blit(canvas, *picture->bitmap, placed.x, placed.y, placed.clip);
    if (is_main) last_slide_ = picture->bitmap;
    return;
  }
  if (placed.key.kind != PictureKind::slide) return;
  const PixelRect rect{placed.x, placed.y, placed.key.width, placed.key.height};
  const Picture* stand_in = cache_.find_stand_in(placed.key);
  if (stand_in != nullptr) {
    stretch(canvas, *stand_in->bitmap, rect);
  } else if (is_main && last_slide_) {
    stretch(canvas, *last_slide_, rect);
  } else {
    fill(canvas, rect, briefing.theme.palette.paper);
  }
}

void Stage::label(const Canvas& canvas, const Scenery& scenery) {
  const bool wanted = view_.overview || view_.console.is_open || has_sheets(scenery.show, scenery.now);
  if (!wanted) return;
  const ConsoleFacts facts{.show = scenery.show,
                           .plan = scenery.plan,
                           .view = view_,
                           .now = scenery.now,
                           .wall_clock = scenery.wall_clock,
                           .warnings = scenery.warnings,
                           .has_notes = has_notes(scenery)};
  UiPainter& painter = ui(*scenery.source.briefing->fonts, view_.console.scale);
  painter.begin(canvas.size);
  if (view_.overview) {
    label_overview(painter, *view_.overview, scenery.plan);
  } else if (view_.console.is_open) {
    label_console(painter, facts);
  }
  label_sheets(painter, facts, canvas.size);
  painter.draw_into(canvas);
}

UiPainter& Stage::ui(const FontSet& fonts, float scale) {
  if (fonts_.valid()) ui_ = std::make_unique<UiPainter>(fonts_.get());
  if (!ui_ || ui_->scale() != scale) {
    ui_.reset();
    ui_ = std::make_unique<UiPainter>(std::make_unique<UiFonts>(fonts, scale));
  }
  return *ui_;
}

}  // namespace lectern
