// Fingers on a touch screen: what lies under them, and what their gestures do.

#include <SDL.h>

#include <utility>

#include "present/presenter.h"

namespace lectern {
namespace {

/// Around the divider, in pixels of a window 1000 high: a finger is thicker than a pointer.
constexpr float kFingerReach = 14;

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};

}  // namespace

void Presenter::handle_finger(const SDL_Event& event) {
  if (!fingers_) return;
  const std::uint32_t window = event.tfinger.windowID;
  if (event.type == SDL_FINGERDOWN && keys_go_elsewhere()) windows_->raise();
  const auto ground = [&](TouchPoint at) {
    return ground_at({static_cast<int>(at.x), static_cast<int>(at.y), window});
  };
  perform(fingers_->gestures(event, window_of(window).size(), now(), ground));
}

Ground Presenter::ground_at(const WindowPoint& at) {
  const View& view = console_.view();
  if (!shows_slides(at.window)) {
    if (console_.button_at(at.x, at.y) != nullptr || show_.help_shown) return Ground::taps;
    if (view.overview) return Ground::scrolls;
    if (show_.finder && view.finder && view.finder->box.contains(at.x, at.y)) return Ground::scrolls;
    const int reach = static_cast<int>(kFingerReach * view.console.scale);
    PixelRect divider = view.console.divider;
    divider.x -= reach;
    divider.width += 2 * reach;
    if (view.console.is_open && !view.console.divider.empty() && divider.contains(at.x, at.y)) return Ground::drags;
    if (view.console.is_open && view.console.notes.contains(at.x, at.y)) return Ground::scrolls;
    if (is_on_filmstrip(at)) return Ground::scrolls;
    if (!is_on_slide(at)) return Ground::taps;
  }
  return slide_takes_press() && is_on_slide(at) ? Ground::works : Ground::slide;
}

void Presenter::perform(const std::vector<Gesture>& gestures) {
  const auto place = [&](TouchPoint at) {
    return WindowPoint{static_cast<int>(at.x), static_cast<int>(at.y), fingers_->window()};
  };
  for (const Gesture& gesture : gestures) {
    std::visit(Overloaded{[&](const Tap& tap) {
                            const WindowPoint at = place(tap.at);
                            if (shows_slides(at.window) || !press_in_console(at)) click(at);
                            is_dragging_divider_ = false;
                          },
                          [&](const Swipe& swipe) { do_command(swipe.next ? Command{Next{}} : Command{Previous{}}); },
                          [&](const TouchPress& press) { press_with_finger(place(press.at)); },
                          [&](const TouchMove& move) { follow_pointer(place(move.at)); },
                          [&](const TouchRelease& release) {
                            handle_release(place(release.at));
                            do_command(PointAway{});
                          },
                          [&](const TouchForgotten&) { forget_press(); },
                          [&](const TouchScroll& scroll) { scroll_with_finger(scroll); },
                          [&](const Pinch& two) { pinch(two); }},
               gesture);
  }
}

void Presenter::press_with_finger(const WindowPoint& at) {
  if (!is_on_slide(at)) {
    is_dragging_divider_ = true;
    return;
  }
  finger_.ink_before_press = show_.ink;
  do_command(PressPointer{placement_at(at)->to_slide(at.x, at.y), false});
}

/// What an eraser took away with its first touch comes back.
void Presenter::forget_press() {
  const bool has_erased = show_.pointer.tool == Tool::eraser && show_.ink != finger_.ink_before_press;
  do_command(ForgetPress{});
  if (has_erased) do_command(UndoInk{});
  do_command(PointAway{});
}

/// Notes and the filmstrip go along with the finger, lists by rows.
void Presenter::scroll_with_finger(const TouchScroll& scroll) {
  const View& view = console_.view();
  if (is_on_filmstrip({static_cast<int>(scroll.at.x), static_cast<int>(scroll.at.y), fingers_->window()}))
    return scroll_filmstrip(-scroll.right / view.filmstrip->stride);
  if (!view.overview && !show_.finder) return do_command(ScrollNotes{-scroll.down / view.console.scale});
  float row = 1;
  if (view.overview && !view.overview->tiles.empty()) {
    row = static_cast<float>(view.overview->tile.height);
  } else if (view.finder && !view.finder->rows.empty()) {
    row = static_cast<float>(view.finder->rows.front().height);
  }
  finger_.rest -= scroll.down;
  const int rows = static_cast<int>(finger_.rest / row);
  if (rows == 0) return;
  finger_.rest -= static_cast<float>(rows) * row;
  do_command(view.overview ? Command{MoveCursor{0, rows}} : Command{MoveFound{rows}});
}

void Presenter::pinch(const Pinch& two) {
  const WindowPoint from{static_cast<int>(two.from.x), static_cast<int>(two.from.y), fingers_->window()};
  const auto placement = placement_at(from);
  if (!placement) return;
  if (two.begins) finger_.pinched = *placement;
  const PixelRect& rect = finger_.pinched.rect;
  if (rect.empty()) return;
  const Point share{(two.to.x - static_cast<float>(rect.x)) / static_cast<float>(rect.width),
                    (two.to.y - static_cast<float>(rect.y)) / static_cast<float>(rect.height)};
  const auto part = pinched_region(finger_.pinched.part, finger_.pinched.to_slide(from.x, from.y), share, two.factor,
                                   plan_.slide_size);
  if (part != show_.zoom) do_command(Enlarge{part});
}

}  // namespace lectern
