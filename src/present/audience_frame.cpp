#include "present/audience_frame.h"

#include <algorithm>
#include <cmath>

namespace lectern {

PixelRect slide_in_window(PixelSize window, Size slide, float safe) {
  const auto room = [safe](int length) {
    return std::max(1, length - 2 * static_cast<int>(std::lround(static_cast<float>(length) * safe)));
  };
  const PixelSize size = fitted_size(slide, {room(window.width), room(window.height)});
  return {(window.width - size.width) / 2, (window.height - size.height) / 2, size.width, size.height};
}

AudienceFrame audience_frame(const AudienceView& view, const Overlay& overlay, PixelSize window, Size slide, float safe,
                             std::uint64_t generation, int card_revision) {
  constexpr Colour kBlack{0, 0, 0, 255};
  constexpr Colour kWhite{255, 255, 255, 255};
  AudienceFrame frame{.window = window,
                      .slide = slide_in_window(window, slide, safe),
                      .surround = view.cover == Cover::white ? kWhite : kBlack,
                      .picture = {},
                      .overlay = {}};
  if (view.test_card) {
    frame.slide = {0, 0, window.width, window.height};
    frame.picture = card_picture(generation, card_revision, window);
    return frame;
  }
  if (view.cover != Cover::none || view.place.slide == kNoSlide) return frame;
  frame.picture = with_part(slide_picture(generation, view.place, frame.slide.size()), overlay.zoom);
  frame.overlay = overlay;
  return frame;
}

WishList audience_wishes(const Show& show, const ShowPlan& plan, PixelSize window, Size slide, float safe,
                         std::uint64_t generation, int card_revision) {
  WishList wishes;
  if (show.place.slide == kNoSlide) return wishes;
  const auto wish = [&](const Show& there) {
    const auto picture = audience_frame(audience_view(there), audience_overlay(there, plan), window, slide, safe,
                                        generation, card_revision)
                             .picture;
    if (picture && std::ranges::find(wishes.keys, *picture) == wishes.keys.end()) wishes.keys.push_back(*picture);
  };
  // The clock is not part of a frame, so any moment does.
  const auto shown_after = [&](const Show& before, const Command& command) {
    return after(before, command, plan, Moment{0});
  };
  // In the overview the arrows move its cursor, and the slides are what it was opened over.
  Show here = show;
  here.overview_cursor.reset();
  here.room_check.reset();
  const Show next = shown_after(here, Next{});
  wish(here);
  if (show.room_check) wish(show);
  wish(next);
  wish(shown_after(here, Previous{}));
  Show uncovered = here;
  uncovered.cover = Cover::none;
  wish(uncovered);
  Show released = uncovered;
  released.frozen.reset();
  wish(released);
  wishes.urgent = wishes.keys.size();
  wish(shown_after(next, Next{}));
  wish(shown_after(here, NextSlide{}));
  wish(shown_after(here, PreviousSlide{}));
  return wishes;
}

}  // namespace lectern
