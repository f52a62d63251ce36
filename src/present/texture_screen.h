#pragma once
// Frames to a window through a streaming texture of SDL's renderer, where a window's pixels cannot be written directly.
// A graphics driver may lose its textures or fail altogether in the middle of a talk: what fails is made again, and in
// the end SDL's software renderer draws. Main thread only.

#include <cstdint>
#include <memory>

#include "base/result.h"
#include "present/canvas.h"

struct SDL_Window;
struct SDL_Renderer;
struct SDL_Texture;
struct SDL_Rect;

namespace lectern {

/// SDL's calls that may fail; absent ones are SDL's own. Tests give others.
struct RendererCalls {
  SDL_Renderer* (*create_renderer)(SDL_Window*, int, std::uint32_t) = nullptr;
  SDL_Texture* (*create_texture)(SDL_Renderer*, std::uint32_t, int, int, int) = nullptr;
  int (*update)(SDL_Texture*, const SDL_Rect*, const void*, int) = nullptr;
};

class TextureScreen {
 public:
  /// `window` must outlive it. Fails where nothing can draw into the window.
  static Result<TextureScreen> open(SDL_Window* window, const RendererCalls& calls = {});

  /// In pixels; nothing where the renderer does not know.
  PixelSize size() const;
  /// Shows rows of 0x..RRGGBB words. Fails when nothing can draw into the window any more.
  Result<void> show(const std::uint32_t* pixels, PixelSize size);
  /// The driver said that what its textures held is gone.
  void forget_texture();

 private:
  struct RendererDeleter {
    void operator()(SDL_Renderer* renderer) const;
  };
  struct TextureDeleter {
    void operator()(SDL_Texture* texture) const;
  };

  explicit TextureScreen(SDL_Window* window, const RendererCalls& calls);
  bool open_renderer(std::uint32_t kind);
  bool draw(const std::uint32_t* pixels, PixelSize size);

  SDL_Window* window_;
  RendererCalls calls_;
  std::unique_ptr<SDL_Renderer, RendererDeleter> renderer_;
  std::unique_ptr<SDL_Texture, TextureDeleter> texture_;  ///< of the renderer, which it must not outlive
  PixelSize texture_size_;
};

}  // namespace lectern
