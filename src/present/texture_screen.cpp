#include "present/texture_screen.h"

#include <SDL.h>
#include <fmt/format.h>

namespace lectern {
namespace {

constexpr std::uint32_t kAnyRenderer = 0;

RendererCalls with_sdls_own(RendererCalls calls) {
  if (calls.create_renderer == nullptr) calls.create_renderer = SDL_CreateRenderer;
  if (calls.create_texture == nullptr) calls.create_texture = SDL_CreateTexture;
  if (calls.update == nullptr) calls.update = SDL_UpdateTexture;
  return calls;
}

Error cannot_draw() {
  return {fmt::format("the window cannot be drawn in: {}", SDL_GetError()), {}};
}

}  // namespace

void TextureScreen::RendererDeleter::operator()(SDL_Renderer* renderer) const {
  SDL_DestroyRenderer(renderer);
}

void TextureScreen::TextureDeleter::operator()(SDL_Texture* texture) const {
  SDL_DestroyTexture(texture);
}

TextureScreen::TextureScreen(SDL_Window* window, const RendererCalls& calls)
    : window_(window), calls_(with_sdls_own(calls)) {}

Result<TextureScreen> TextureScreen::open(SDL_Window* window, const RendererCalls& calls) {
  TextureScreen screen(window, calls);
  if (!screen.open_renderer(kAnyRenderer) && !screen.open_renderer(SDL_RENDERER_SOFTWARE))
    return std::unexpected(cannot_draw());
  return screen;
}

PixelSize TextureScreen::size() const {
  PixelSize size;
  if (!renderer_ || SDL_GetRendererOutputSize(renderer_.get(), &size.width, &size.height) != 0) return {};
  return size;
}

Result<void> TextureScreen::show(const std::uint32_t* pixels, PixelSize size) {
  if (draw(pixels, size)) return {};
  forget_texture();
  if (draw(pixels, size)) return {};
  for (const std::uint32_t kind : {kAnyRenderer, std::uint32_t{SDL_RENDERER_SOFTWARE}}) {
    if (open_renderer(kind) && draw(pixels, size)) return {};
  }
  return std::unexpected(cannot_draw());
}

void TextureScreen::forget_texture() {
  texture_.reset();
}

/// A window has one renderer at a time.
bool TextureScreen::open_renderer(std::uint32_t kind) {
  forget_texture();
  renderer_.reset();
  renderer_.reset(calls_.create_renderer(window_, -1, kind));
  return renderer_ != nullptr;
}

bool TextureScreen::draw(const std::uint32_t* pixels, PixelSize size) {
  if (!renderer_) return false;
  if (!texture_ || texture_size_ != size) {
    texture_.reset(calls_.create_texture(renderer_.get(), SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STREAMING,
                                         size.width, size.height));
    if (!texture_) return false;
    texture_size_ = size;
    SDL_SetTextureBlendMode(texture_.get(), SDL_BLENDMODE_NONE);
  }
  if (calls_.update(texture_.get(), nullptr, pixels, size.width * 4) != 0) return false;
  if (SDL_RenderCopy(renderer_.get(), texture_.get(), nullptr, nullptr) != 0) return false;
  SDL_RenderPresent(renderer_.get());
  return true;
}

}  // namespace lectern
