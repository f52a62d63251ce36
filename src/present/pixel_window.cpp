#include "present/pixel_window.h"

#include <SDL.h>
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "present/chosen_size.h"
#include "present/lost_windows.h"

namespace lectern {
namespace {

Error sdl_error(std::string_view what) {
  return {fmt::format("{}: {}", what, SDL_GetError()), {}};
}

struct WindowDeleter {
  void operator()(SDL_Window* window) const { close_window(window); }
};

/// Formats whose pixels are 0x..RRGGBB words, so that ours can be copied as they are.
bool is_plain_rgb(const SDL_Surface& surface) {
  const Uint32 format = surface.format->format;
  return format == SDL_PIXELFORMAT_RGB888 || format == SDL_PIXELFORMAT_ARGB8888;
}

}  // namespace

struct PixelWindow::Internals {
  std::unique_ptr<SDL_Window, WindowDeleter> window;
  std::optional<TextureScreen> textures;  ///< absent while the window's surface is written
  RendererCalls calls;
  std::optional<DesktopRect> screen;
  bool full_screen = false;
  bool shown = true;
  ChosenSize chosen;                  ///< while it does not fill a screen
  bool was_windowed = false;          ///< the system knows how large the window is while it does not fill a screen
  std::vector<std::uint32_t> buffer;  ///< where the surface's own pixels cannot be written directly
  std::optional<Error> failure;

