#include "present/console_stage.h"

#include <algorithm>
#include <utility>

#include "present/audience_stage.h"
#include "present/overlay_painter.h"
#include "present/sheets_view.h"

namespace lectern {
namespace {

constexpr Colour kBlack{0, 0, 0, 255};
constexpr Colour kWhite{255, 255, 255, 255};

bool has_notes(const Scenery& scenery) {
  const auto& slides = scenery.source.briefing->deck.slides;
  const auto index = static_cast<std::size_t>(scenery.show.place.slide);
  return index < slides.size() && !slides[index].notes.empty();
}

}  // namespace

std::vector<PictureKey> ConsoleStage::wanted(const Scenery& scenery, PixelSize window) {
  find_notes_extent(scenery, window);
  std::vector<PictureKey> keys;
  for (const PlacedPicture& placed : view_of(inputs_of(scenery, window)).pictures) keys.push_back(placed.key);
  return keys;
}

void ConsoleStage::draw(const Scenery& scenery, PixelWindow& window) {
  const auto canvas = window.canvas();
  if (!canvas) return;
  gallery_.await(gallery_.missing(wanted(scenery, canvas->size)));
  view_ = view_of(inputs_of(scenery, canvas->size));
  compose(*canvas, scenery);
  window.present();
}

WishList ConsoleStage::wishes(const Scenery& scenery, PixelSize window) const {
  return wishes_of(inputs_of(scenery, window));
}

ViewInputs ConsoleStage::inputs_of(const Scenery& scenery, PixelSize window) const {
  return {.show = scenery.show,
          .plan = scenery.plan,
          .window = window,
          .slide = scenery.source.briefing->deck.meta.slide_size,
          .generation = scenery.source.generation,
          .list_revision = scenery.list_revision,
          .card_revision = scenery.card_revision,
          .room = scenery.room,
          .notes_extent = notes_extent_};
}

/// The first band of the notes knows how high they are in all.
void ConsoleStage::find_notes_extent(const Scenery& scenery, PixelSize window) {
  notes_extent_ = 0;
  const View view = view_of(inputs_of(scenery, window));
  for (PlacedPicture placed : view.pictures) {
    if (placed.key.kind != PictureKind::notes && placed.key.kind != PictureKind::list) continue;
    placed.key.band = 0;
    if (const Picture* picture = gallery_.find(placed.key)) notes_extent_ = picture->extent;
  }
}

void ConsoleStage::compose(const Canvas& canvas, const Scenery& scenery) {
  const ConsoleLayout& console = view_.console;
  const ConsoleColours& colours = console_colours(scenery.show.look.light);
  const Cover cover = audience_view(scenery.show).cover;
  const bool is_dark = (cover != Cover::none && !console.is_open) || scenery.show.place.slide == kNoSlide;
  const Colour surround = cover == Cover::white ? kWhite : kBlack;
  if (view_.overview) {
    fill_but(canvas, covered(), colours.ground);
  } else if (console.is_open) {
    std::vector<PixelRect> holes = covered();
    holes.push_back(console.slide);
    fill_console(canvas, console, colours, std::move(holes));
  } else {
    fill_around(canvas, canvas.bounds(), console.slide, surround);
  }
  if ((is_dark || scenery.show.room_check) && !view_.overview) fill(canvas, console.slide, surround);
  for (const PlacedPicture& placed : view_.pictures) place(canvas, placed, *scenery.source.briefing);
  const ConsoleFacts facts = facts_of(scenery);
  if (!view_.overview && !is_dark && !scenery.show.room_check) draw_over_slide(canvas, scenery);
  if (!view_.overview) frame_slide(canvas, facts);
  if (console.is_open && !view_.overview && !tells_room_check(scenery.show)) fade_notes(canvas, facts);
  if (view_.overview) frame_tiles(canvas, *view_.overview, facts, console.scale);
  if (view_.filmstrip) frame_tiles(canvas, *view_.filmstrip, facts, console.scale);
  label(canvas, scenery);
}

/// Ink and pointer over the slide that the speaker works on.
void ConsoleStage::draw_over_slide(const Canvas& canvas, const Scenery& scenery) {
  const Show& show = scenery.show;
  const Overlay overlay =
      view_.console.is_open ? speaker_overlay(show, scenery.plan) : audience_overlay(show, scenery.plan);
  const SlidePlacement placement = placement_of(view_.console.slide, scenery.plan.slide_size, overlay.zoom);
  draw_overlay(canvas, placement, overlay);
  const Pointer& pointer = show.pointer;
  if (!pointer.is_choosing || !pointer.from || !pointer.at) return;
  if (const auto region = zoom_region(*pointer.from, *pointer.at, scenery.plan.slide_size))
    draw_region(canvas, placement, *region, console_colours(show.look.light).warning);
}

/// Where whole pictures, or stand-ins for them, will lie.
std::vector<PixelRect> ConsoleStage::covered() {
  std::vector<PixelRect> rects;
  for (const PlacedPicture& placed : view_.pictures) {
    PixelRect rect{placed.x, placed.y, placed.key.width, placed.key.height};
    if (placed.key.kind != PictureKind::slide) {
      const Picture* picture = gallery_.find(placed.key);
      if (picture == nullptr) continue;
      rect = {placed.x, placed.y, picture->size().width, picture->size().height};
    }
    rects.push_back(rect.meet(placed.clip));
  }
  return rects;
}

void ConsoleStage::place(const Canvas& canvas, const PlacedPicture& placed, const Briefing& briefing) {
  const bool is_main = placed.key.kind == PictureKind::slide && placed.clip == view_.console.slide;
  const Picture* found = gallery_.find(placed.key);
  const bool is_blank = found != nullptr && found->is_blank();
  if (const Picture* picture = is_blank ? nullptr : found) {
    blit(canvas, *picture, placed.x, placed.y, placed.clip);
    if (is_main) last_slide_ = *picture;
    return;
  }
  if (placed.key.kind != PictureKind::slide) return;
  draw_slide(canvas, gallery_, placed.key, {placed.x, placed.y, placed.key.width, placed.key.height},
             briefing.deck.meta.slide_size, is_main ? last_slide_ : Picture{}, briefing.theme.palette.paper);
}

ConsoleFacts ConsoleStage::facts_of(const Scenery& scenery) const {
  return {.show = scenery.show,
          .plan = scenery.plan,
          .view = view_,
          .keys = scenery.keys,
          .now = scenery.now,
          .wall_clock = scenery.wall_clock,
          .audience_screen = scenery.audience_screen,
          .trouble = scenery.trouble,
          .keeping = scenery.keeping,
          .pace = scenery.pace,
          .room = scenery.room_facts,
          .warnings = scenery.warnings,
          .has_notes = has_notes(scenery),
          .keys_go_elsewhere = scenery.keys_go_elsewhere,
          .slides_minimised = scenery.slides_minimised,
          .is_rehearsal = scenery.is_rehearsal};
}

const Button* ConsoleStage::button_at(int x, int y) const {
  const auto found = std::ranges::find_if(buttons_.rbegin(), buttons_.rend(),
                                          [&](const Button& button) { return button.rect.contains(x, y); });
  return found == buttons_.rend() ? nullptr : &*found;
}

void ConsoleStage::label(const Canvas& canvas, const Scenery& scenery) {
  buttons_.clear();
  const bool wanted = view_.overview || view_.console.is_open || has_sheet(scenery.show, scenery.now);
  if (!wanted) return;
  const ConsoleFacts facts = facts_of(scenery);
  UiPainter& painter = ui(*scenery.source.briefing->fonts, view_.console.scale);
  const auto write = [&](auto&& label_all) {
    painter.begin(canvas.size);
    Labels labels{.ui = painter, .colours = console_colours(scenery.show.look.light), .words = {}};
    label_all(labels);
    painter.draw_into(canvas);
    buttons_.insert(buttons_.end(), labels.buttons.begin(), labels.buttons.end());
    for (const PlacedWords& words : labels.words)
      words_.draw(canvas, *scenery.source.briefing, scenery.source.generation, words);
  };
  if (view_.overview || view_.console.is_open) {
    write([&](Labels& labels) {
      view_.overview ? label_tiles(labels, *view_.overview, facts) : label_console(labels, facts);
    });
  }
  // The sheets lie over all of that, the deck's words included.
  const bool may_tell = may_be_private(scenery.show);
  if (has_sheet(scenery.show, scenery.now))
    write([&](Labels& labels) { label_sheets(labels, facts, canvas.size, may_tell); });
}

UiPainter& ConsoleStage::ui(const FontSet& fonts, float scale) {
  if (fonts_.valid()) ui_ = std::make_unique<UiPainter>(fonts_.get());
  if (!ui_ || ui_->scale() != scale) {
    ui_.reset();
    ui_ = std::make_unique<UiPainter>(std::make_unique<UiFonts>(fonts, scale));
  }
  return *ui_;
}

}  // namespace lectern
