#include "present/view.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "show/moves.h"

namespace lectern {
namespace {

/// Thumbnails on either side of the place that are painted when nothing else is to do.
constexpr int kThumbnailsAround = 60;

int scaled(float length, float scale) {
  return static_cast<int>(std::lround(length * scale));
}

void add_bands(View& view, const ViewInputs& inputs, PictureKey key) {
  const PixelRect& room = view.console.notes;
  const int scroll = scaled(inputs.show.notes_scroll, view.console.scale);
  const int last = std::max(0, static_cast<int>(std::ceil(inputs.notes_extent / kBandHeight)) - 1);
  for (int band = scroll / kBandHeight; band <= last && band * kBandHeight - scroll < room.height; ++band) {
    key.band = band;
    view.pictures.push_back({key, room.x, room.y + band * kBandHeight - scroll, room});
  }
}

PictureKey text_picture(PictureKind kind, const ViewInputs& inputs, const ConsoleLayout& layout) {
  return {.kind = kind,
          .generation = inputs.generation,
          .slide = inputs.show.place.slide,
          .width = layout.notes.width,
          .text_size = std::round(inputs.show.notes_size * layout.scale),
          .light = inputs.show.look.light};
}

SlideLook look_of(const Show& show, bool expects) {
  const bool is_given = is_given_from_console(show);
  const bool is_dimmed = is_given && !show.look.light;
  if (!expects || !is_given) return is_dimmed ? SlideLook::dimmed : SlideLook::plain;
  return is_dimmed ? SlideLook::dimmed_expecting : SlideLook::expecting;
}

/// The slide alone is what the audience sees. The console shows the speaker's slide, which the audience sees unless its
/// picture is frozen or covered; then what is frozen stands in the corner.
void add_main_picture(View& view, const ViewInputs& inputs) {
  const Show& show = inputs.show;
  const AudienceView audience = audience_view(show);
  const bool is_speakers = view.console.is_open;
  const Place place = is_speakers ? show.place : audience.place;
  if (place.slide == kNoSlide || (audience.cover != Cover::none && !is_speakers)) return;
  const PixelRect& slide = view.console.slide;
  PictureKey key = with_part(slide_picture(inputs.generation, place, slide.size()),
                             show.frozen && !is_speakers ? show.frozen_look.zoom : show.zoom);
  if (view.console.is_open) key.look = look_of(show, true);
  view.pictures.push_back({key, slide.x, slide.y, slide});
  if (!is_speakers || !show.frozen || *show.frozen == show.place) return;
  const PixelSize size = fitted_size(inputs.slide, {slide.width * 3 / 10, slide.height});
  view.inset = PixelRect{slide.right() - size.width, slide.bottom() - size.height, size.width, size.height};
  PictureKey kept = with_part(slide_picture(inputs.generation, *show.frozen, size), show.frozen_look.zoom);
  kept.look = look_of(show, false);
  view.pictures.push_back({kept, view.inset->x, view.inset->y, *view.inset});
}

/// The test card in the slide's place, in the shape of the room's screen.
void add_card(View& view, const ViewInputs& inputs) {
  const PixelRect& slide = view.console.slide;
  const Size shape = is_apart(inputs.show) ? Size{static_cast<float>(std::max(1, inputs.room.width)),
                                                  static_cast<float>(std::max(1, inputs.room.height))}
                                           : inputs.slide;
  const PixelSize size = fitted_size(shape, slide.size());
  const int x = slide.x + (slide.width - size.width) / 2;
  const int y = slide.y + (slide.height - size.height) / 2;
  PictureKey key = card_picture(inputs.generation, inputs.card_revision, size);
  key.look = look_of(inputs.show, false);
  view.pictures.push_back({key, x, y, slide});
}

void add_console_pictures(View& view, const ViewInputs& inputs) {
  const ConsoleLayout& layout = view.console;
  if (tells_room_check(inputs.show)) {
    // What it found is told where the notes are.
  } else if (inputs.show.diagnostics_shown) {
    PictureKey key = text_picture(PictureKind::list, inputs, layout);
    key.slide = inputs.list_revision;
    key.text_size = std::round(20 * layout.scale);
    add_bands(view, inputs, key);
  } else if (inputs.show.place.slide != kNoSlide) {
    add_bands(view, inputs, text_picture(PictureKind::notes, inputs, layout));
  }
  if (!view.next || layout.preview.empty()) return;
  PictureKey key = slide_picture(inputs.generation, *view.next, layout.preview.size());
  key.look = look_of(inputs.show, false);
  view.pictures.push_back({key, layout.preview.x, layout.preview.y, layout.preview});
}

Place tile_place(const ShowPlan& plan, int slide) {
  const std::vector<int>& steps = plan.slides[static_cast<std::size_t>(slide)].steps;
  return {slide, 0, steps.empty() ? 0 : std::max(1, steps.front()) - 1};
}

/// What comes when the steps of this page are through: they show as shadows already.
std::optional<Place> next_page(const Show& show, const ShowPlan& plan) {
  if (!may_show(plan, show.place.slide)) return std::nullopt;
  const auto pages = static_cast<int>(plan.slides[static_cast<std::size_t>(show.place.slide)].steps.size());
  if (show.place.page + 1 < pages) return Place{show.place.slide, show.place.page + 1, 0};
  const auto slide = slide_after(plan, show.place.slide, show.cuts);
  return slide ? std::optional(start_of(*slide)) : std::nullopt;
}

void add_tiles(View& view, const ViewInputs& inputs, const TileLayout& layout, const PixelRect& clip) {
  for (const Tile& tile : layout.tiles) {
    PictureKey key = slide_picture(inputs.generation, tile_place(inputs.plan, tile.slide), tile.rect.size());
    key.look = look_of(inputs.show, false);
    view.pictures.push_back({key, tile.rect.x, tile.rect.y, clip});
  }
}

/// Appends what is not there yet.
void wish(std::vector<PictureKey>& keys, const PictureKey& key) {
  if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
}

void wish_view(WishList& wishes, const ViewInputs& inputs, const Show& show) {
  const ViewInputs there{.show = show,
                         .plan = inputs.plan,
                         .window = inputs.window,
                         .slide = inputs.slide,
                         .generation = inputs.generation,
                         .list_revision = inputs.list_revision,
                         .card_revision = inputs.card_revision,
                         .room = inputs.room,
                         .notes_extent = show.place.slide == inputs.show.place.slide ? inputs.notes_extent : 0};
  for (const PlacedPicture& picture : view_of(there).pictures) wish(wishes.keys, picture.key);
}

void wish_thumbnails(WishList& wishes, const ViewInputs& inputs) {
  const PixelSize size = overview_layout(inputs.window, inputs.slide, inputs.plan, inputs.show.place.slide).tile;
  const int here = inputs.show.place.slide;
  for (int distance = 0; distance <= kThumbnailsAround; ++distance) {
    for (const int slide : {here + distance, here - distance}) {
      if (!may_show(inputs.plan, slide)) continue;
      PictureKey key = slide_picture(inputs.generation, tile_place(inputs.plan, slide), size);
      key.look = look_of(inputs.show, false);
      wish(wishes.keys, key);
    }
  }
}

}  // namespace

bool is_console_open(const Show& show) {
  return tells_room_check(show) || show.notes_shown || show.diagnostics_shown || is_apart(show);
}

bool is_apart(const Show& show) {
  return show.console_apart && may_be_private(show);
}

bool is_given_from_console(const Show& show) {
  return is_apart(show) || (show.full_screen && is_console_open(show));
}

View view_of(const ViewInputs& inputs) {
  View view;
  const Show& show = inputs.show;
  view.console = console_layout(inputs.window, inputs.slide, is_console_open(show), show.look);
  view.next = is_given_from_console(show) ? next_page(show, inputs.plan) : next_place(show, inputs.plan);
  if (show.screen_cursor) view.screen_list = screen_list_layout(inputs.window, show.screen_count);
  if (show.overview_cursor) {
    view.overview = overview_layout(inputs.window, inputs.slide, inputs.plan, *show.overview_cursor);
    add_tiles(view, inputs, *view.overview, {0, 0, inputs.window.width, inputs.window.height});
    return view;
  }
  if (show.finder) view.finder = finder_layout(inputs.window, view.console, *show.finder);
  if (show.room_check) {
    add_card(view, inputs);
  } else {
    add_main_picture(view, inputs);
  }
  if (!view.console.is_open) return view;
  add_console_pictures(view, inputs);
  if (view.console.filmstrip.empty() || show.place.slide == kNoSlide) return view;
  view.filmstrip = filmstrip_layout(view.console.filmstrip, view.console.scale, inputs.slide, inputs.plan,
                                    show.place.slide, show.strip_left);
  add_tiles(view, inputs, *view.filmstrip, view.console.filmstrip);
  return view;
}

WishList wishes_of(const ViewInputs& inputs) {
  WishList wishes;
  if (inputs.show.place.slide == kNoSlide) return wishes;
  wish_view(wishes, inputs, inputs.show);
  // The clock is not part of a view, so any moment does.
  const auto shown_after = [&](const Show& show, const Command& command) {
    return after(show, command, inputs.plan, Moment{0});
  };
  const Show next = shown_after(inputs.show, Next{});
  wish_view(wishes, inputs, next);
  wish_view(wishes, inputs, shown_after(inputs.show, Previous{}));
  Show uncovered = inputs.show;
  uncovered.cover = Cover::none;
  uncovered.overview_cursor.reset();
  uncovered.room_check.reset();
  wish_view(wishes, inputs, uncovered);
  wishes.urgent = wishes.keys.size();
  wish_view(wishes, inputs, shown_after(next, Next{}));
  wish_view(wishes, inputs, shown_after(inputs.show, NextSlide{}));
  wish_view(wishes, inputs, shown_after(inputs.show, PreviousSlide{}));
  wish_view(wishes, inputs, shown_after(inputs.show, ToggleNotes{}));
  wish_thumbnails(wishes, inputs);
  return wishes;
}

}  // namespace lectern
