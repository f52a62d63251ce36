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

/// Gives a picture's relation id in the slide.
using PptxPicture = std::function<std::string(const std::shared_ptr<const Image>& image, float shown_width)>;

/// One item as <p:sp> or <p:pic>; empty for text. `alt` describes a picture: without it the item is decoration.
std::string pptx_shape(const SceneItem& item, int id, std::string_view alt, const PptxLook& look,
                       const PptxPicture& picture);

}  // namespace lectern
