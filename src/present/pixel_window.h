#pragma once
// A window whose pixels we write ourselves. On X11 they go through SDL's window surface (shared memory, 1.5 ms for a
// 1080p frame; SDL's OpenGL and software renderers take ten times that without a GPU); elsewhere, where a surface may
// map no window at all, through a streaming texture. Main thread only.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "present/canvas.h"
#include "present/texture_screen.h"
#include "show/screens.h"

struct SDL_Window;

namespace lectern {

struct WindowOptions {
  std::string title;
  PixelSize size;
  std::optional<DesktopRect> screen;  ///< to be in the middle of, or to fill; absent: where the system likes
  bool full_screen = false;
  bool shown = true;
  RendererCalls calls = {};
};

class PixelWindow {
 public:
  static Result<std::unique_ptr<PixelWindow>> open(const WindowOptions& options);
  PixelWindow(const PixelWindow&) = delete;
  PixelWindow& operator=(const PixelWindow&) = delete;
  PixelWindow(PixelWindow&&) = delete;
  PixelWindow& operator=(PixelWindow&&) = delete;
  ~PixelWindow();

  /// Size in pixels, as it is now.
  PixelSize size() const;
  /// Device pixels to a unit of mouse coordinates.
  float density() const;
  /// Pixels of the whole window; what they hold is undefined until written. Fails when the window is gone or too small.
  Result<Canvas> canvas();
  /// Shows what was written, in one go.
  void present();
  /// Why the newest frame did not reach the window, though every way to draw was tried.
  const std::optional<Error>& failure() const;
  /// The graphics driver lost what its textures held: the next frame makes its own.
  void forget_textures();
  /// Fills a screen, or stands in the middle of it; nothing where it does so already. On another screen, or one that
  /// changed, it is as large as `size`, unless a person gave it a size, and never larger than the screen. Where the
  /// system places windows itself (Wayland) only filling is sure to be on that screen.
  void place(const DesktopRect& screen, bool full_screen, std::optional<PixelSize> size = {});
  /// Puts it into the middle of its screen where it lies partly on none or on another: a window manager moves what was
  /// on a display that went, a hidden window too, and leaves it there.
  void bring_back();
  /// Where it is, without its frame, and puts it there; for one that does not fill its screen.
  DesktopRect place_now() const;
  void stand_at(const DesktopRect& place);
  /// A new window in place of this one, as large, as visible and where it was. After a failure nothing has changed.
  Result<void> open_again();
  bool is_full_screen() const;
  /// False where the system alone says where windows stand.
  static bool can_be_placed();
  static bool is_wayland();
  /// Where place() or opening last put it.
  DesktopRect screen() const;
  void show();
  void hide();
  bool is_shown() const;
  /// A person, or the desktop, made an icon of it. Not told under Wayland.
  bool is_minimised() const;
  void set_title(const std::string& title);
  /// To the front, with the keyboard; one that was minimised is opened again.
  void raise();
  SDL_Window* handle() const;
  /// The number by which the X server tells that a window is gone; 0 under other systems.
  std::uint64_t system_number() const;

 private:
  struct Internals;
  explicit PixelWindow(std::unique_ptr<Internals> internals);
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
