#pragma once
// The faces of one SVG file and the characters that it sets in them. For room `paint` alone.

#include <memory>
#include <string>
#include <vector>

#include "scene/scene.h"
#include "text/subset_face.h"

namespace lectern {

class SvgFonts {
 public:
  /// Notes the characters of all text that a step shows.
  SvgFonts(const Scene& scene, int step, bool outline_text);

  /// The name of the face's class in the file; empty where its letters go out as outlines or pictures.
  const std::string& class_of(const Face& face) const;
  /// CSS: the faces as data, and a class for each.
  std::string style() const;

 private:
  struct Entry {
    std::shared_ptr<const Face> face;
    FaceUse use;
    std::string name;
    std::string rule;
  };
  std::vector<Entry> entries_;  // in the order of their first use
};

}  // namespace lectern
