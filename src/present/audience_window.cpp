#include "present/audience_window.h"

#include <SDL.h>
#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace lectern {
namespace {

Error sdl_error(std::string_view what) {
  return {fmt::format("{}: {}", what, SDL_GetError()), {}};
}

struct TextureDeleter {
  void operator()(SDL_Texture* texture) const { SDL_DestroyTexture(texture); }
};
struct RendererDeleter {
  void operator()(SDL_Renderer* renderer) const { SDL_DestroyRenderer(renderer); }
};
struct WindowDeleter {
  void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};

/// Formats whose pixels are 0x..RRGGBB words, so that ours can be copied as they are.
bool is_plain_rgb(const SDL_Surface& surface) {
  const Uint32 format = surface.format->format;
  return format == SDL_PIXELFORMAT_RGB888 || format == SDL_PIXELFORMAT_ARGB8888;
}

}  // namespace

struct AudienceWindow::Internals {
  std::unique_ptr<SDL_Window, WindowDeleter> window;
  bool uses_surface = false;
  std::unique_ptr<SDL_Renderer, RendererDeleter> renderer;
  std::unique_ptr<SDL_Texture, TextureDeleter> texture;
  PixelSize texture_size;
  std::vector<std::uint32_t> buffer;  ///< where the surface's own pixels cannot be written directly

  Result<void> open_renderer();
  PixelSize pixel_size() const;
  Canvas buffered(PixelSize size);
  void present_surface();
  void present_texture();
};

Result<void> AudienceWindow::Internals::open_renderer() {
  uses_surface = false;
  renderer.reset(SDL_CreateRenderer(window.get(), -1, 0));
  if (!renderer) renderer.reset(SDL_CreateRenderer(window.get(), -1, SDL_RENDERER_SOFTWARE));
  if (!renderer) return std::unexpected(sdl_error("the window cannot be drawn in"));
  return {};
}

PixelSize AudienceWindow::Internals::pixel_size() const {
  PixelSize size;
  if (renderer && SDL_GetRendererOutputSize(renderer.get(), &size.width, &size.height) == 0) return size;
  SDL_GetWindowSizeInPixels(window.get(), &size.width, &size.height);
  return size;
}

Canvas AudienceWindow::Internals::buffered(PixelSize size) {
  buffer.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
  return {buffer.data(), size.width, size};
}

void AudienceWindow::Internals::present_surface() {
  SDL_Surface* surface = SDL_GetWindowSurface(window.get());
  if (surface == nullptr) return;
  if (!is_plain_rgb(*surface)) {
    const Canvas canvas = buffered({surface->w, surface->h});
    SDL_ConvertPixels(surface->w, surface->h, SDL_PIXELFORMAT_ARGB8888, canvas.pixels, surface->w * 4,
                      surface->format->format, surface->pixels, surface->pitch);
  }
  SDL_UpdateWindowSurface(window.get());
}

void AudienceWindow::Internals::present_texture() {
  const PixelSize size = pixel_size();
  if (!texture || texture_size != size) {
    texture.reset(SDL_CreateTexture(renderer.get(), SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING, size.width,
                                    size.height));
    texture_size = size;
  }
  if (!texture) return;
  SDL_SetTextureBlendMode(texture.get(), SDL_BLENDMODE_NONE);
  SDL_UpdateTexture(texture.get(), nullptr, buffered(size).pixels, size.width * 4);
  SDL_RenderCopy(renderer.get(), texture.get(), nullptr, nullptr);
  SDL_RenderPresent(renderer.get());
}

AudienceWindow::AudienceWindow(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}

AudienceWindow::~AudienceWindow() = default;

Result<std::unique_ptr<AudienceWindow>> AudienceWindow::open(const WindowOptions& options) {
  const char* driver = SDL_GetCurrentVideoDriver();
  const bool is_x11 = driver != nullptr && std::string_view(driver) == "x11";
  // The hint must stay unset elsewhere: on Wayland it gives no surface and maps no window.
  if (is_x11) SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  const int place = options.display < 0
                        ? static_cast<int>(SDL_WINDOWPOS_UNDEFINED)
                        : static_cast<int>(SDL_WINDOWPOS_CENTERED_DISPLAY(static_cast<unsigned>(options.display)));
  Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
  if (options.full_screen) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
  auto internals = std::make_unique<Internals>();
  internals->window.reset(
      SDL_CreateWindow(options.title.c_str(), place, place, options.size.width, options.size.height, flags));
  if (!internals->window) return std::unexpected(sdl_error("no window can be opened"));
  SDL_SetWindowMinimumSize(internals->window.get(), 320, 180);
  internals->uses_surface = is_x11 && SDL_GetWindowSurface(internals->window.get()) != nullptr;
  if (!internals->uses_surface) {
    if (auto opened = internals->open_renderer(); !opened) return std::unexpected(opened.error());
  }
  return std::unique_ptr<AudienceWindow>(new AudienceWindow(std::move(internals)));
}

PixelSize AudienceWindow::size() const {
  return internals_->pixel_size();
}

float AudienceWindow::density() const {
  int width = 0;
  SDL_GetWindowSize(internals_->window.get(), &width, nullptr);
  return width > 0 ? static_cast<float>(internals_->pixel_size().width) / static_cast<float>(width) : 1;
}

Result<Canvas> AudienceWindow::canvas() {
  if (!internals_->uses_surface) {
    const PixelSize size = internals_->pixel_size();
    if (size.width <= 0 || size.height <= 0) return std::unexpected(Error{"the window has no size", {}});
    return internals_->buffered(size);
  }
  SDL_Surface* surface = SDL_GetWindowSurface(internals_->window.get());
  if (surface == nullptr) return std::unexpected(sdl_error("the window cannot be drawn in"));
  if (!is_plain_rgb(*surface)) return internals_->buffered({surface->w, surface->h});
  return Canvas{static_cast<std::uint32_t*>(surface->pixels), surface->pitch / 4, {surface->w, surface->h}};
}

void AudienceWindow::present() {
  if (internals_->uses_surface) {
    internals_->present_surface();
  } else {
    internals_->present_texture();
  }
}

void AudienceWindow::set_full_screen(bool full_screen) {
  SDL_SetWindowFullscreen(internals_->window.get(), full_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

void AudienceWindow::set_title(const std::string& title) {
  SDL_SetWindowTitle(internals_->window.get(), title.c_str());
}

void AudienceWindow::raise() {
  SDL_RaiseWindow(internals_->window.get());
}

SDL_Window* AudienceWindow::handle() const {
  return internals_->window.get();
}

PixelSize usable_display_size(int display) {
  SDL_Rect bounds{0, 0, 1280, 720};
  SDL_GetDisplayUsableBounds(display < 0 ? 0 : display, &bounds);
  return {bounds.w, bounds.h};
}

}  // namespace lectern
