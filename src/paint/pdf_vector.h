#pragma once
// A vector picture as a form of a PDF file: Cairo draws it into a document of its own, whose page is taken over. For
// room `paint` alone.

#include <optional>

#include "image/image.h"
#include "paint/pdf_file.h"

namespace lectern {

/// The number of a form that draws the picture in the unit square; nothing where it cannot be drawn so. Long paths of
/// straight lines are drawn on a grid of `grid` units of the picture; 0: as exactly as Cairo has them.
std::optional<int> put_vector(PdfFile& file, const Image& image, double grid);

}  // namespace lectern
