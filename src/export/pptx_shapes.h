#pragma once
// What is not text on a page, as shapes and pictures of DrawingML. Pure.

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "export/pptx_parts.h"
#include "image/image.h"
#include "scene/scene.h"

namespace lectern {

/// A picture's relation ids in the slide.
struct PptxPictureIds {
  std::string pixels;
  std::string vector;  ///< the same as a drawing; empty: there is none
};
using PptxPicture = std::function<PptxPictureIds(const std::shared_ptr<const Image>& image, float shown_width)>;

/// One item as <p:sp> or <p:pic>; empty for text. `alt` describes a picture: without it the item is decoration.
std::string pptx_shape(const SceneItem& item, int id, std::string_view alt, const PptxLook& look,
                       const PptxPicture& picture);

}  // namespace lectern
