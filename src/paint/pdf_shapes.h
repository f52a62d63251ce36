#pragma once
// Shapes and pictures as operators of a page's content (ISO 32000-1, section 8). For room `paint` alone.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "paint/pdf_page.h"

namespace lectern {

/// Keeps track of what the content has set, so that nothing is set twice. The current units are slide units, y down.
class PdfShapes {
 public:
  explicit PdfShapes(PdfPage::Internals& page) : page_(page), out_(page.content) {}

  /// Saves and restores the graphics state, once at a time.
  void save();
  void restore();
  void clip(const Rect& rect);
  void use_fill(Colour colour, float opacity);

  void fill(const FillRect& fill, float opacity);
  void fill(const FillGradient& fill, float opacity);
  void draw(const Path& path, float opacity);
  void draw(const DrawImage& draw, float opacity);

 private:
  struct State {
    std::optional<Colour> fill;
    std::optional<Colour> stroke;
    int alpha = 255;
    bool mitred = false;
  };

  void put_rect(const Rect& rect);
  void put_rounded(const Rect& rect, double radius);
  void use_stroke(Colour colour, float opacity);
  void use_alpha(std::uint8_t alpha, float opacity);
  void trace(const Path& path);

  PdfPage::Internals& page_;
  std::string& out_;
  State state_;
  State saved_;
};

}  // namespace lectern
