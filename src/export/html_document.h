#pragma once
// What all slides of an HTML file share: text styles, fonts, pictures. Each is written once, numbered in the order of
// its first use, so that equal decks give equal bytes. Not thread-safe.

#include <cstddef>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "image/image.h"
#include "scene/scene.h"
#include "text/face.h"
#include "text/subset_face.h"

namespace lectern {

/// "12.5": at most `decimals` places, no trailing zeros, never "-0".
std::string short_number(float value, int decimals = 2);

class HtmlDocument {
 public:
  /// The class of a text's style: face, size, colour, spacing. Remembers its characters for the face's subset.
  std::string text_class(const DrawText& text, std::string_view characters);

  /// How far below the top of its box a line's baseline is: whole slide units, since browsers put boxes on whole
  /// pixels.
  static float drop_of(const DrawText& text);

  /// The id of a picture, or of an emoji's, to be shown with <use>.
  std::string picture_id(const std::shared_ptr<const Image>& image, float shown_width);
  std::string glyph_id(const std::shared_ptr<const Face>& face, std::uint32_t glyph, const ColourGlyph& picture);

  /// A number for ids that only one slide uses.
  std::size_t next_id() { return ids_++; }

  /// @font-face rules and text classes. Subsets and packs the faces on `jobs` threads.
  std::string style_rules(int jobs, const std::stop_token& stop) const;
  /// The pictures as symbols, to stand once in the page.
  std::string picture_store(int jobs, const std::stop_token& stop) const;

 private:
  struct FontUse {
    std::shared_ptr<const Face> face;
    FaceUse use;
  };
  struct PictureUse {
    std::shared_ptr<const Image> image;  ///< null: `png` is the picture
    SharedBytes png;
    float width = 0;  ///< the largest that it is shown at
  };

  std::size_t font_index(const std::shared_ptr<const Face>& face);

  std::vector<FontUse> fonts_;
  std::map<const Face*, std::size_t> font_indices_;
  std::map<std::string, std::size_t> classes_;  ///< CSS declarations -> number
  std::vector<const std::string*> class_rules_;
  std::vector<PictureUse> pictures_;
  std::map<const Image*, std::size_t> picture_indices_;
  std::map<std::pair<const Face*, std::uint32_t>, std::size_t> glyph_indices_;
  std::size_t ids_ = 0;
};

}  // namespace lectern
