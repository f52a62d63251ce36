#pragma once
// Pictures as objects of a PDF file, each written once. For room `paint` alone.

#include <functional>
#include <map>
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

  // By what is in its file and by fineness: a picture that no page in work holds is read anew for the next one.
  std::map<std::string, std::map<int, int>> objects_;
  std::map<std::string, int, std::less<>> profiles_;
  PdfFile& file_;
};

}  // namespace lectern
