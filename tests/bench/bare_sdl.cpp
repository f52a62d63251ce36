// The least that a program on SDL can do: one window filled with one colour, another colour at each key. The figures of
// Lectern's start and of its key presses are held against this program's, on the same machine in the same run.

#include <SDL.h>

#include <cstdint>
#include <string_view>

namespace {

/// The first colour is the one that the measuring program looks for.
constexpr std::uint32_t kFirstColour = 0xFFD1006C;
constexpr std::uint32_t kColourStep = 0x00214365;

bool show(SDL_Window* window, std::uint32_t colour) {
  SDL_Surface* surface = SDL_GetWindowSurface(window);
  if (surface == nullptr) return false;
  SDL_FillRect(surface, nullptr, colour);
  return SDL_UpdateWindowSurface(window) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  const bool is_full_screen = argc > 1 && std::string_view(argv[1]) == "--full-screen";
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return 1;
  SDL_Rect display{0, 0, 1280, 720};
  SDL_GetDisplayUsableBounds(0, &display);
  const Uint32 flags =
      SDL_WINDOW_RESIZABLE | (is_full_screen ? static_cast<Uint32>(SDL_WINDOW_FULLSCREEN_DESKTOP) : 0U);
  const int undefined = static_cast<int>(SDL_WINDOWPOS_UNDEFINED);
  SDL_Window* window = SDL_CreateWindow("bare", undefined, undefined, display.w * 9 / 10, display.h * 9 / 10, flags);
  if (window == nullptr) return 1;
  std::uint32_t colour = kFirstColour;
  show(window, colour);
  for (SDL_Event event; SDL_WaitEvent(&event) != 0;) {
    if (event.type == SDL_QUIT) break;
    if (event.type == SDL_KEYDOWN) colour = 0xFF000000U | (colour + kColourStep);
    if (event.type == SDL_KEYDOWN || event.type == SDL_WINDOWEVENT) show(window, colour);
  }
  SDL_DestroyWindow(window);
  SDL_Quit();
  return 0;
}