  Result<void> open_textures();
  PixelSize pixel_size() const;
  Canvas buffered(PixelSize size);
  void present_surface();
  DesktopRect place_now() const;
  void stand(const DesktopRect& where);
  std::optional<PixelSize> windowed_size() const;
  void move_to(const DesktopRect& target);
};

Result<void> PixelWindow::Internals::open_textures() {
  auto opened = TextureScreen::open(window.get(), calls);
  if (!opened) return std::unexpected(opened.error());
  textures.emplace(std::move(*opened));
  return {};
}

PixelSize PixelWindow::Internals::pixel_size() const {
  PixelSize size = textures ? textures->size() : PixelSize{};
  if (size.width <= 0) SDL_GetWindowSizeInPixels(window.get(), &size.width, &size.height);
  return size;
}

Canvas PixelWindow::Internals::buffered(PixelSize size) {
  buffer.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
  return {buffer.data(), size.width, size};
}

void PixelWindow::Internals::present_surface() {
  SDL_Surface* surface = SDL_GetWindowSurface(window.get());
  if (surface == nullptr) return;
  if (!is_plain_rgb(*surface)) {
    const Canvas canvas = buffered({surface->w, surface->h});
    SDL_ConvertPixels(surface->w, surface->h, SDL_PIXELFORMAT_ARGB8888, canvas.pixels, surface->w * 4,
                      surface->format->format, surface->pixels, surface->pitch);
  }
  SDL_UpdateWindowSurface(window.get());
}

DesktopRect PixelWindow::Internals::place_now() const {
  DesktopRect now;
  SDL_GetWindowPosition(window.get(), &now.x, &now.y);
  SDL_GetWindowSize(window.get(), &now.width, &now.height);
  return now;
}

void PixelWindow::Internals::stand(const DesktopRect& where) {
  const DesktopRect now = place_now();
  if (now.width != where.width || now.height != where.height)
    SDL_SetWindowSize(window.get(), where.width, where.height);
  SDL_SetWindowPosition(window.get(), where.x, where.y);
  chosen.give({where.width, where.height});
}

/// Nothing while it fills a screen, by ours or by hand: its size is the screen's then, and for a while after, since the
/// window system answers late.
std::optional<PixelSize> PixelWindow::Internals::windowed_size() const {
  if (full_screen || (SDL_GetWindowFlags(window.get()) & SDL_WINDOW_MAXIMIZED) != 0) return std::nullopt;
  const DesktopRect now = place_now();
  return PixelSize{now.width, now.height};
}

/// To another screen, or to one that changed.
void PixelWindow::Internals::move_to(const DesktopRect& target) {
  // One that a person made as large as the screen is the window manager's to size: it refuses another size.
  if ((SDL_GetWindowFlags(window.get()) & SDL_WINDOW_MAXIMIZED) != 0)
    return SDL_SetWindowPosition(window.get(), target.x, target.y);
  stand(standing_on(target, chosen.size().width, chosen.size().height));
}

PixelWindow::PixelWindow(std::unique_ptr<Internals> internals) : internals_(std::move(internals)) {}

PixelWindow::~PixelWindow() = default;

Result<std::unique_ptr<PixelWindow>> PixelWindow::open(const WindowOptions& options) {
  const bool is_x11 = can_be_placed();
  // The hint must stay unset elsewhere: on Wayland it gives no surface and maps no window.
  if (is_x11) SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  int x = static_cast<int>(SDL_WINDOWPOS_UNDEFINED);
  int y = x;
  PixelSize size = options.size;
  if (options.screen) {
    if (options.full_screen) size = {options.screen->width, options.screen->height};
    x = options.screen->x + (options.screen->width - size.width) / 2;
    y = options.screen->y + (options.screen->height - size.height) / 2;
  }
  Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
  if (options.full_screen) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
  if (!options.shown) flags |= SDL_WINDOW_HIDDEN;
  auto internals = std::make_unique<Internals>();
  internals->screen = options.screen;
  internals->full_screen = options.full_screen;
  internals->shown = options.shown;
  internals->was_windowed = !options.full_screen;
  internals->chosen = ChosenSize(options.size);
  internals->window.reset(SDL_CreateWindow(options.title.c_str(), x, y, size.width, size.height, flags));
  if (!internals->window) return std::unexpected(sdl_error("no window can be opened"));
  SDL_SetWindowMinimumSize(internals->window.get(), 320, 180);
  internals->calls = options.calls;
  if (!is_x11 || SDL_GetWindowSurface(internals->window.get()) == nullptr) {
    if (auto opened = internals->open_textures(); !opened) return std::unexpected(opened.error());
  }
  return std::unique_ptr<PixelWindow>(new PixelWindow(std::move(internals)));
}

PixelSize PixelWindow::size() const {
  return internals_->pixel_size();
}

float PixelWindow::density() const {
  int width = 0;
  SDL_GetWindowSize(internals_->window.get(), &width, nullptr);
  return width > 0 ? static_cast<float>(internals_->pixel_size().width) / static_cast<float>(width) : 1;
}

Result<Canvas> PixelWindow::canvas() {
  Internals& own = *internals_;
  if (!own.textures) {
    SDL_Surface* surface = SDL_GetWindowSurface(own.window.get());
    if (surface != nullptr && is_plain_rgb(*surface))
      return Canvas{static_cast<std::uint32_t*>(surface->pixels), surface->pitch / 4, {surface->w, surface->h}};
    if (surface != nullptr) return own.buffered({surface->w, surface->h});
    // The server has no room for a surface of this size any more, say.
    if (auto opened = own.open_textures(); !opened) {
      own.failure = opened.error();
      return std::unexpected(opened.error());
    }
  }
  const PixelSize size = own.pixel_size();
  if (size.width <= 0 || size.height <= 0) return std::unexpected(Error{"the window has no size", {}});
  return own.buffered(size);
}

void PixelWindow::present() {
  Internals& own = *internals_;
  own.failure.reset();
  if (!own.textures) return own.present_surface();
  const PixelSize size = own.pixel_size();
  auto shown = own.textures->show(own.buffered(size).pixels, size);
  if (!shown) own.failure = std::move(shown.error());
}

const std::optional<Error>& PixelWindow::failure() const {
  return internals_->failure;
}

void PixelWindow::forget_textures() {
  if (internals_->textures) internals_->textures->forget_texture();
}

void PixelWindow::place(const DesktopRect& screen, bool full_screen, std::optional<PixelSize> size) {
  Internals& own = *internals_;
  if (own.screen == screen && own.full_screen == full_screen) return;
  const bool moves = own.screen != screen;
  if (moves && full_screen && !can_be_placed()) {
    // A Wayland window keeps its display; a new one goes where it should.
    const auto before = std::exchange(own.screen, screen);
    const bool filled = std::exchange(own.full_screen, true);
    if (open_again()) return;
    own.screen = before;
    own.full_screen = filled;
    return;
  }
  own.chosen.settle(own.windowed_size(), moves ? size : std::nullopt);
  const bool is_first_frame = own.full_screen && !full_screen && !std::exchange(own.was_windowed, true);
  if (own.full_screen && (moves || !full_screen)) SDL_SetWindowFullscreen(own.window.get(), 0);
  // It was opened as large as the screen: with the frame that it gets now it would reach beyond the edges.
  if (is_first_frame) {
    own.chosen.choose({screen.width * 9 / 10, screen.height * 9 / 10});
    own.stand(standing_on(screen, own.chosen.size().width, own.chosen.size().height));
  } else if (moves) {
    own.move_to(screen);
  }
  if (full_screen) SDL_SetWindowFullscreen(own.window.get(), SDL_WINDOW_FULLSCREEN_DESKTOP);
  own.screen = screen;
  own.full_screen = full_screen;
}

void PixelWindow::bring_back() {
  Internals& own = *internals_;
  if (own.full_screen || !own.screen || !can_be_placed() || own.screen->contains(own.place_now())) return;
  own.chosen.settle(own.windowed_size(), std::nullopt);
  own.move_to(*own.screen);
}

DesktopRect PixelWindow::place_now() const {
  return internals_->place_now();
}

void PixelWindow::stand_at(const DesktopRect& place) {
  if (internals_->full_screen || !can_be_placed()) return;
  internals_->stand(place);
  internals_->chosen.choose({place.width, place.height});
}

Result<void> PixelWindow::open_again() {
  const Internals& own = *internals_;
  SDL_Rect before{};
  SDL_GetWindowPosition(own.window.get(), &before.x, &before.y);
  SDL_GetWindowSize(own.window.get(), &before.w, &before.h);
  auto opened = open(
      {SDL_GetWindowTitle(own.window.get()), {before.w, before.h}, own.screen, own.full_screen, own.shown, own.calls});
  if (!opened) return std::unexpected(opened.error());
  internals_ = std::move((*opened)->internals_);
  if (!internals_->full_screen && can_be_placed()) SDL_SetWindowPosition(internals_->window.get(), before.x, before.y);
  return {};
}

bool PixelWindow::can_be_placed() {
  const char* driver = SDL_GetCurrentVideoDriver();
  return driver != nullptr && std::string_view(driver) == "x11";
}

bool PixelWindow::is_wayland() {
  const char* driver = SDL_GetCurrentVideoDriver();
  return driver != nullptr && std::string_view(driver) == "wayland";
}

bool PixelWindow::is_full_screen() const {
  return internals_->full_screen;
}

DesktopRect PixelWindow::screen() const {
  return internals_->screen.value_or(DesktopRect{});
}

void PixelWindow::show() {
  // SDL waits without end for a window that is gone to be mapped.
  if (!std::exchange(internals_->shown, true) && is_there(internals_->window.get()))
    SDL_ShowWindow(internals_->window.get());
}

void PixelWindow::hide() {
  if (std::exchange(internals_->shown, false) && is_there(internals_->window.get())) {
    let_raising_end(internals_->window.get());
    SDL_HideWindow(internals_->window.get());
  }
}

bool PixelWindow::is_shown() const {
  return internals_->shown;
}

void PixelWindow::set_title(const std::string& title) {
  SDL_SetWindowTitle(internals_->window.get(), title.c_str());
}

bool PixelWindow::is_minimised() const {
  return (SDL_GetWindowFlags(internals_->window.get()) & SDL_WINDOW_MINIMIZED) != 0;
}

void PixelWindow::raise() {
  if (is_minimised() && is_there(internals_->window.get())) SDL_RestoreWindow(internals_->window.get());
  SDL_RaiseWindow(internals_->window.get());
}

SDL_Window* PixelWindow::handle() const {
  return internals_->window.get();
}

std::uint64_t PixelWindow::system_number() const {
  return lectern::system_number(internals_->window.get());
}

}  // namespace lectern
