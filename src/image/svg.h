#pragma once
// SVG through librsvg, which is loaded when the first SVG comes. For room `image` alone.

#include <memory>
#include <string>

#include "base/result.h"
#include "image/decoders.h"

namespace lectern {

/// A parsed SVG. Nothing that it refers to outside itself is read (it has no base address). Thread-safe.
class SvgPicture {
 public:
  static Result<std::unique_ptr<const SvgPicture>> parse(ImageBytes bytes);
  SvgPicture(const SvgPicture&) = delete;
  SvgPicture& operator=(const SvgPicture&) = delete;
  SvgPicture(SvgPicture&&) = delete;
  SvgPicture& operator=(SvgPicture&&) = delete;
  ~SvgPicture();

  /// In CSS pixels: width and height, else the viewBox, else 300 x 150 (CSS 2.1, 10.3.2).
  Size size() const;
  /// `crop` (shares) rendered at `size`; blank where librsvg fails.
  PixelImage rendered(PixelSize size, const Rect& crop) const;
  /// A PDF document of one page of its own size, a point to a CSS pixel; empty where librsvg or Cairo fails.
  std::string document() const;
  /// The drawing alone as another SVG: letters are outlines; comments, metadata, scripts and names are gone. Empty
  /// where librsvg or Cairo fails.
  std::string drawing() const;

 private:
  struct Internals;
  explicit SvgPicture(std::unique_ptr<Internals> internals);
  std::unique_ptr<Internals> internals_;
};

/// Cairo counts the ids of its SVG files through the whole program; here they are counted in each file, so that equal
/// pictures give equal bytes.
std::string with_ids_renumbered(const std::string& svg);

/// True where the bytes look like an SVG document.
bool is_svg(ImageBytes bytes);

}  // namespace lectern
