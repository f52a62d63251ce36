#pragma once
// Pictures as objects of a PDF file, each written once. For room `paint` alone.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "image/image.h"
#include "paint/pdf_file.h"
#include "paint/pdf_page.h"

namespace lectern {

/// The form in which a picture fills the unit square.
class PdfPictures {
 public:
  explicit PdfPictures(PdfFile& file) : file_(file) {}

  /// The number of the object that draws the picture upright in the unit square, at least so finely.
  int object_of(const PdfImageUse& use);

 private:
  int put_image(const PdfImageUse& use);
  std::optional<int> put_jpeg(const Image& image);
  std::optional<int> put_png(const Image& image);
  // A colour space of `channels` by a profile, which is written once; `device` without one.
  std::string space(const std::string& profile, int channels, std::string_view device);

  // Ordered by owner, so that an entry does not keep the pixels, yet its place is not taken by another picture.
  std::map<std::weak_ptr<const Image>, std::map<int, int>, std::owner_less<>> objects_;  // by fineness
  std::map<std::string, int, std::less<>> profiles_;
  PdfFile& file_;
};

}  // namespace lectern
