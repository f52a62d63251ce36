#pragma once
// One page as a slide part, with its relations. Pure.

#include <string>

#include "export/pptx_parts.h"
#include "export/pptx_shapes.h"
#include "export/pptx_text.h"
#include "scene/scene.h"

namespace lectern {

struct PptxPage {
  const Scene& scene;
  int slide_number = 0;  ///< of the part, from 1
  std::string printed;   ///< the number that the page prints; empty: none
  bool is_cover = false;
  bool is_section = false;
  bool skipped = false;  ///< a backup slide: a talk passes over it
  bool stepped = false;  ///< what comes with a step appears at a click; else all is there at once
};

/// Where an internal link leads: the slide part's number, 0 for nowhere.
using PptxSlideOf = std::function<int(std::string_view anchor)>;
/// The parts of a picture ("../media/image1.png"), and as a drawing where it is one.
struct PptxMediaParts {
  std::string pixels;
  std::string vector;
};
using PptxMedia = std::function<PptxMediaParts(const std::shared_ptr<const Image>& image, float shown_width)>;

struct PptxSlidePart {
  std::string xml;
  Relationships relations;
};

PptxSlidePart pptx_slide(const PptxPage& page, const PptxLook& look, const PptxSlideOf& slide_of,
                         const PptxMedia& media);

}  // namespace lectern
