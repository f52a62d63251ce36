#include "present/report_view.h"

#include <SDL.h>

#include <algorithm>
#include <optional>

#include "present/canvas.h"

namespace lectern {
namespace {

enum class Wish { nothing, next, previous, redraw, end };

/// The buttons of the mouse and its wheel turn the pages as they turn slides. Fingers have events of their own.
Wish wish_of_mouse(const SDL_Event& event) {
  if (event.type == SDL_MOUSEWHEEL)
    return event.wheel.y == 0 ? Wish::nothing : event.wheel.y < 0 ? Wish::next : Wish::previous;
  if (event.button.which == SDL_TOUCH_MOUSEID) return Wish::nothing;
  const int button = event.button.button;
  if (button == SDL_BUTTON_LEFT || button == SDL_BUTTON_X2) return Wish::next;
  return button == SDL_BUTTON_RIGHT || button == SDL_BUTTON_X1 ? Wish::previous : Wish::nothing;
}

/// A tap and a swipe to the left go on, a swipe to the right goes back. `from`: where the finger came down, 0 to 1.
Wish wish_of_finger(const SDL_TouchFingerEvent& finger, float& from) {
  constexpr float kSwipe = 0.06F;
  if (finger.touchId == SDL_MOUSE_TOUCHID) return Wish::nothing;
  if (finger.type == SDL_FINGERDOWN) from = finger.x;
  if (finger.type != SDL_FINGERUP) return Wish::nothing;
  return finger.x - from > kSwipe ? Wish::previous : Wish::next;
}

Wish wish_of(const SDL_Event& event, float& finger_from) {
  if (event.type == SDL_QUIT) return Wish::end;
  if (event.type == SDL_WINDOWEVENT) return event.window.event == SDL_WINDOWEVENT_CLOSE ? Wish::end : Wish::redraw;
  if (event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEWHEEL) return wish_of_mouse(event);
  if (event.type == SDL_FINGERDOWN || event.type == SDL_FINGERUP) return wish_of_finger(event.tfinger, finger_from);
  if (event.type != SDL_KEYDOWN) return Wish::nothing;
  switch (event.key.keysym.sym) {
    case SDLK_ESCAPE:
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_q:
      return Wish::end;
    case SDLK_RIGHT:
    case SDLK_DOWN:
    case SDLK_SPACE:
    case SDLK_PAGEDOWN:
    case SDLK_n:
      return Wish::next;
    case SDLK_LEFT:
    case SDLK_UP:
    case SDLK_BACKSPACE:
    case SDLK_PAGEUP:
    case SDLK_p:
      return Wish::previous;
    default:
      return Wish::nothing;
  }
}

void draw(PixelWindow& window, const Scene& page, Rasterizer& rasterizer) {
  const auto canvas = window.canvas();
  if (!canvas) return;
  const PixelSize size = fitted_size(page.size, canvas->size);
  const Bitmap picture = rasterizer.draw(page, 0, size);
  const PixelRect place{(canvas->size.width - size.width) / 2, (canvas->size.height - size.height) / 2, size.width,
                        size.height};
  fill_around(*canvas, canvas->bounds(), place, page.background);
  blit(*canvas, picture, place.x, place.y, place);
  window.present();
}

}  // namespace

void view_report(PixelWindow& window, const std::vector<Scene>& pages, const std::function<bool()>& ended_otherwise) {
  if (pages.empty()) return;
  Rasterizer rasterizer;
  std::size_t page = 0;
  bool is_stale = true;
  float finger_from = 0;
  while (!ended_otherwise()) {
    if (is_stale) draw(window, pages[page], rasterizer);
    is_stale = false;
    SDL_Event event;
    if (SDL_WaitEvent(&event) == 0) continue;
    switch (wish_of(event, finger_from)) {
      case Wish::end:
        return;
      case Wish::next:
        is_stale = page + 1 < pages.size();
        page = std::min(page + 1, pages.size() - 1);
        break;
      case Wish::previous:
        is_stale = page > 0;
        page -= page > 0 ? 1 : 0;
        break;
      case Wish::redraw:
        is_stale = true;
        break;
      case Wish::nothing:
        break;
    }
  }
}

}  // namespace lectern
