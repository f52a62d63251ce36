#pragma once
// Names that a theme file may use and that this room does not know by itself.

#include <string>
#include <vector>

namespace lectern {

struct ThemeVocabulary {
  std::vector<std::string> families;  ///< of the fonts that can be used
  std::vector<std::string> layouts;   ///< of slides: "title", "section" ...
};

}  // namespace lectern
