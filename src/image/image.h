#pragma once
// Picture bytes -> Image. Formats: PNG, JPEG (EXIF orientation applied), WebP, GIF (first frame), SVG. The header is
// read and held against the limits before anything is allocated. Pure; safe on any thread.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/file_source.h"
#include "base/font_file.h"
#include "base/geometry.h"
#include "base/result.h"

namespace lectern {

struct ImageLimits {
  std::int64_t bytes = 256LL << 20;   ///< of the file
  std::int64_t pixels = 100'000'000;  ///< width x height
  int edge = 32'000;                  ///< pixels on either side
};

enum class ImageFormat { png, jpeg, webp, gif, svg };

/// Pixels, row by row without padding: 0xAARRGGBB, alpha premultiplied (Cairo's ARGB32 on the machine's byte order).
struct PixelImage {
  PixelSize size;
  std::vector<std::uint32_t> pixels;
  bool opaque = true;
};

/// A picture; immutable and shared. A JPEG is decoded when its pixels are asked for, once for each of four sizes.
class Image {
 public:
  struct Internals;
  explicit Image(std::unique_ptr<Internals> internals);
  Image(const Image&) = delete;
  Image& operator=(const Image&) = delete;
  Image(Image&&) = delete;
  Image& operator=(Image&&) = delete;
  ~Image();

  ImageFormat format() const;
  /// Natural size in picture pixels, orientation applied; an SVG's is its viewBox or width and height.
  Size size() const;
  /// The file's bytes (JPEG pass-through, vector output).
  const SharedBytes& source() const;
  /// How a JPEG's stored pixels must be turned to stand upright (EXIF, 1 to 8; size() and pixels() already are); 1 for
  /// every other format.
  int orientation() const;
  /// True for SVG: render it at the size it is shown at.
  bool is_vector() const;
  /// A vector picture as a PDF document of one page, size() points large; empty where it cannot be drawn.
  std::string vector_document() const;
  /// A vector picture as another SVG that holds the drawing alone: letters as outlines, no comments, metadata, names or
  /// scripts. Empty where it cannot be drawn.
  std::string vector_drawing() const;
  /// Names of font families that an SVG asks for and the catalogue lacks, for a diagnostic.
  const std::vector<std::string>& unknown_fonts() const;
  /// True where no pixel lets anything through; false for SVG. Decodes nothing.
  bool opaque() const;
  /// False where a JPEG turns out to be broken inside: what is missing is grey. Decodes it, at an eighth of its size.
  bool whole() const;
  /// The picture's own pixels (raster), or a rendering at its natural size (vector).
  const PixelImage& pixels() const;
  /// `crop` (shares of the picture, 0 to 1) scaled to `size` with a good filter (area averaging down, Catmull-Rom or
  /// better up), or a vector picture rendered at that size. A JPEG that is shown at less than half its size is decoded
  /// at a half, a quarter or an eighth of it. Equal input gives equal pixels on every thread.
  PixelImage scaled(PixelSize size, Rect crop = {0, 0, 1, 1}) const;

 private:
  std::unique_ptr<Internals> internals_;
};

/// Decodes; fails with a worded error ("not a picture Lectern reads", "a 40,000 x 40,000 picture is over the limit"
/// ...).
Result<std::shared_ptr<const Image>> decode_image(const SharedBytes& bytes, const ImageLimits& limits = {});

/// The faces that text in SVG pictures may use; without this they are whatever the machine has. `path_of` gives a path
/// under which the library behind it can open a face that is embedded, and is called when the first SVG comes. For the
/// whole program, since that library knows only one set: call it once, before the first SVG is decoded.
void set_svg_fonts(std::vector<FontFile> faces, std::function<std::string(const FontFile&)> path_of);

/// The pictures of one deck: read through a FileSource, decoded once and shared, kept while used. Thread-safe.
class Pictures {
 public:
  explicit Pictures(std::shared_ptr<const FileSource> files, ImageLimits limits = {});
  Pictures(const Pictures&) = delete;
  Pictures& operator=(const Pictures&) = delete;
  Pictures(Pictures&&) = delete;
  Pictures& operator=(Pictures&&) = delete;
  ~Pictures();

  Result<std::shared_ptr<const Image>> find(std::string_view path) const;
  const FileSource& files() const;

 private:
  struct Internals;
  std::unique_ptr<Internals> internals_;
};

}  // namespace lectern
