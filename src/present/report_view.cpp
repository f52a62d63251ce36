#include "present/report_view.h"

#include <SDL.h>

#include <algorithm>
#include <optional>

#include "present/canvas.h"

namespace lectern {
namespace {

enum class Wish { nothing, next, previous, redraw, end };

Wish wish_of(const SDL_Event& event) {
  if (event.type == SDL_QUIT) return Wish::end;
  if (event.type == SDL_WINDOWEVENT) return event.window.event == SDL_WINDOWEVENT_CLOSE ? Wish::end : Wish::redraw;
  if (event.type == SDL_MOUSEBUTTONDOWN) return Wish::next;
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
  while (!ended_otherwise()) {
    if (is_stale) draw(window, pages[page], rasterizer);
    is_stale = false;
    SDL_Event event;
    if (SDL_WaitEvent(&event) == 0) continue;
    switch (wish_of(event)) {
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
