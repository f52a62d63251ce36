#pragma once
// A window whose pixels we write ourselves. On X11 they go through SDL's window surface (shared memory, 1.5 ms for a
// 1080p frame; SDL's OpenGL and software renderers take ten times that without a GPU); elsewhere, where a surface may
// map no window at all, through a streaming texture. Main thread only.

#include <memory>
#include <string>

#include "base/result.h"
#include "present/canvas.h"

struct SDL_Window;

namespace lectern {

struct WindowOptions {
  std::string title;
  PixelSize size;
  int display = -1;  ///< counted from 0; -1: where the system likes
  bool full_screen = false;
};

class AudienceWindow {
 public:
  static Result<std::unique_ptr<AudienceWindow>> open(const WindowOptions& options);
  AudienceWindow(const AudienceWindow&) = delete;
  AudienceWindow& operator=(const AudienceWindow&) = delete;
  AudienceWindow(AudienceWindow&&) = delete;
  AudienceWindow& operator=(AudienceWindow&&) = delete;
  ~AudienceWindow();

  /// Size in pixels, as it is now.
  PixelSize size() const;
  /// Device pixels to a unit of mouse coordinates.
  float density() const;
  /// Pixels of the whole window; what they hold is undefined until written. Fails when the window is gone or too small.
  Result<Canvas> canvas();
  /// Shows what was written, in one go.
  void present();
  void set_full_screen(bool full_screen);
  void set_title(const std::string& title);
  void raise();
  SDL_Window* handle() const;

 private:
  struct Internals;
  explicit AudienceWindow(std::unique_ptr<Internals> internals);
  std::unique_ptr<Internals> internals_;
};

/// Usable size of a display (or of the first), for choosing a window's size; what of it the desktop's bars leave.
PixelSize usable_display_size(int display);

}  // namespace lectern
