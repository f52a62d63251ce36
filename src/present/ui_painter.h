#pragma once
// Our own labels: Dear ImGui's draw list as a way to set short UI text, rules and panels, drawn into the window's
// pixels by ui_raster. The window needs no second rendering path for it: the audience's pixels and the labels go the
// same way to the screen, on X11 the fast one. ImGui does not shape, so no text of a deck comes here (see
// notes_picture.h).

#include <memory>
#include <string_view>

#include "present/canvas.h"
#include "text/font_set.h"

namespace lectern {

/// The sizes that labels come in, in pixels of a window 1000 high; in small windows they stay legible.
enum class UiFont { small, label, strong, value };

/// Font atlas in the given scale; safe to build on any thread, 5 ms.
class UiFonts {
 public:
  UiFonts(const FontSet& fonts, float scale);
  UiFonts(const UiFonts&) = delete;
  UiFonts& operator=(const UiFonts&) = delete;
  UiFonts(UiFonts&&) = delete;
  UiFonts& operator=(UiFonts&&) = delete;
  ~UiFonts();

  float scale() const;

  struct Internals;
  Internals& internals() { return *internals_; }

 private:
  std::unique_ptr<Internals> internals_;
};

/// Collects a frame's labels and draws them. Main thread only: ImGui has one current context.
class UiPainter {
 public:
  explicit UiPainter(std::unique_ptr<UiFonts> fonts);
  UiPainter(const UiPainter&) = delete;
  UiPainter& operator=(const UiPainter&) = delete;
  UiPainter(UiPainter&&) = delete;
  UiPainter& operator=(UiPainter&&) = delete;
  ~UiPainter();

  float scale() const;
  void begin(PixelSize window);
  /// Text with its top left corner at (x, y).
  void text(UiFont font, float x, float y, Colour colour, std::string_view words);
  /// Digits on equal widths, so that a running clock does not tremble; returns the width.
  float figures(UiFont font, float x, float y, Colour colour, std::string_view words);
  /// Spaced capitals, for short names; returns the width.
  float capitals(UiFont font, float x, float y, Colour colour, std::string_view words);
  float width_of_capitals(UiFont font, std::string_view words) const;
  float width_of(UiFont font, std::string_view words) const;
  float height_of(UiFont font) const;
  void panel(const PixelRect& rect, Colour colour, float radius);
  void outline(const PixelRect& rect, Colour colour, float radius);
  /// Draws what was collected since begin().
  void draw_into(const Canvas& canvas);

 private:
  struct Internals;
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
